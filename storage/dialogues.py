"""Dialogues that somebody left in the middle: what was said in them is forgotten, as if they had been cancelled.

Apart from `storage.conversations`, because the timetable has to do with their age and not with aiogram.
"""

from datetime import datetime

from bot.clock import epoch_ms
from storage.connection import MOST_FORGOTTEN, Connection


class SqlDialogues:
    """The rows of the table `conversations` that have a state."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def is_under_way(self, user: int) -> bool:
        """Return whether the bot waits for something that somebody is to say."""
        row = await self._connection.row(
            "SELECT 1 FROM conversations WHERE user_id = :user AND state IS NOT NULL LIMIT 1", user=user
        )
        return row is not None

    async def forget_idle(self, before: datetime, now: datetime) -> int:
        """End the dialogues that stood still since a moment, and keep from when on the others do; return how many."""
        ended = await self._connection.rows(
            "UPDATE conversations SET state = NULL, data = '{}', idle_since = NULL"
            " WHERE (bot_id, chat_id, user_id) IN (SELECT bot_id, chat_id, user_id FROM conversations"
            " WHERE state IS NOT NULL AND idle_since < :before ORDER BY idle_since LIMIT :limit)"
            " RETURNING user_id",
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
        await self._connection.run(
            "UPDATE conversations SET idle_since = :now WHERE state IS NOT NULL AND idle_since IS NULL",
            now=epoch_ms(now),
        )
        return len(ended)
