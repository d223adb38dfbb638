"""Budgets: what each prospect has spent of theirs, and which messages came beyond it."""

from collections.abc import Sequence
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.budget import Budget
from bot.domain.events import CameAtOnce
from bot.domain.ids import ProspectId
from storage.connection import MOST_FORGOTTEN, Connection


class SqlBudgets:
    """The tables `budgets` and `beyond_budget`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, prospect: ProspectId) -> Budget | None:
        """Return what somebody has spent lately."""
        row = await self._connection.row(
            "SELECT burst_whole_at, hour_whole_at, spent_at, noticed_at FROM budgets WHERE prospect_id = :prospect",
            prospect=prospect,
        )
        if row is None:
            return None
        return Budget(
            burst_whole_at=from_epoch_ms(row["burst_whole_at"]),
            hour_whole_at=from_epoch_ms(row["hour_whole_at"]),
            spent_at=from_epoch_ms(row["spent_at"]),
            noticed_at=from_epoch_ms(row["noticed_at"]) if row["noticed_at"] is not None else None,
        )

    async def save(self, prospect: ProspectId, budget: Budget) -> None:
        """Keep what somebody has spent."""
        await self._connection.run(
            "INSERT INTO budgets (prospect_id, burst_whole_at, hour_whole_at, spent_at, noticed_at)"
            " VALUES (:prospect, :burst, :hour, :spent, :noticed) ON CONFLICT (prospect_id) DO UPDATE SET"
            " burst_whole_at = :burst, hour_whole_at = :hour, spent_at = :spent, noticed_at = :noticed",
            prospect=prospect,
            burst=epoch_ms(budget.burst_whole_at),
            hour=epoch_ms(budget.hour_whole_at),
            spent=epoch_ms(budget.spent_at),
            noticed=epoch_ms(budget.noticed_at) if budget.noticed_at is not None else None,
        )

    async def add_beyond(self, prospect: ProspectId, message_id: int, now: datetime) -> None:
        """Keep that a message came beyond the budget."""
        await self._connection.run(
            "INSERT INTO beyond_budget (prospect_id, message_id, came_at) VALUES (:prospect, :message, :now)",
            prospect=prospect,
            message=message_id,
            now=epoch_ms(now),
        )

    async def take_untold(
        self, now: datetime, *, quiet_since: datetime, since: datetime, limit: int
    ) -> list[CameAtOnce]:
        """Return what came beyond budgets and is told from now on: of who has stopped, or began long enough ago."""
        rows = await self._connection.rows(
            "SELECT prospect_id, COUNT(*) AS messages, MIN(id) AS first_id FROM beyond_budget WHERE told_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM human_checks c WHERE c.prospect_id = beyond_budget.prospect_id)"
            " GROUP BY prospect_id HAVING MAX(came_at) <= :quiet_since OR MIN(came_at) <= :since LIMIT :limit",
            quiet_since=epoch_ms(quiet_since),
            since=epoch_ms(since),
            limit=limit,
        )
        for row in rows:
            await self._connection.run(
                "UPDATE beyond_budget SET told_at = :now WHERE prospect_id = :prospect AND told_at IS NULL",
                prospect=row["prospect_id"],
                now=epoch_ms(now),
            )
        return [
            CameAtOnce(prospect=ProspectId(row["prospect_id"]), messages=row["messages"], after=row["first_id"] - 1)
            for row in rows
        ]

    async def take_since(self, prospect: ProspectId, since: datetime, now: datetime) -> CameAtOnce | None:
        """Return what was kept of somebody since a moment, told before or not; from now on it is told."""
        rows = await self._connection.rows(
            "UPDATE beyond_budget SET told_at = :now WHERE prospect_id = :prospect AND came_at >= :since RETURNING id",
            prospect=prospect,
            since=epoch_ms(since),
            now=epoch_ms(now),
        )
        if not rows:
            return None
        return CameAtOnce(prospect=prospect, messages=len(rows), after=min(row["id"] for row in rows) - 1)

    async def list_beyond(self, prospect: ProspectId, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
        """Return the messages that came beyond a budget as (number, message id), from after a number on."""
        rows = await self._connection.rows(
            "SELECT id, message_id FROM beyond_budget WHERE prospect_id = :prospect AND id > :after"
            " ORDER BY id LIMIT :limit",
            prospect=prospect,
            after=after,
            limit=limit,
        )
        return [(row["id"], row["message_id"]) for row in rows]

    async def forget_whole(self, now: datetime) -> None:
        """Delete the budgets that are whole again; they are as if nothing had been spent."""
        await self._connection.run(
            "DELETE FROM budgets WHERE prospect_id IN (SELECT prospect_id FROM budgets WHERE hour_whole_at < :now"
            " AND burst_whole_at < :now ORDER BY hour_whole_at LIMIT :limit)",
            now=epoch_ms(now),
            limit=MOST_FORGOTTEN,
        )

    async def forget_told(self, before: datetime) -> None:
        """Delete where the messages stand that the team was told of before a moment; the words are in the journal."""
        await self._connection.run(
            "DELETE FROM beyond_budget WHERE id IN (SELECT id FROM beyond_budget WHERE told_at < :before"
            " ORDER BY told_at LIMIT :limit)",
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
