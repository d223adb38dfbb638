"""Polls: what the owner lets people vote on."""

import json
from collections.abc import Sequence
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.errors import NotFound
from bot.domain.ids import ManagerId, PollId
from bot.domain.poll import Poll
from storage.connection import Connection, Row, one

COLUMNS = "id, question, options, is_anonymous, made_by, chat_id, message_id, telegram_id, ended_at, refused"


class SqlPolls:
    """The table `polls`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, *, question: str, options: Sequence[str], by: ManagerId, now: datetime) -> Poll:
        """Keep a poll that is asked nowhere yet; votes on it are anonymous until something else is said."""
        row = await one(
            self._connection,
            "INSERT INTO polls (question, options, is_anonymous, made_by, made_at)"
            f" VALUES (:question, :options, 1, :by, :now) RETURNING {COLUMNS}",
            question=question,
            options=json.dumps(options, ensure_ascii=False),
            by=by,
            now=epoch_ms(now),
        )
        return _poll_of(row)

    async def get(self, poll: PollId) -> Poll:
        """Return a poll; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM polls WHERE id = :id", id=poll)
        if row is None:
            raise NotFound
        return _poll_of(row)

    async def find_in_telegram(self, telegram_id: str) -> Poll | None:
        """Return the poll that Telegram calls so."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM polls WHERE telegram_id = :telegram_id", telegram_id=telegram_id
        )
        return _poll_of(row) if row else None

    async def list_newest(self, limit: int) -> list[Poll]:
        """Return the polls made last, the newest first."""
        rows = await self._connection.rows(f"SELECT {COLUMNS} FROM polls ORDER BY id DESC LIMIT :limit", limit=limit)
        return [_poll_of(row) for row in rows]

    async def save(self, poll: Poll) -> None:
        """Save where it is asked, whether with names, by what Telegram knows it, and whether it is over."""
        await self._connection.run(
            "UPDATE polls SET is_anonymous = :is_anonymous, chat_id = :chat_id, message_id = :message_id,"
            " telegram_id = :telegram_id, ended_at = :ended_at, refused = :refused WHERE id = :id",
            id=poll.id,
            is_anonymous=int(poll.is_anonymous),
            chat_id=poll.chat_id,
            message_id=poll.message_id,
            telegram_id=poll.telegram_id,
            ended_at=epoch_ms(poll.ended_at) if poll.ended_at is not None else None,
            refused=int(poll.refused),
        )


def _poll_of(row: Row) -> Poll:
    return Poll(
        id=PollId(row["id"]),
        question=row["question"],
        options=tuple(json.loads(row["options"])),
        is_anonymous=bool(row["is_anonymous"]),
        made_by=ManagerId(row["made_by"]),
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        telegram_id=row["telegram_id"],
        ended_at=from_epoch_ms(row["ended_at"]) if row["ended_at"] is not None else None,
        refused=bool(row["refused"]),
    )
