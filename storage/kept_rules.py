"""Kept rules: by which ones names stand in the base; what stands by former ones is taken in anew, in portions."""

from collections.abc import Awaitable, Callable
from typing import Literal

from storage.connection import Connection

Some = Callable[[int, int], Awaitable[list[int]]]
"""Takes in anew what comes after a number, so many at most, and returns the numbers in their order."""


class SqlKeptRules:
    """A row of the table `kept_rules`; `rules`: the mark of those of this version."""

    def __init__(
        self, connection: Connection, what: Literal["words", "names", "companies"], rules: Callable[[], str]
    ) -> None:
        self._connection = connection
        self._what = what
        self._rules = rules

    async def find_reached(self) -> int | None:
        """Return up to which number all stands by today's rules; None where all does, or nothing ever stood."""
        row = await self._connection.row(
            "SELECT CASE WHEN rules = :rules THEN reached ELSE 0 END AS reached FROM kept_rules"
            " WHERE what = :what AND (rules <> :rules OR is_done = 0)",
            what=self._what,
            rules=self._rules(),
        )
        return int(row["reached"]) if row is not None else None

    async def renew(self, limit: int, some: Some) -> int:
        """Take in anew some of what stands by former rules; return how many."""
        if limit <= 0:
            return 0
        await self._connection.run(
            "INSERT INTO kept_rules (what, rules, reached, is_done) VALUES (:what, :rules, 0, 0)"
            " ON CONFLICT (what) DO UPDATE SET rules = :rules, reached = 0, is_done = 0 WHERE rules <> :rules",
            what=self._what,
            rules=self._rules(),
        )
        reached = await self.find_reached()
        if reached is None:
            return 0
        numbers = await some(reached, limit)
        await self._connection.run(
            "UPDATE kept_rules SET reached = :reached, is_done = :is_done WHERE what = :what",
            what=self._what,
            reached=max(numbers, default=reached),
            is_done=int(len(numbers) < limit),
        )
        return len(numbers)
