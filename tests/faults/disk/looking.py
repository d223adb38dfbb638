"""Looking at an image: opened by the real storage, as the bot would, and read through and through."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import Session, open_storage
from tests.clocks import START
from tests.faults.evidence import IN_ORDER

Json = dict[str, Any]
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found. `state` stands for all that was in the tables before they were brought up to date."""

    complaints: list[str]
    state: str
    tables: dict[str, list[Json]]


async def look_at(database: Path) -> Found:
    """Open an image, check that it is sound, read it, and bring its tables up to date. Raises StorageError."""
    storage = await open_storage(f"sqlite:///{database}")
    try:
        async with storage.reading() as session:
            complaints = await _complaints(session)
            tables = await _tables(session)
        await storage.migrate(START)
    finally:
        await storage.close()
    return Found(complaints=complaints, state=state_of(tables), tables=tables)


def read_as_left(database: Path) -> dict[str, list[Json]]:
    """Read a database that nobody has open."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row["name"] for row in connection.execute(TABLES)]
        return {name: [dict(row) for row in connection.execute(_all_of(name))] for name in names}


def state_of(tables: dict[str, list[Json]]) -> str:
    """Return a word that is the same for the same content."""
    return hashlib.sha256(repr(tables).encode()).hexdigest()


async def _complaints(session: Session) -> list[str]:
    damage = [str(row["integrity_check"]) for row in await session.connection.rows("PRAGMA integrity_check")]
    orphans = [f"orphan in {row['table']}" for row in await session.connection.rows("PRAGMA foreign_key_check")]
    return [line for line in damage if line != "ok"] + orphans


async def _tables(session: Session) -> dict[str, list[Json]]:
    names = [row["name"] for row in await session.connection.rows(TABLES)]
    return {name: [dict(row) for row in await session.connection.rows(_all_of(name))] for name in names}


def _all_of(table: str) -> str:
    return f"SELECT * FROM {table} ORDER BY {IN_ORDER.get(table, 'rowid')}"
