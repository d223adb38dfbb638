"""SQLite in the loop: what the threads of aiosqlite do is done in the loop instead, in an order that can be repeated.

Files, statements and connections are the real ones; only that there is no room on the disk is pretended.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextvars import ContextVar
from random import Random
from typing import Any

import aiosqlite

from tests.faults.simulation.virtual_time import VirtualLoop

LONGEST_JOBS = (0.004, 0.004, 0.1)  # seconds, by how busy the disk is during a life

OPENED: ContextVar[list["ConnectionInLoop"] | None] = ContextVar("opened", default=None)
"""Where whoever may be killed in the middle keeps the connections that they opened."""

Job = tuple[asyncio.Future[Any] | None, Callable[[], Any]]


class DiskIsFull(sqlite3.OperationalError):
    """What SQLite says where there is no room."""

    def __init__(self) -> None:
        super().__init__("database or disk is full")
        self.sqlite_errorcode = sqlite3.SQLITE_FULL


class Disk:
    """What the databases are written to. While it `is_full`, nothing that changes anything is committed.

    `refused`: how many commits were not made because of that.
    """

    def __init__(self) -> None:
        self.is_full = False
        self.refused = 0

    def check_room(self) -> None:
        """Raises DiskIsFull."""
        if self.is_full:
            self.refused += 1
            raise DiskIsFull


class Jobs:
    """Stands for the queue to the thread of a connection, and for the thread: one job after another, each in time."""

    def __init__(self) -> None:
        self._waiting: deque[Job] = deque()
        self._longest: float | None = None

    def put_nowait(self, job: Job) -> None:
        """Have a job done after those that wait."""
        self._waiting.append(job)
        if len(self._waiting) == 1:
            self._begin()

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        loop.call_later(self._duration(loop.dice) if loop.dice else 0, self._do)

    def _duration(self, dice: Random) -> float:
        if self._longest is None:
            self._longest = dice.choice(LONGEST_JOBS)
        return dice.uniform(0, self._longest)

    def _do(self) -> None:
        future, function = self._waiting[0]
        try:
            result = function()
        except BaseException as error:
            self._tell(future, error, failed=True)
        else:
            self._tell(future, result)
        self._waiting.popleft()
        if self._waiting:
            self._begin()

    def _tell(self, future: asyncio.Future[Any] | None, result: Any, *, failed: bool = False) -> None:
        """Tell whoever waits, on a later turn, as a thread does."""
        if future is not None:
            asyncio.get_running_loop().call_soon(_settle, future, result, failed)


def _settle(future: asyncio.Future[Any], result: Any, failed: bool) -> None:
    if future.done():
        return
    if failed:
        future.set_exception(result)
    else:
        future.set_result(result)


class ConnectionInLoop(aiosqlite.Connection):
    """A connection without a thread, to a file on a disk that may be full."""

    def __init__(self, disk: Disk, connector: Callable[[], Any], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._tx: Any = Jobs()
        self._disk = disk
        self._changes = 0
        if (opened := OPENED.get()) is not None:
            opened.append(self)

    def __del__(self) -> None:
        """Go silently: a life that is killed while it opens a connection leaves it behind, as a process does."""

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()

    def tear_off(self) -> None:
        """Be closed as a process that is killed closes it: what was not committed is gone."""
        if self._connection is not None:
            self._connection.close()

    def _execute_fetchall(self, sql: str, parameters: Any) -> Iterable[sqlite3.Row]:
        """What would be done in the thread; a transaction that changes nothing needs no room."""
        if sql == "COMMIT":
            before, self._changes = self._changes, self._conn.total_changes
            if self._changes != before:
                self._disk.check_room()
        return super()._execute_fetchall(sql, parameters)
