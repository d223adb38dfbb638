"""Keeping posts: what our channels publish, and the copy of it under which people comment."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message, MessageOriginChannel

from bot.usecases.keep_post import keep_discussion, keep_post
from bot.usecases.ports import Turn


class CopiedByTelegram(Filter):
    """Lets pass the copy of a post that Telegram itself puts into the linked group."""

    async def __call__(self, message: Message) -> bool:
        return is_copied_by_telegram(message)


def is_copied_by_telegram(message: Message) -> bool:
    """Tell whether a message is such a copy."""
    return bool(message.is_automatic_forward) and isinstance(message.forward_origin, MessageOriginChannel)


async def keep(message: Message, turn: Turn) -> None:
    """Remember a post; it is no interest."""
    await keep_post(
        turn,
        chat_id=message.chat.id,
        message_id=message.message_id,
        album=message.media_group_id,
        words=message.text or message.caption,
        posted_at=message.date,
    )


async def keep_copy(message: Message, turn: Turn) -> None:
    """Remember where a post is discussed, also one from before the bot was in its channel."""
    origin = message.forward_origin
    assert isinstance(origin, MessageOriginChannel)
    post = await keep_post(
        turn,
        chat_id=origin.chat.id,
        message_id=origin.message_id,
        album=message.media_group_id,
        words=message.text or message.caption,
        posted_at=origin.date,
    )
    await keep_discussion(turn, post, chat_id=message.chat.id, message_id=message.message_id)


def register(router: Router) -> None:
    """Posts, and Telegram's copies of them."""
    router.channel_post.register(keep)
    router.message.register(keep_copy, CopiedByTelegram())
