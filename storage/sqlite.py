"""SQLite: one writer on its own connection, readers on theirs, every commit on the disk before it counts."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bot.mailboxes import StorageUnavailable
from storage.connection import Row, StorageError

# synchronous=FULL: with NORMAL a power cut takes back commits that were acknowledged already.
# secure_delete: what is erased leaves no trace in the file.
PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
)

_UNAVAILABLE = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB,
})  # fmt: skip


class SqliteConnection:
    """One aiosqlite connection that speaks the `Connection` protocol of the table families."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        """Run a statement and return all its rows."""
        with _translated():
            found: Iterable[Any] = await self._connection.execute_fetchall(sql, parameters)
            return list(found)

    async def row(self, sql: str, **parameters: object) -> Row | None:
        """Run a statement and return its first row, if there is one."""
        rows = await self.rows(sql, **parameters)
        return rows[0] if rows else None

    async def run(self, sql: str, **parameters: object) -> None:
        """Run a statement whose rows, if any, are of no interest."""
        await self.rows(sql, **parameters)

    async def run_many(self, sql: str, parameters: Iterable[Mapping[str, object]]) -> None:
        """Run a statement once for each set of parameters."""
        with _translated():
            named: Any = parameters
            await self._connection.executemany(sql, named)

    async def close(self) -> None:
        """Close the connection; what was not committed is gone."""
        await self._connection.close()

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction


class SqliteDatabase:
    """A database file: `writing()` is exclusive and durable, `reading()` is a snapshot."""

    def __init__(self, path: Path, writer: SqliteConnection, reader: SqliteConnection) -> None:
        self.path = path
        self.writer = writer
        self.reader = reader
        self._writing = asyncio.Lock()
        self._reading = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path) -> "SqliteDatabase":
        """Open or create the file. Raises StorageError if that cannot be done."""
        try:
            writer = await _connect(path)
            reader = await _connect(path)
            await reader.run("PRAGMA query_only = ON")
        except (sqlite3.Error, StorageUnavailable) as error:
            raise StorageError(f"The database {path} cannot be opened: {error}.") from error
        return cls(path, writer, reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Hold the writer for one transaction: committed at the end, rolled back on any exception."""
        async with self._writing:
            await self.writer.run("BEGIN IMMEDIATE")
            try:
                yield
                await self.writer.run("COMMIT")
            except BaseException:
                await _roll_back(self.writer)
                raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[None]:
        """Hold the reader for one consistent look."""
        async with self._reading:
            await self.reader.run("BEGIN")
            try:
                yield
            finally:
                await _roll_back(self.reader)

    async def close(self) -> None:
        """Close both connections once whoever holds them has finished."""
        async with self._writing, self._reading:
            await self.reader.close()
            await self.writer.close()


def path_of(url: str) -> Path:
    """Return the file that `sqlite:///file.db` (relative) or `sqlite:////folder/file.db` names; raises StorageError."""
    prefix = "sqlite:///"
    if not url.startswith(prefix) or len(url) == len(prefix):
        raise StorageError(f"storage.url is {url!r}; expected sqlite:///FILE, for example sqlite:///leadhook.db.")
    return Path(url.removeprefix(prefix))


def statements_of(script: str) -> list[str]:
    """Split a migration into statements; sqlite3's own executescript would commit in between."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    if pending.strip():
        raise StorageError(f"A migration ends in the middle of a statement: {pending.strip()[:60]!r}.")
    return statements


async def _connect(path: Path) -> SqliteConnection:
    connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=512)
    connection.row_factory = sqlite3.Row
    wrapped = SqliteConnection(connection)
    try:
        for pragma in PRAGMAS:
            await wrapped.rows(pragma)
    except BaseException:
        await connection.close()
        raise
    return wrapped


async def _roll_back(connection: SqliteConnection) -> None:
    if connection.in_transaction:
        await asyncio.shield(connection.run("ROLLBACK"))


class _translated:
    """Turns "the file cannot be used just now" into StorageUnavailable; other database errors are defects."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        code = getattr(error, "sqlite_errorcode", None)
        if isinstance(error, sqlite3.Error) and code is not None and code & 0xFF in _UNAVAILABLE:
            raise StorageUnavailable(f"The database cannot be used just now: {error}.") from error
