"""Daily lines: up to when the team was told what was shown in public."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.daily_line import MOST_OF_DAYS
from bot.domain.interest import Route
from storage.connection import Connection


class SqlDailyLines:
    """The table `daily_lines`, and what of `attention_counts` was told already."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find_told_upto(self) -> datetime | None:
        """Return where the last line ended."""
        row = await self._connection.row("SELECT told_upto FROM daily_lines")
        return from_epoch_ms(row["told_upto"]) if row is not None else None

    async def save(self, upto: datetime) -> None:
        """Keep where the last line ended."""
        await self._connection.run(
            "INSERT INTO daily_lines (only_row, told_upto) VALUES (1, :upto)"
            " ON CONFLICT (only_row) DO UPDATE SET told_upto = excluded.told_upto",
            upto=epoch_ms(upto),
        )

    async def take_counted(self, since: datetime) -> dict[Route, int]:
        """Return how much more Telegram counts of each thing than was told; from then on that is told."""
        rows = await self._connection.rows(
            "SELECT route, sum(more) AS n FROM (SELECT route, total - told AS more FROM attention_counts"
            " WHERE last_at >= :since ORDER BY last_at DESC LIMIT :most) GROUP BY route",
            since=epoch_ms(since),
            most=MOST_OF_DAYS,
        )
        await self._connection.run(
            "UPDATE attention_counts SET told = total WHERE last_at >= :since AND told <> total", since=epoch_ms(since)
        )
        return {Route(row["route"]): row["n"] for row in rows if row["n"] > 0}
