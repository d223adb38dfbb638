"""Moving: a group becomes a supergroup, or is called something else. It is told in both, the old one and the new."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.mailboxes import Session
from bot.usecases.keep_chat import look_at_chat, move_chat
from bot.usecases.ports import Turn


class Moves(Filter):
    """Lets pass what tells of a new id, and hands both on: they are of groups, so negative (Telegram Bot API)."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        return {"old": old, "new": new} if old != new and old < 0 and new < 0 else False


class Renamed(Filter):
    """Lets pass that a chat is called something else."""

    async def __call__(self, message: Message) -> bool:
        return message.new_chat_title is not None


async def move(message: Message, old: int, new: int, session: Session, turn: Turn) -> None:
    """Know the group by its new id; letters that wait for it go there."""
    if await turn.records.chats.find(old) is not None:
        await session.outbox.move_chat(old, new, turn.now)
        await move_chat(turn, old, new)


async def look_again(message: Message, turn: Turn) -> None:
    """Ask Telegram what the chat is by now."""
    await look_at_chat(turn, message.chat.id)


def register_moves(router: Router) -> None:
    """The service messages of a move, also in a chat that does not count."""
    router.message.register(move, Moves())


def register(router: Router) -> None:
    """The service messages of a new name."""
    router.message.register(look_again, Renamed())
    router.channel_post.register(look_again, Renamed())
