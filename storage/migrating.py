"""Migrations: numbered SQL files, each applied once, in one transaction with its record."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bot.mailboxes import StorageUnavailable
from storage.connection import Connection, StorageError
from storage.sqlite import SqliteDatabase, statements_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One numbered file."""

    number: int
    name: str
    script: str


def shipped_migrations() -> list[Migration]:
    """Return the migrations this version knows, in their order."""
    found = [
        Migration(number=int(file.name[:4]), name=file.name[5:-4], script=file.read_text("utf-8"))
        for file in files("storage.migrations").iterdir()
        if file.name.endswith(".sql")
    ]
    return sorted(found, key=lambda migration: migration.number)


async def migrate(database: SqliteDatabase, known: Sequence[Migration], now_ms: int) -> list[Migration]:
    """Bring the tables up to the last known migration and return what was applied.

    Raises StorageError if it cannot be done just now, or if the file was written by a newer version: an older one would
    misread it.
    """
    try:
        return await _apply_missing(database, known, now_ms)
    except StorageUnavailable as failure:
        reason = failure.__cause__ or failure
        raise StorageError(f"The database {database.path} cannot be brought up to date: {reason}.") from failure


async def _apply_missing(database: SqliteDatabase, known: Sequence[Migration], now_ms: int) -> list[Migration]:
    async with database.writing():
        await database.writer.run(
            "CREATE TABLE IF NOT EXISTS schema_migrations"
            " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)"
        )
        applied = await _applied(database.writer)
        _check_not_newer(database.path, applied, known)
        missing = [migration for migration in known if migration.number not in applied]
        for migration in missing:
            await _apply(database, migration, now_ms)
    return missing


async def check_migrated(connection: Connection, path: Path, known: Sequence[Migration]) -> None:
    """Make sure that a database is just at the last known migration; raises StorageError."""
    tables = await connection.rows("SELECT name FROM sqlite_master WHERE name = 'schema_migrations'")
    applied = await _applied(connection) if tables else set()
    _check_not_newer(path, applied, known)
    if applied != {migration.number for migration in known}:
        raise StorageError(f"The tables of the database {path} are not up to date: please run leadhook migrate.")


def _check_not_newer(path: Path, applied: set[int], known: Sequence[Migration]) -> None:
    if applied and max(applied) > known[-1].number:
        raise StorageError(
            f"The database {path} was written by a newer Leadhook (its tables are at version"
            f" {max(applied)}, this one knows {known[-1].number}): please upgrade Leadhook."
        )


async def _applied(connection: Connection) -> set[int]:
    rows = await connection.rows("SELECT number FROM schema_migrations")
    return {row["number"] for row in rows}


async def _apply(database: SqliteDatabase, migration: Migration, now_ms: int) -> None:
    for statement in statements_of(migration.script):
        await database.writer.run(statement)
    await database.writer.run(
        "INSERT INTO schema_migrations (number, name, applied_at) VALUES (:number, :name, :now)",
        number=migration.number,
        name=migration.name,
        now=now_ms,
    )
