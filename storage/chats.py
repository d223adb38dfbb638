"""Chats: the channels and groups where the bot is, besides the team's."""

import json
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from storage.connection import MOST_FORGOTTEN, Connection, Row

COLUMNS = (
    "chat_id, kind, title, username, linked_chat_id, mode, status, rights, lets_in, is_ours, removed_at, connection"
)
MOST_OF_STRANGERS = 20  # that are listed, the newest: anybody can bring the bot anywhere
MOST_KEPT = 1000


class SqlChats:
    """The table `chats`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, chat_id: int) -> OurChat | None:
        """Return a chat, also one that the bot has left."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM chats WHERE chat_id = :chat_id", chat_id=chat_id)
        return _chat_of(row) if row else None

    async def find_by_connection(self, connection: str) -> OurChat | None:
        """Return the chats of the owner who has given the bot this leave."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM chats WHERE connection = :connection", connection=connection
        )
        return _chat_of(row) if row else None

    async def find_direct_of(self, channel: int) -> OurChat | None:
        """Return the private messages to a channel, where they are known."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM chats WHERE linked_chat_id = :channel AND kind = 'direct'", channel=channel
        )
        return _chat_of(row) if row else None

    async def find_moved(self, former: int) -> OurChat | None:
        """Return the chat that had this id before it became a supergroup."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM chats WHERE former_id = :former", former=former)
        return _chat_of(row) if row else None

    async def list_all(self) -> list[OurChat]:
        """Return where the bot still is, those added first first; of chats that are not ours, the newest ones."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM chats WHERE chat_id IN"
            " (SELECT chat_id FROM chats WHERE is_ours = 1 AND removed_at IS NULL)"
            " OR chat_id IN (SELECT chat_id FROM chats WHERE is_ours = 0 AND removed_at IS NULL"
            " ORDER BY added_at DESC, chat_id DESC LIMIT :most) ORDER BY added_at, chat_id",
            most=MOST_OF_STRANGERS,
        )
        return [_chat_of(row) for row in rows]

    async def save(self, chat: OurChat, now: datetime) -> None:
        """Keep a chat as it is now; when it was left is kept too."""
        await self._connection.run(
            "INSERT INTO chats (chat_id, kind, title, username, linked_chat_id, mode, status, rights, lets_in, is_ours,"
            " connection, added_at, removed_at) VALUES (:chat_id, :kind, :title, :username, :linked_chat_id, :mode,"
            " :status, :rights, :lets_in, :is_ours, :connection, :now, CASE WHEN :is_in THEN NULL ELSE :now END)"
            " ON CONFLICT (chat_id) DO UPDATE SET kind = excluded.kind, title = excluded.title,"
            " username = excluded.username, linked_chat_id = excluded.linked_chat_id, mode = excluded.mode,"
            " status = excluded.status, rights = excluded.rights, lets_in = excluded.lets_in,"
            " is_ours = excluded.is_ours, connection = excluded.connection,"
            " removed_at = CASE WHEN :is_in THEN NULL ELSE COALESCE(chats.removed_at, :now) END",
            chat_id=chat.chat_id,
            kind=chat.kind,
            title=chat.title,
            username=chat.username,
            linked_chat_id=chat.linked_chat_id,
            mode=chat.mode,
            status=chat.status,
            rights=json.dumps(sorted(chat.rights)),
            lets_in=int(chat.lets_in),
            is_ours=int(chat.is_ours),
            connection=chat.connection,
            is_in=int(chat.is_in),
            now=epoch_ms(now),
        )

    async def remove(self, chat_id: int) -> None:
        """Know nothing of a chat any more: it is the team's by now."""
        await self._connection.run("DELETE FROM chats WHERE chat_id = :chat_id", chat_id=chat_id)

    async def forget_strangers(self, before: datetime) -> int:
        """Delete chats that were added before a moment and never were ours, and of very many the oldest.

        Those about which the team has done something stay: its history tells of them.
        """
        gone = await self._connection.rows(
            "DELETE FROM chats WHERE chat_id IN (SELECT chat_id FROM chats WHERE is_ours = 0 AND (added_at < :before"
            " OR added_at < (SELECT added_at FROM chats WHERE is_ours = 0 ORDER BY added_at DESC LIMIT 1 OFFSET :most))"
            " AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.chat_id = chats.chat_id)"
            " ORDER BY added_at LIMIT :limit) RETURNING chat_id",
            before=epoch_ms(before),
            most=MOST_KEPT,
            limit=MOST_FORGOTTEN,
        )
        return len(gone)

    async def move(self, old: int, new: int) -> None:
        """Know a group by the id that it has as a supergroup; what was kept of its messages stays as it came."""
        if await self.find(old) is None:
            return
        await self._connection.run("DELETE FROM chats WHERE chat_id = :new", new=new)
        await self._connection.run(
            "UPDATE chats SET chat_id = :new, kind = 'supergroup', former_id = :old WHERE chat_id = :old",
            old=old,
            new=new,
        )


def _chat_of(row: Row) -> OurChat:
    return OurChat(
        chat_id=row["chat_id"],
        kind=ChatKind(row["kind"]),
        title=row["title"],
        username=row["username"],
        linked_chat_id=row["linked_chat_id"],
        mode=ChatMode(row["mode"]),
        status=BotStatus(row["status"]),
        rights=frozenset(json.loads(row["rights"])),
        lets_in=bool(row["lets_in"]),
        is_ours=bool(row["is_ours"]),
        left_at=from_epoch_ms(row["removed_at"]) if row["removed_at"] is not None else None,
        connection=row["connection"],
    )
