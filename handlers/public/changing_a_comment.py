"""Changing a comment: what somebody has said in public changes in their journal, and where managers read it."""

from aiogram import Bot, Router
from aiogram.types import Message

from bot.domain.chat import OurChat
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.edit_remark import edit_question
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from handlers.posted import posted_message
from handlers.public.identity import BySomebody
from handlers.public.saying import answer_at_once, find_plain_line, keep_said, wants_answer, words_in


async def change_words(
    message: Message, turn: Turn, our_chat: OurChat, somebody: Somebody, bot: Bot, rules: HouseRules, say: Say
) -> Letter | None:
    """Pass a change on; of what was not heard, nothing is. What asks only now is asked now."""
    remark = await turn.records.remarks.find_written(message.chat.id, message.message_id)
    if remark is None or remark.by is not None:
        return None
    plain = await find_plain_line(turn, remark, rules)
    if plain is None or plain.spot is None or not wants_answer(message, somebody, bot, rules):
        await edit_question(turn, remark, words=words_in(message) or None, posted=posted_message(message))
        return None
    kept = await keep_said(message, turn, somebody, plain.route, plain.spot, bot=bot, rules=rules)
    return await answer_at_once(turn, our_chat, kept, somebody, rules, say)


def register(router: Router) -> None:
    """Edited messages."""
    router.edited_message.register(change_words, BySomebody())
