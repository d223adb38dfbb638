"""A database of whichever earlier version: nothing that stands in it is lost, and this version reads all of it."""

from pathlib import Path

import pytest

from bot.clock import epoch_ms
from bot.domain.ids import ActivityId, ClientId, LeadId, ProspectId
from storage import Storage, open_storage
from storage.exporting import Kind, export, opened_for_export
from storage.migrating import migrate, shipped_migrations
from storage.sqlite import SqliteDatabase
from tests.storage.examples import NOW
from tests.storage.filled import ROWS, Row, everything, fill

MOVED_ON = {("clients", "note"), ("invitations", "used_at"), ("marked", "marked_at")}
"""What a migration took out of its table to keep it in another: told where that migration is tested."""

GIVEN_UP = {"beyond_budget", "client_name_words", "name_rules"}
"""Tables that are no more, because what they held stands elsewhere: words in the journal, words and rules of names."""

VERSIONS = [migration.number for migration in shipped_migrations()][:-1]


async def left_by(version: int, path: Path) -> dict[str, list[Row]]:
    """Leave a full database as that version would; everything in it."""
    database = await SqliteDatabase.open(path)
    await migrate(database, shipped_migrations()[:version], epoch_ms(NOW))
    async with database.writing():
        await fill(database.writer)
    left = await everything(database.reader)
    await database.close()
    return left


@pytest.mark.parametrize("version", VERSIONS)
async def test_what_an_earlier_version_left_is_there_and_read(tmp_path: Path, version: int) -> None:
    left = await left_by(version, tmp_path / "leadhook.db")

    url = f"sqlite:///{tmp_path / 'leadhook.db'}"
    storage = await open_storage(url)
    await storage.migrate(NOW)
    async with storage.writing() as session:
        found = await everything(session.connection)
        broken = await session.connection.rows("PRAGMA foreign_key_check")
    await everything_is_read(storage)
    await storage.close()

    assert not broken
    assert [
        what for table, rows in left.items() if table not in GIVEN_UP for what in missing_in(found, table, rows)
    ] == []
    async with opened_for_export(url) as connection:
        for kind in Kind:
            assert [record async for record in export(connection, kind)], kind


def missing_in(found: dict[str, list[Row]], table: str, rows: list[Row]) -> list[str]:
    """What of the rows of a table is not there as it was."""
    return [
        f"{table}.{name} of row {number}"
        for number, (was, now) in enumerate(zip(rows, found[table][: len(rows)], strict=True), start=1)
        for name, value in was.items()
        if (table, name) not in MOVED_ON and (name not in now or now[name] != value)
    ]


async def everything_is_read(storage: Storage) -> None:
    """Every record of the glossary, as the bot itself reads it."""
    async with storage.reading() as session:
        for number in range(1, ROWS + 1):
            await session.prospects.get(ProspectId(number))
            await session.leads.get(LeadId(number))
            await session.directory.get_client(ClientId(number))
            await session.activities.get(ActivityId(number))
