"""Attention counts: what Telegram tells only numbers of, whoever it was."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.clock import epoch_ms
from bot.domain.interest import Route
from storage.connection import MOST_FORGOTTEN, Connection

LATE_BY_MOST = timedelta(days=1)  # Telegram delivers nothing later
PLACE = "route = :route AND chat_id = :chat_id AND message_id = :message_id"
PUT = (
    "INSERT INTO attention_counts (route, chat_id, message_id, sign, total, update_id, first_at, last_at)"
    " VALUES (:route, :chat_id, :message_id, :sign, :number, :update, :now, :now)"
    " ON CONFLICT (route, chat_id, message_id, sign) DO UPDATE SET"
)


class SqlAttentionCounts:
    """The table `attention_counts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def set_totals(
        self, route: Route, chat_id: int, message_id: int, totals: Mapping[str, int], *, update: int, now: datetime
    ) -> None:
        """Keep how many there are by now of all signs, unless a later update has told already.

        Numbers of updates begin anew after a week without any, so one from long ago is never the later one. That
        nothing is left of a message is kept as well: a count that comes late would bring it back.
        """
        place = {"route": route, "chat_id": chat_id, "message_id": message_id}
        if await self._is_known_later(update, now - LATE_BY_MOST, **place):
            return
        await self._connection.run(
            f"UPDATE attention_counts SET total = 0, update_id = :update WHERE {PLACE} AND total <> 0",
            update=update,
            **place,
        )
        await self._connection.run_many(
            f"{PUT} total = excluded.total, update_id = excluded.update_id, last_at = excluded.last_at",
            [
                {**place, "sign": sign, "number": total, "update": update, "now": epoch_ms(now)}
                for sign, total in (totals or {"": 0}).items()
            ],
        )

    async def _is_known_later(self, update: int, since: datetime, **place: object) -> bool:
        row = await self._connection.row(
            f"SELECT 1 FROM attention_counts WHERE {PLACE} AND update_id > :update AND last_at > :since LIMIT 1",
            update=update,
            since=epoch_ms(since),
            **place,
        )
        return row is not None

    async def add(
        self, route: Route, chat_id: int, message_id: int, sign: str, now: datetime, *, number: int = 1
    ) -> None:
        """Count one more, or another number, which may be less than none.

        A sum below nothing is kept: what is taken away may come before what was put there, or from before the bot.
        """
        await self._connection.run(
            f"{PUT} total = attention_counts.total + excluded.total, last_at = excluded.last_at",
            route=route,
            chat_id=chat_id,
            message_id=message_id,
            sign=sign,
            number=number,
            update=None,
            now=epoch_ms(now),
        )

    async def totals_of(self, route: Route, chat_id: int, message_id: int) -> dict[str, int]:
        """Return how many there are of each sign, most first."""
        rows = await self._connection.rows(
            "SELECT sign, total FROM attention_counts WHERE route = :route AND chat_id = :chat_id"
            " AND message_id = :message_id AND total > 0 ORDER BY total DESC, sign",
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
