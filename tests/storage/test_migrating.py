"""Migrations: each once, all of it or nothing, and never on a database from the future."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import epoch_ms
from bot.domain.activity import Traces
from bot.domain.client import ClientKind
from bot.domain.ids import ActivityId, ClientId, ExclusionId, LeadId
from bot.domain.lead import CloseReason, Status
from storage import open_storage
from storage.connection import RuleViolated, StorageError
from storage.migrating import Migration, check_migrated, migrate, shipped_migrations
from storage.sqlite import SqliteDatabase
from tests.storage.examples import LATER, NOW

FIRST = Migration(number=1, name="first", script="CREATE TABLE a (b INTEGER);\nINSERT INTO a (b) VALUES (1);\n")
SECOND = Migration(number=2, name="second", script="ALTER TABLE a ADD COLUMN c INTEGER;\nUPDATE a SET c = b + 1;\n")
BROKEN = Migration(number=3, name="broken", script="CREATE TABLE d (e INTEGER);\nINSERT INTO nowhere VALUES (1);\n")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    """An empty file."""
    opened = await SqliteDatabase.open(tmp_path / "leadhook.db")
    yield opened
    await opened.close()


async def run(database: SqliteDatabase, *known: Migration) -> list[str]:
    return [migration.name for migration in await migrate(database, known, epoch_ms(NOW))]


async def tables(database: SqliteDatabase) -> set[str]:
    rows = await database.reader.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return {row["name"] for row in rows}


def test_the_shipped_migrations_are_numbered_without_a_gap() -> None:
    numbers = [migration.number for migration in shipped_migrations()]

    assert numbers == list(range(1, len(numbers) + 1))


async def test_a_fresh_database_gets_all_tables(database: SqliteDatabase) -> None:
    applied = await run(database, *shipped_migrations())

    assert applied == [migration.name for migration in shipped_migrations()]
    assert {"inbox", "outbox", "leads", "activities", "schema_migrations"} <= await tables(database)


async def test_the_second_time_there_is_nothing_to_do(database: SqliteDatabase) -> None:
    await run(database, *shipped_migrations())

    assert await run(database, *shipped_migrations()) == []


async def test_an_older_database_gets_what_it_lacks_and_keeps_its_data(database: SqliteDatabase) -> None:
    await run(database, FIRST)

    assert await run(database, FIRST, SECOND) == ["second"]

    assert [dict(row) for row in await database.reader.rows("SELECT b, c FROM a")] == [{"b": 1, "c": 2}]


async def test_what_was_applied_is_recorded_with_its_time(database: SqliteDatabase) -> None:
    await run(database, FIRST)
    await migrate(database, [FIRST, SECOND], epoch_ms(LATER))

    rows = await database.reader.rows("SELECT number, name, applied_at FROM schema_migrations ORDER BY number")
    assert [dict(row) for row in rows] == [
        {"number": 1, "name": "first", "applied_at": epoch_ms(NOW)},
        {"number": 2, "name": "second", "applied_at": epoch_ms(LATER)},
    ]


async def test_a_migration_that_fails_leaves_nothing_of_any(database: SqliteDatabase) -> None:
    await run(database, FIRST)

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        await run(database, FIRST, SECOND, BROKEN)

    assert await tables(database) == {"schema_migrations", "a"}
    assert await run(database, FIRST, SECOND) == ["second"]


async def test_a_database_from_a_newer_version_is_refused_unchanged(database: SqliteDatabase) -> None:
    await run(database, FIRST, SECOND)

    with pytest.raises(StorageError) as refused:
        await run(database, FIRST)

    assert str(refused.value) == (
        f"The database {database.path} was written by a newer Leadhook (its tables are at version 2, this one knows 1):"
        " please upgrade Leadhook."
    )
    assert await run(database, FIRST, SECOND) == []


async def test_a_database_just_at_the_version_passes_the_check(database: SqliteDatabase) -> None:
    await run(database, FIRST, SECOND)

    await check_migrated(database.reader, database.path, [FIRST, SECOND])


@pytest.mark.parametrize(
    ("applied", "words"),
    [([], "please run leadhook migrate"), ([FIRST], "please run leadhook migrate")],
    ids=["empty", "older"],
)
async def test_a_database_behind_the_version_does_not_pass_the_check(
    database: SqliteDatabase, applied: list[Migration], words: str
) -> None:
    if applied:
        await run(database, *applied)

    with pytest.raises(StorageError, match=words):
        await check_migrated(database.reader, database.path, [FIRST, SECOND])


async def test_a_database_ahead_of_the_version_does_not_pass_the_check(database: SqliteDatabase) -> None:
    await run(database, FIRST, SECOND)

    with pytest.raises(StorageError, match="please upgrade Leadhook"):
        await check_migrated(database.reader, database.path, [FIRST])


async def test_questions_that_waited_before_they_were_kept_track_of_wait_on(database: SqliteDatabase) -> None:
    """Of four who asked: one has no answer, one asked again after it, one was answered, one has become a lead."""
    before, after = shipped_migrations()[:2], shipped_migrations()[:3]
    await migrate(database, before, epoch_ms(NOW))
    async with database.writing():
        for prospect in (1, 2, 3, 4):
            await database.writer.run(
                "INSERT INTO prospects (id, language, created_at) VALUES (:id, 'ru', 1)", id=prospect
            )
        for interest, (prospect, moment) in enumerate([(1, 10), (2, 10), (2, 30), (3, 10), (4, 10)], start=1):
            await database.writer.run(
                "INSERT INTO interests (id, prospect_id, route, created_at)"
                " VALUES (:id, :prospect, 'question', :moment)",
                id=interest,
                prospect=prospect,
                moment=moment,
            )
        for prospect in (2, 3):
            await database.writer.run(
                "INSERT INTO activities (deed, prospect_id, happened_at) VALUES ('answered', :prospect, 20)",
                prospect=prospect,
            )
        await database.writer.run(
            "INSERT INTO leads (id, prospect_id, status, name, wish, route, version, created_at)"
            " VALUES (1, 4, 'new', 'Анна', '', 'question', 1, 10)"
        )
        await database.writer.run("INSERT INTO lead_interests (lead_id, interest_id) VALUES (1, 5)")

    await migrate(database, after, epoch_ms(NOW))

    rows = await database.reader.rows("SELECT id, asked_at FROM prospects WHERE asked_at IS NOT NULL ORDER BY id")
    assert [dict(row) for row in rows] == [{"id": 1, "asked_at": 10}, {"id": 2, "asked_at": 30}]


async def test_notes_from_before_they_had_a_table_stand_on_and_nobody_is_waited_for(
    database: SqliteDatabase,
) -> None:
    """Of two clients one has a note; a manager was just asked for another."""
    await migrate(database, shipped_migrations()[:3], epoch_ms(NOW))
    async with database.writing():
        for client, note in ((1, "Возит коробки"), (2, None)):
            await database.writer.run(
                "INSERT INTO clients (id, name, search_key, kind, note, created_at)"
                " VALUES (:id, 'Анна', 'анна', 'client', :note, 10)",
                id=client,
                note=note,
            )
        await database.writer.run(
            "INSERT INTO conversations (bot_id, chat_id, user_id, state, data)"
            " VALUES (1, 2, 2, 'Keeping:noting', '{\"client\": 1}')"
        )

    await migrate(database, shipped_migrations()[:4], epoch_ms(NOW))

    notes = await database.reader.rows("SELECT client_id, words, created_at FROM client_notes")
    assert [dict(row) for row in notes] == [{"client_id": 1, "words": "Возит коробки", "created_at": 10}]
    dialogues = await database.reader.rows("SELECT state, data FROM conversations")
    assert [dict(row) for row in dialogues] == [{"state": None, "data": "{}"}]


async def test_what_was_known_before_decisions_had_traces_is_known_on(database: SqliteDatabase) -> None:
    """A company is found by name, mail by its domain, and of what an exclusion stopped it is known whose it was."""
    await migrate(database, shipped_migrations()[:6], epoch_ms(NOW))
    async with database.writing():
        for statement in (
            "INSERT INTO companies (id, name, created_at) VALUES (1, 'Romashka', 10)",
            "INSERT INTO contact_values (id, kind, normal_form)"
            " VALUES (1, 'telegram', '1001'), (2, 'phone', '+79123456789'), (3, 'email', 'anna@romashka.example')",
            "INSERT INTO prospects (id, telegram_id, language, created_at) VALUES (7, 1001, 'ru', 10)",
            "INSERT INTO exclusions (id, value_id, reason, over_client, added_by, added_at)"
            " VALUES (1, 1, 'spam', 0, 2001, 10), (2, 2, 'spam', 0, 2001, 10)",
            "INSERT INTO stopped (exclusion_id, words, stopped_at) VALUES (1, 'Алло?', 20), (2, 'Прайс', 30)",
        ):
            await database.writer.run(statement)

    await migrate(database, shipped_migrations(), epoch_ms(NOW))

    async def found(query: str) -> list[dict[str, object]]:
        return [dict(row) for row in await database.reader.rows(query)]

    assert await found("SELECT search_key FROM companies") == [{"search_key": "romashka"}]
    assert await found("SELECT mail_domain FROM contact_values ORDER BY id") == [
        {"mail_domain": None}, {"mail_domain": None}, {"mail_domain": "romashka.example"},
    ]  # fmt: skip
    assert await found("SELECT prospect_id, restored_at FROM stopped ORDER BY id") == [
        {"prospect_id": 7, "restored_at": None}, {"prospect_id": None, "restored_at": None},
    ]  # fmt: skip


async def test_a_lead_and_a_decision_from_before_there_were_deals_are_read(tmp_path: Path) -> None:
    """What did not exist then is empty; what the decision left behind can still be taken away."""
    before = await SqliteDatabase.open(tmp_path / "leadhook.db")
    await migrate(before, shipped_migrations()[:6], epoch_ms(NOW))
    state = '{"status": "taken", "manager": 2001, "client": null, "company": null, "close_reason": null,' + (
        ' "closed_at": null, "version": 2}'
    )
    async with before.writing():
        await before.writer.run("INSERT INTO prospects (id, language, created_at) VALUES (1, 'ru', 10)")
        await before.writer.run(
            "INSERT INTO leads (id, prospect_id, status, name, wish, route, manager_id, close_reason, version,"
            " created_at, closed_at) VALUES (1, 1, 'closed', 'Анна', '', 'question', 2001, 'no_answer', 3, 10, 20)"
        )
        await before.writer.run(
            "INSERT INTO activities (id, deed, actor_id, prospect_id, lead_id, before, after, traces, happened_at)"
            " VALUES (1, 'closed', 2001, 1, 1, :state, :state, :traces, 20)",
            state=state,
            traces='{"ownerships": [4], "exclusions": [5], "added_client": 6, "kind_before": "partner"}',
        )
    await before.close()

    storage = await open_storage(f"sqlite:///{tmp_path / 'leadhook.db'}")
    await storage.migrate(NOW)
    async with storage.writing() as session:
        lead, decision = await session.leads.get(LeadId(1)), await session.activities.get(ActivityId(1))
    await storage.close()

    assert (lead.close_reason, lead.amount, lead.postponed_until, lead.on_behalf) == (
        CloseReason.NO_ANSWER, None, None, None,
    )  # fmt: skip
    assert decision.before is not None
    assert (decision.before.status, decision.before.amount, decision.before.postponed_until) == (
        Status.TAKEN, None, None,
    )  # fmt: skip
    assert decision.traces == Traces(
        ownerships=(4,),
        exclusions=(ExclusionId(5),),
        added_client=ClientId(6),
        kind_before=ClientKind.PARTNER,
    )


async def test_what_plain_links_have_brought_becomes_campaigns(database: SqliteDatabase) -> None:
    """One for each code, in the order in which they came, and their links go on counting for them."""
    await migrate(database, shipped_migrations()[:46], epoch_ms(NOW))
    async with database.writing():
        await database.writer.run("INSERT INTO prospects (id, language, created_at) VALUES (1, 'ru', 1)")
        for code, moment in (("vk_ads", 20), (None, 5), ("VK_ads", 10), ("vk_ads", 30)):
            await database.writer.run(
                "INSERT INTO interests (prospect_id, route, campaign, created_at)"
                " VALUES (1, 'deep_link', :code, :moment)",
                code=code,
                moment=moment,
            )
        for code, moment in (("leaflet", 7), ("vk_ads", 40), (None, 50)):
            await database.writer.run(
                "INSERT INTO leads (prospect_id, status, name, wish, campaign, route, version, created_at, closed_at)"
                " VALUES (1, 'closed', 'Анна', '', :code, 'deep_link', 1, :moment, :moment)",
                code=code,
                moment=moment,
            )

    await migrate(database, shipped_migrations(), epoch_ms(NOW))

    made = await database.reader.rows("SELECT id, name, plain_code, made_at, made_by, version FROM campaigns")
    assert [[row[name] for name in ("id", "name", "plain_code", "made_at", "made_by", "version")] for row in made] == [
        [1, "leaflet", "leaflet", 7, None, 1],
        [2, "VK_ads", "VK_ads", 10, None, 1],
        [3, "vk_ads", "vk_ads", 20, None, 1],
    ]
    for table, numbers in (("interests", [3, None, 2, 3]), ("leads", [1, 3, None])):
        rows = await database.reader.rows(f"SELECT campaign_id FROM {table} ORDER BY id")
        assert [row["campaign_id"] for row in rows] == numbers, table
    with pytest.raises(RuleViolated, match="never rewritten"):
        async with database.writing():
            await database.writer.run("UPDATE interests SET campaign_id = NULL")
