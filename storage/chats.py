"""Chats: the channels and groups where the bot is, besides the team's."""

import json
from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from storage.connection import Connection, Row

COLUMNS = "chat_id, kind, title, username, linked_chat_id, mode, status, rights, lets_in, is_ours"


class SqlChats:
    """The table `chats`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, chat_id: int) -> OurChat | None:
        """Return a chat, also one that the bot has left."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM chats WHERE chat_id = :chat_id", chat_id=chat_id)
        return _chat_of(row) if row else None

    async def find_moved(self, former: int) -> OurChat | None:
        """Return the chat that had this id before it became a supergroup."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM chats WHERE former_id = :former", former=former)
        return _chat_of(row) if row else None

    async def list_all(self) -> list[OurChat]:
        """Return where the bot still is, those added first first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM chats WHERE removed_at IS NULL ORDER BY added_at, chat_id"
        )
        return [_chat_of(row) for row in rows]

    async def save(self, chat: OurChat, now: datetime) -> None:
        """Keep a chat as it is now; when it was left is kept too."""
        await self._connection.run(
            "INSERT INTO chats (chat_id, kind, title, username, linked_chat_id, mode, status, rights, lets_in, is_ours,"
            " added_at, removed_at) VALUES (:chat_id, :kind, :title, :username, :linked_chat_id, :mode, :status,"
            " :rights, :lets_in, :is_ours, :now, CASE WHEN :is_in THEN NULL ELSE :now END)"
            " ON CONFLICT (chat_id) DO UPDATE SET kind = excluded.kind, title = excluded.title,"
            " username = excluded.username, linked_chat_id = excluded.linked_chat_id, mode = excluded.mode,"
            " status = excluded.status, rights = excluded.rights, lets_in = excluded.lets_in,"
            " is_ours = excluded.is_ours,"
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
            is_in=int(chat.is_in),
            now=epoch_ms(now),
        )

    async def remove(self, chat_id: int) -> None:
        """Know nothing of a chat any more: it is the team's by now."""
        await self._connection.run("DELETE FROM chats WHERE chat_id = :chat_id", chat_id=chat_id)

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
    )
