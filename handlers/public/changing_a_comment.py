"""Changing a comment: what somebody has said in public changes in their journal, and where managers read it."""

from aiogram import Router
from aiogram.types import Message

from bot.usecases.edit_remark import edit_question
from bot.usecases.ports import Turn
from handlers.posted import posted_message
from handlers.public.identity import BySomebody
from handlers.public.saying import words_in


async def change_words(message: Message, turn: Turn) -> None:
    """Pass a change on; of what was not heard, nothing is."""
    remark = await turn.records.remarks.find_written(message.chat.id, message.message_id)
    if remark is not None and remark.by is None:
        await edit_question(turn, remark, words=words_in(message) or None, posted=posted_message(message))


def register(router: Router) -> None:
    """Edited messages."""
    router.edited_message.register(change_words, BySomebody())
