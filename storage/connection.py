"""What the table families ask of a database connection."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

Row = Mapping[str, Any]

MOST_FORGOTTEN = 1000  # rows deleted at once: a statement holds everybody up, and 100,000 rows take a quarter second


class StorageError(Exception):
    """The database cannot be used; the text is one sentence for the owner."""


class RuleViolated(Exception):
    """A statement would break a rule that the tables themselves hold: whoever asked for it has a defect."""


class Connection(Protocol):
    """One connection. SQL has named `:parameters`; raises StorageUnavailable and RuleViolated."""

    async def rows(self, sql: str, **parameters: object) -> list[Row]:
        """Run a statement and return all its rows."""
        ...

    async def row(self, sql: str, **parameters: object) -> Row | None:
        """Run a statement and return its first row, if there is one."""
        ...

    async def run(self, sql: str, **parameters: object) -> None:
        """Run a statement; to learn what it changed, say RETURNING and ask for rows."""
        ...

    async def run_many(self, sql: str, parameters: Iterable[Mapping[str, object]]) -> None:
        """Run a statement once for each set of parameters."""
        ...


async def one(connection: Connection, sql: str, **parameters: object) -> Row:
    """Run a statement that always has a row (an aggregate, RETURNING) and return it."""
    row = await connection.row(sql, **parameters)
    assert row is not None, "a statement that always returns a row returned none"
    return row
