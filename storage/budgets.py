"""Budgets: what each prospect has spent of theirs, and until when the rest waits."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.budget import Budget
from bot.domain.ids import ProspectId
from storage.connection import MOST_FORGOTTEN, Connection


class SqlBudgets:
    """The table `budgets`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, prospect: ProspectId) -> Budget | None:
        """Return what somebody has spent lately."""
        row = await self._connection.row(
            "SELECT burst_whole_at, hour_whole_at, spent_at, noticed_at, held_since, opens_at FROM budgets"
            " WHERE prospect_id = :prospect",
            prospect=prospect,
        )
        if row is None:
            return None
        return Budget(
            burst_whole_at=from_epoch_ms(row["burst_whole_at"]),
            hour_whole_at=from_epoch_ms(row["hour_whole_at"]),
            spent_at=from_epoch_ms(row["spent_at"]),
            noticed_at=_moment_in(row["noticed_at"]),
            held_since=_moment_in(row["held_since"]),
            opens_at=_moment_in(row["opens_at"]),
        )

    async def save(self, prospect: ProspectId, budget: Budget) -> None:
        """Keep what somebody has spent."""
        await self._connection.run(
            "INSERT INTO budgets (prospect_id, burst_whole_at, hour_whole_at, spent_at, noticed_at, held_since,"
            " opens_at) VALUES (:prospect, :burst, :hour, :spent, :noticed, :held, :opens)"
            " ON CONFLICT (prospect_id) DO UPDATE SET burst_whole_at = :burst, hour_whole_at = :hour,"
            " spent_at = :spent, noticed_at = :noticed, held_since = :held, opens_at = :opens",
            prospect=prospect,
            burst=epoch_ms(budget.burst_whole_at),
            hour=epoch_ms(budget.hour_whole_at),
            spent=epoch_ms(budget.spent_at),
            noticed=_epoch_ms_of(budget.noticed_at),
            held=_epoch_ms_of(budget.held_since),
            opens=_epoch_ms_of(budget.opens_at),
        )

    async def list_opening(self, now: datetime, *, limit: int) -> list[ProspectId]:
        """Return of whom something has waited long enough, the longest first."""
        rows = await self._connection.rows(
            "SELECT prospect_id FROM budgets WHERE opens_at <= :now ORDER BY opens_at LIMIT :limit",
            now=epoch_ms(now),
            limit=limit,
        )
        return [ProspectId(row["prospect_id"]) for row in rows]

    async def forget_whole(self, now: datetime) -> None:
        """Delete the budgets that are whole again; they are as if nothing had been spent, and nothing waits."""
        await self._connection.run(
            "DELETE FROM budgets WHERE prospect_id IN (SELECT prospect_id FROM budgets WHERE hour_whole_at < :now"
            " AND burst_whole_at < :now AND opens_at IS NULL ORDER BY hour_whole_at LIMIT :limit)",
            now=epoch_ms(now),
            limit=MOST_FORGOTTEN,
        )


def _moment_in(milliseconds: int | None) -> datetime | None:
    return from_epoch_ms(milliseconds) if milliseconds is not None else None


def _epoch_ms_of(moment: datetime | None) -> int | None:
    return epoch_ms(moment) if moment is not None else None
