"""SQLite: one writer on its own connection, readers on theirs, every commit on the disk before it counts."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

import aiosqlite

from bot.mailboxes import DiskFull, StorageUnavailable
from storage.connection import Row, RuleViolated, StorageError

MOMENTS = 2  # turns of the event loop in which whoever has been woken asks for the writer
PATIENCE = timedelta(seconds=5)  # how long to wait for another process that holds the file
BUSY_SECONDS = 0.003  # between two looks whether it still does

# synchronous=FULL: with NORMAL a power cut takes back commits that were acknowledged already.
# secure_delete: what is erased leaves no trace in the file.
# cache_size in KiB: what the bot looks up is a few pages each time, and the rest the system keeps at hand anyway.
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -500",
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
        with _TRANSLATED:
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
        with _TRANSLATED:
            named: Any = parameters
            await self._connection.executemany(sql, named)

    async def roll_back(self) -> None:
        """Take back what is not committed; nothing happens where no transaction is open.

        It queues up behind statements whose callers were cancelled, so none of them is left behind.
        """
        with _TRANSLATED:
            await self._connection.rollback()

    async def close(self) -> None:
        """Close the connection; what was not committed is gone."""
        await self._connection.close()


class SqliteWriter(SqliteConnection):
    """The connection that writes: its thread does what waits for the disk, a commit and a rollback.

    Any other statement waits for nothing. Done right here it costs a tenth of what handing it to the thread and back
    does, and an update takes some forty of them.
    """

    def __init__(self, connection: aiosqlite.Connection, inside: sqlite3.Connection, patience: timedelta) -> None:
        super().__init__(connection)
        self.threaded = connection
        self._inside = inside
        self._patience = patience.total_seconds()
        inside.execute("PRAGMA busy_timeout = 0")  # whoever waits, waits in `begin`, and holds up nobody else

    async def begin(self) -> None:
        """Begin a transaction as the only writer; waits a while for another process that holds the file."""
        loop = asyncio.get_running_loop()
        give_up = loop.time() + self._patience
        with _TRANSLATED:
            while True:
                try:
                    self._inside.execute("BEGIN IMMEDIATE")
                    return
                except sqlite3.OperationalError as error:
                    if _primary_code(error) != sqlite3.SQLITE_BUSY or loop.time() >= give_up:
                        raise
                await asyncio.sleep(BUSY_SECONDS)  # noqa: TID251 - another process lives in real time

    async def commit(self) -> None:
        """Bring the transaction onto the disk."""
        self._check_in_transaction()
        await super().rows("COMMIT")

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        """Run a statement inside a transaction and return all its rows."""
        self._check_in_transaction()
        with _TRANSLATED:
            found: Iterable[Any] = self._inside.execute(sql, parameters)
            return list(found)

    async def run_many(self, sql: str, parameters: Iterable[Mapping[str, object]]) -> None:
        """Run a statement inside a transaction once for each set of parameters."""
        self._check_in_transaction()
        with _TRANSLATED:
            self._inside.executemany(sql, parameters)

    def _check_in_transaction(self) -> None:
        """A full disk may make SQLite take a whole transaction back; nothing may run on as if it stood."""
        if not self._inside.in_transaction:
            raise StorageUnavailable("The database took the transaction back.")


@dataclass(slots=True, eq=False)
class Round:
    """A transaction that several writers share: each has a part of its own, all have one commit."""

    ends: asyncio.Task[None] | None = None
    failure: Exception | None = None


class SqliteDatabase:
    """A database file: `writing()` is exclusive and durable, `reading()` is a snapshot."""

    def __init__(self, path: Path, writer: SqliteWriter, reader: SqliteConnection) -> None:
        self.path = path
        self.writer = writer
        self.reader = reader
        self._writing = asyncio.Lock()
        self._reading = asyncio.Lock()
        self._queueing = 0
        self._round: Round | None = None

    @classmethod
    async def open(cls, path: Path, patience: timedelta = PATIENCE) -> "SqliteDatabase":
        """Open or create the file; `patience` is how long to wait for one that is locked. Raises StorageError."""
        _check_permitted(path)
        async with _opening(path) as opened:
            threaded, inside = await _connect(path, patience, opened)
            for pragma in PRAGMAS:
                await SqliteConnection(threaded).run(pragma)
            reader = SqliteConnection((await _connect(path, patience, opened))[0])
            await reader.run("PRAGMA query_only = ON")
        return cls(path, SqliteWriter(threaded, inside, patience), reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Hold the writer for one piece of work: taken back on any exception, on the disk once this is left.

        Whoever comes while a commit is still ahead has a part in it: bringing them to the disk together costs as
        much as each of them alone. So it pays to wake the next in line from inside. The whole goes back only where
        the database can do no better, and then for all. Cancelled while it commits, it may be committed.
        """
        async with self._alone():
            shared = self._round or await self._begin()
            try:
                await self.writer.run("SAVEPOINT piece")
                yield
                await self.writer.run("RELEASE piece")
            except BaseException:
                await self._take_back(shared)
                raise
            if shared.ends is None:
                shared.ends = asyncio.create_task(self._end(shared))  # noqa: TID251 - it outlives whoever is cancelled
        await asyncio.shield(shared.ends)
        if shared.failure is not None:
            raise shared.failure

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Hold the writer, and let it be known how many wait for that."""
        self._queueing += 1
        try:
            await self._writing.acquire()
        finally:
            self._queueing -= 1
        try:
            yield
        finally:
            self._writing.release()

    async def _begin(self) -> Round:
        try:
            await self.writer.begin()
        except BaseException:
            await self.writer.roll_back()
            raise
        self._round = Round()
        return self._round

    async def _take_back(self, shared: Round) -> None:
        """Take back one piece of work; the whole, where nobody else has a part in it or nothing else is possible."""
        if shared.ends is not None:
            with suppress(StorageUnavailable):
                await self.writer.run("ROLLBACK TO piece")
                await self.writer.run("RELEASE piece")
                return
        await self._fail(shared, StorageUnavailable("The database took the transaction back."))

    async def _end(self, shared: Round) -> None:
        """Commit as soon as nobody wants a part in it any more."""
        while shared is self._round:
            for _ in range(MOMENTS):
                await asyncio.sleep(0)  # noqa: TID251 - no time passes
            async with self._writing:
                if not self._queueing and shared is self._round:
                    await self._commit(shared)

    async def _commit(self, shared: Round) -> None:
        try:
            await self.writer.commit()
        except Exception as failure:
            await self._fail(shared, failure)
        self._round = None

    async def _fail(self, shared: Round, failure: Exception) -> None:
        self._round = None
        shared.failure = failure
        await self.writer.roll_back()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[None]:
        """Hold the reader for one consistent look."""
        async with self._reading:
            try:
                await self.reader.run("BEGIN")
                yield
            finally:
                await self.reader.roll_back()

    async def write_anew(self) -> bool:
        """Write the whole file anew: pages keep bytes of rows that stood elsewhere in them before they were erased.

        secure_delete does not reach these (seen with SQLite 3.40). Return whether nobody was in the way.
        Raises DiskFull: it takes as much room once more.
        """
        while self._round is not None and self._round.ends is not None:
            await asyncio.shield(self._round.ends)
        async with self._writing, self._reading:
            if self._round is not None:
                return False
            await SqliteConnection(self.writer.threaded).run("VACUUM")
            return True

    async def truncate_log(self) -> bool:
        """Bring all that was committed into the file itself and empty the log beside it, where erased rows still stand.

        Return whether that was possible: another process that reads just now stands in the way.
        """
        while self._round is not None and self._round.ends is not None:
            await asyncio.shield(self._round.ends)
        async with self._writing, self._reading:
            if self._round is not None:
                return False
            found = await SqliteConnection(self.writer.threaded).rows("PRAGMA wal_checkpoint(TRUNCATE)")
            return not found[0]["busy"]

    async def close(self) -> None:
        """Close both connections once whoever holds them has finished."""
        while self._round is not None and self._round.ends is not None:
            await self._round.ends
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


@asynccontextmanager
async def looking_at(path: Path, patience: timedelta = PATIENCE) -> AsyncIterator[SqliteConnection]:
    """Open a file just to read from it, also while the bot writes: it is neither created nor changed.

    Raises StorageError if there is no such file or it cannot be read.
    """
    place = _existing(path)
    async with _opening(path) as opened:
        reader = SqliteConnection((await _connect(place, patience, opened))[0])
        await reader.run("PRAGMA query_only = ON")
        await reader.run("SELECT count(*) FROM sqlite_master")
    try:
        yield reader
    finally:
        await reader.close()


def _check_permitted(path: Path) -> None:
    """SQLite opens what may only be read all the same, and leaves files beside it that may only be read, too."""
    may = partial(os.access, path, effective_ids=os.access in os.supports_effective_ids)
    if may(os.F_OK) and not may(os.W_OK):
        raise StorageError(f"The database {path} cannot be opened: the bot has no permission to write to it.")


def _existing(path: Path) -> str:
    if not path.is_file():
        raise StorageError(f"There is no database {path}.")
    # rw: not created if it is not there. With ro, the last one to close would leave -wal and -shm behind.
    return f"{path.absolute().as_uri()}?mode=rw"


@asynccontextmanager
async def _opening(path: Path) -> AsyncIterator[AsyncExitStack]:
    """Close the connections opened so far if one of them fails, and say so in a sentence."""
    try:
        async with AsyncExitStack() as opened:
            yield opened
            opened.pop_all()
    except (sqlite3.Error, StorageUnavailable) as error:
        raise StorageError(f"The database {path} cannot be opened: {error.__cause__ or error}.") from error


async def _connect(
    place: Path | str, patience: timedelta, opened: AsyncExitStack
) -> tuple[aiosqlite.Connection, sqlite3.Connection]:
    """Return a connection that has a thread of its own, and what is inside of it."""
    inside = sqlite3.connect(
        place,
        timeout=patience.total_seconds(),
        isolation_level=None,
        cached_statements=512,
        uri=isinstance(place, str),
        check_same_thread=False,  # used by one thread at a time: whoever is in a transaction
    )
    inside.row_factory = sqlite3.Row
    connection = await aiosqlite.Connection(lambda: inside, iter_chunk_size=64)
    opened.push_async_callback(connection.close)
    return connection, inside


class _Translated:
    """Turns "cannot be used just now" and "a rule was broken" into errors of ours; all others are defects."""

    def __enter__(self) -> None:
        """Nothing to prepare: it stands around every statement, so it had better cost nothing."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.IntegrityError):
            raise RuleViolated(str(error)) from error
        if isinstance(error, sqlite3.Error) and _primary_code(error) in _UNAVAILABLE:
            kind_of_ours = DiskFull if _primary_code(error) == sqlite3.SQLITE_FULL else StorageUnavailable
            raise kind_of_ours(f"The database cannot be used just now: {error}.") from error


_TRANSLATED = _Translated()


def _primary_code(error: sqlite3.Error) -> int:
    """What went wrong, without the details in which extended result codes differ (SQLite documentation)."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)) & 0xFF
