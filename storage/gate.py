"""The gate: updates that were put off as they came, and take effect once it opens."""

from collections.abc import Sequence

from storage.connection import Connection, one


class SqlGate:
    """The column `gate` of the table `inbox`. What waits is done with until then, and goes with the raw updates."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def hold(self, updates: Sequence[int]) -> None:
        """Let updates wait that are taking effect just now: what they do is that."""
        await self._connection.run_many(
            "UPDATE inbox SET gate = 'waits' WHERE seq = :seq", [{"seq": seq} for seq in updates]
        )

    async def open(self, telegram_id: int, *, limit: int) -> bool:
        """Let so many of one person's take effect that wait longest; return whether more of them wait."""
        await self._connection.run(
            "UPDATE inbox SET gate = 'passed', status = 'new', attempts = 0, not_before = 0, finished_at = NULL"
            " WHERE seq IN (SELECT seq FROM inbox WHERE gate = 'waits' AND lane = CAST(:lane AS TEXT)"
            " ORDER BY seq LIMIT :limit)",
            lane=telegram_id,
            limit=limit,
        )
        row = await one(
            self._connection,
            "SELECT EXISTS (SELECT 1 FROM inbox WHERE gate = 'waits' AND lane = CAST(:lane AS TEXT)) AS more",
            lane=telegram_id,
        )
        return bool(row["more"])
