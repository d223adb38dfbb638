"""Looked for: the last words that each person types after the bot's name, until they rest."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.ids import ProspectId
from bot.domain.looked_for import LookedFor
from storage.connection import Connection, Row

COLUMNS = "prospect_id, words, looked_at"


class SqlLookedFor:
    """The table `looked_for`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, prospect: ProspectId) -> LookedFor | None:
        """Return what somebody has typed last, if that waits yet."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM looked_for WHERE prospect_id = :prospect", prospect=prospect
        )
        return _looked_for_in(row) if row is not None else None

    async def list_before(self, moment: datetime, *, limit: int) -> list[LookedFor]:
        """Return what was typed last by a moment, the oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM looked_for WHERE looked_at <= :moment ORDER BY looked_at LIMIT :limit",
            moment=epoch_ms(moment),
            limit=limit,
        )
        return [_looked_for_in(row) for row in rows]

    async def save(self, last: LookedFor) -> None:
        """Keep what somebody types in place of what they typed before."""
        await self._connection.run(
            f"INSERT INTO looked_for ({COLUMNS}) VALUES (:prospect, :words, :looked_at)"
            " ON CONFLICT (prospect_id) DO UPDATE SET words = excluded.words, looked_at = excluded.looked_at",
            prospect=last.prospect,
            words=last.words,
            looked_at=epoch_ms(last.looked_at),
        )

    async def remove(self, prospect: ProspectId) -> None:
        """Let nothing of it wait any more."""
        await self._connection.run("DELETE FROM looked_for WHERE prospect_id = :prospect", prospect=prospect)


def _looked_for_in(row: Row) -> LookedFor:
    return LookedFor(
        prospect=ProspectId(row["prospect_id"]), words=row["words"], looked_at=from_epoch_ms(row["looked_at"])
    )
