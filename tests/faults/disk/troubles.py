"""Troubles: a disk that refuses some of what is asked of it, for a while, from any moment on."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

from tests.faults.disk.file_layer import OK, Deed, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What the disk says to which deeds."""

    name: str
    answers: Mapping[Kind, int]


FULL = Trouble(name="disk full", answers={Kind.WRITE: sqlite3.SQLITE_FULL, Kind.MAP: sqlite3.SQLITE_IOERR_SHMSIZE})
SYNC_FAILS = Trouble(name="syncing fails", answers={Kind.SYNC: sqlite3.SQLITE_IOERR_FSYNC})
READ_FAILS = Trouble(name="reading fails", answers={Kind.READ: sqlite3.SQLITE_IOERR_READ})
NOT_PERMITTED = Trouble(
    name="not permitted",
    answers={
        Kind.OPEN: sqlite3.SQLITE_CANTOPEN,
        Kind.WRITE: sqlite3.SQLITE_PERM,
        Kind.DELETE: sqlite3.SQLITE_IOERR_DELETE,
    },
)
READ_ONLY = Trouble(
    name="read-only",
    answers={Kind.WRITE: sqlite3.SQLITE_READONLY, Kind.TRUNCATE: sqlite3.SQLITE_READONLY},
)
WRITE_FAILS = Trouble(name="writing fails", answers={Kind.WRITE: sqlite3.SQLITE_IOERR_WRITE})
WHILE_RUNNING = (FULL, WRITE_FAILS, SYNC_FAILS, NOT_PERMITTED, READ_ONLY)  # a small database is read from memory


class FailingDisk:
    """A witness that refuses when told to. `refused` counts how often it did since the last order."""

    def __init__(self, stopwatch: Callable[[], float]) -> None:
        self.refused = 0
        self._stopwatch = stopwatch
        self._trouble: Trouble | None = None
        self._after = 0
        self._lasting = 0.0
        self._until = inf

    def order(self, trouble: Trouble, *, after: int = 0, lasting: float = inf) -> None:
        """After so many deeds that it concerns, let a trouble begin, for so many seconds but for one deed at least."""
        self.refused = 0
        self._after = after
        self._lasting = lasting
        self._until = inf
        self._trouble = trouble

    def heal(self) -> None:
        """From now on everything succeeds."""
        self._trouble = None

    def refusal(self, deed: Deed) -> int:
        """What the disk says; OK if nothing is in the way."""
        answer = self._trouble.answers.get(deed.kind, OK) if self._trouble else OK
        return answer if answer != OK and self._is_due() else OK

    def _is_due(self) -> bool:
        if self._after:
            self._after -= 1
            return False
        if not self.refused:
            self._until = self._stopwatch() + self._lasting
        elif self._stopwatch() >= self._until:
            return False
        self.refused += 1
        return True

    def done(self, deed: Deed) -> None:
        """Nothing is kept."""
