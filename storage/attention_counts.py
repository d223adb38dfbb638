"""Attention counts: what Telegram tells only numbers of, whoever it was."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.interest import Route
from storage.connection import MOST_FORGOTTEN, Connection


class SqlAttentionCounts:
    """The table `attention_counts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def set_total(
        self, route: Route, chat_id: int, message_id: int, sign: str, total: int, now: datetime
    ) -> None:
        """Keep how many there are by now."""
        await self._put(route, chat_id, message_id, sign, total, now, "excluded.total")

    async def add(self, route: Route, chat_id: int, message_id: int, sign: str, now: datetime) -> None:
        """Count one more."""
        await self._put(route, chat_id, message_id, sign, 1, now, "attention_counts.total + excluded.total")

    async def _put(
        self, route: Route, chat_id: int, message_id: int, sign: str, number: int, now: datetime, known: str
    ) -> None:
        await self._connection.run(
            "INSERT INTO attention_counts (route, chat_id, message_id, sign, total, first_at, last_at)"
            " VALUES (:route, :chat_id, :message_id, :sign, :number, :now, :now)"
            f" ON CONFLICT (route, chat_id, message_id, sign) DO UPDATE SET total = {known},"
            " last_at = excluded.last_at",
            route=route,
            chat_id=chat_id,
            message_id=message_id,
            sign=sign,
            number=number,
            now=epoch_ms(now),
        )

    async def totals_of(self, route: Route, chat_id: int, message_id: int) -> dict[str, int]:
        """Return how many there are of each sign."""
        rows = await self._connection.rows(
            "SELECT sign, total FROM attention_counts WHERE route = :route AND chat_id = :chat_id"
            " AND message_id = :message_id ORDER BY total DESC, sign",
            route=route,
            chat_id=chat_id,
            message_id=message_id,
        )
        return {row["sign"]: row["total"] for row in rows}

    async def forget_old(self, before: datetime) -> int:
        """Delete what has not changed since before a moment (retention of interest)."""
        gone = await self._connection.rows(
            "DELETE FROM attention_counts WHERE (route, chat_id, message_id, sign) IN"
            " (SELECT route, chat_id, message_id, sign FROM attention_counts WHERE last_at < :before"
            " ORDER BY last_at LIMIT :limit) RETURNING total",
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
        return len(gone)
