"""Changing an answer: an edited message of a manager changes where the prospect reads it."""

from aiogram import Router
from aiogram.types import Message

from bot.domain.member import Member
from bot.domain.notes import is_note
from bot.usecases.edit_remark import edit_answer
from bot.usecases.ports import Turn
from handlers.access import FromMember
from handlers.posted import posted_message


async def change_answer(message: Message, turn: Turn, member: Member) -> None:
    """Pass a change on, but to what is no answer, or none any more. Raises what forbids answering."""
    words = message.text or message.caption
    remark = await turn.records.remarks.find_written(message.chat.id, message.message_id)
    if remark is not None and remark.by == member.id and not is_note(words):
        await edit_answer(turn, remark, by=member, words=words, posted=posted_message(message))


def register(router: Router) -> None:
    """Edited messages of members."""
    router.edited_message.register(change_answer, FromMember())
