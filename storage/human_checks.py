"""Human checks: who was asked, what they wrote instead of an answer, and how many come from nowhere."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.events import UnprovenWrote
from bot.domain.human_check import HumanCheck
from bot.domain.ids import ProspectId
from storage.connection import MOST_FORGOTTEN, Connection, one

UNTOLD = "told_at IS NULL AND wrote > 0 AND asked_at <= :before"


class SqlHumanChecks:
    """The table `human_checks`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, prospect: ProspectId) -> HumanCheck | None:
        """Return what somebody was asked and has not answered yet."""
        row = await self._connection.row(
            "SELECT asked_at, wrong FROM human_checks WHERE prospect_id = :prospect", prospect=prospect
        )
        if row is None:
            return None
        return HumanCheck(prospect=prospect, asked_at=from_epoch_ms(row["asked_at"]), wrong=row["wrong"])

    async def save(self, check: HumanCheck) -> None:
        """Keep what somebody is asked."""
        await self._connection.run(
            "INSERT INTO human_checks (prospect_id, asked_at, wrong) VALUES (:prospect, :asked_at, :wrong)"
            " ON CONFLICT (prospect_id) DO UPDATE SET asked_at = :asked_at, wrong = :wrong, told_at = NULL",
            prospect=check.prospect,
            asked_at=epoch_ms(check.asked_at),
            wrong=check.wrong,
        )

    async def add_written(self, prospect: ProspectId) -> None:
        """Count one message more of somebody who was asked; of others nothing."""
        await self._connection.run(
            "UPDATE human_checks SET wrote = wrote + 1 WHERE prospect_id = :prospect", prospect=prospect
        )

    async def remove(self, prospect: ProspectId) -> None:
        """Ask somebody no more."""
        await self._connection.run("DELETE FROM human_checks WHERE prospect_id = :prospect", prospect=prospect)

    async def count_starts(self, since: datetime, *, limit: int) -> int:
        """Return how many starts from nowhere there were since a moment, counted up to a limit."""
        row = await one(
            self._connection,
            "SELECT COUNT(*) AS starts FROM (SELECT 1 FROM interests WHERE route = 'start' AND created_at > :since"
            " LIMIT :limit)",
            since=epoch_ms(since),
            limit=limit,
        )
        return int(row["starts"])

    async def take_untold(
        self, now: datetime, *, asked_before: datetime, told_before: datetime
    ) -> UnprovenWrote | None:
        """Return what came from those asked before a moment who never answered; None if the last look was too late."""
        last = await one(self._connection, "SELECT MAX(told_at) AS told_at FROM human_checks WHERE told_at IS NOT NULL")
        if last["told_at"] is not None and last["told_at"] > epoch_ms(told_before):
            return None
        held = await one(
            self._connection,
            f"SELECT COUNT(*) AS people, TOTAL(wrote) AS messages FROM human_checks WHERE {UNTOLD}",
            before=epoch_ms(asked_before),
        )
        if not held["people"]:
            return None
        await self._connection.run(
            f"UPDATE human_checks SET told_at = :now WHERE {UNTOLD}", now=epoch_ms(now), before=epoch_ms(asked_before)
        )
        return UnprovenWrote(people=held["people"], messages=int(held["messages"]))

    async def list_told(self, *, limit: int) -> list[ProspectId]:
        """Return whose words the team was told of and that still wait, the oldest first."""
        rows = await self._connection.rows(
            "SELECT prospect_id FROM human_checks WHERE told_at IS NOT NULL ORDER BY told_at LIMIT :limit", limit=limit
        )
        return [ProspectId(row["prospect_id"]) for row in rows]

    async def list_asked(self, *, limit: int) -> list[ProspectId]:
        """Return who was asked and has not answered."""
        rows = await self._connection.rows(
            "SELECT prospect_id FROM human_checks ORDER BY prospect_id LIMIT :limit", limit=limit
        )
        return [ProspectId(row["prospect_id"]) for row in rows]

    async def forget_old(self, before: datetime) -> None:
        """Delete questions from before a moment, also of those who stayed silent: of these nothing is ever told."""
        await self._connection.run(
            "DELETE FROM human_checks WHERE prospect_id IN"
            " (SELECT prospect_id FROM human_checks WHERE told_at < :before ORDER BY told_at LIMIT :limit)"
            " OR prospect_id IN (SELECT prospect_id FROM human_checks WHERE told_at IS NULL AND asked_at < :before"
            " ORDER BY asked_at LIMIT :limit)",
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
