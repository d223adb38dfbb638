"""Showing what came at once: messages beyond a prospect's budget are copied to whoever wants to read them."""

from dataclasses import replace

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery, CopyMessage, EditMessageReplyMarkup
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.keep_to_budget import MOST_AT_ONCE, read_beyond
from bot.usecases.ports import Turn
from bot.views.buttons import ShowBeyond
from bot.views.came_at_once import show_from
from bot.views.letters import letter_of


async def show(
    query: CallbackQuery, callback_data: ShowBeyond, turn: Turn, member: Member, say: Say
) -> list[AnswerCallbackQuery | Letter | EditMessageReplyMarkup]:
    """Copy a part of them, and go on with the next part at the next press. Raises LeadTakenByOther, NotFound."""
    prospect = await turn.records.prospects.get(callback_data.prospect)
    part = await read_beyond(turn, prospect.id, after=callback_data.after, by=member)
    if query.message is None or not part:
        return [query.answer(say.plain("There is nothing more to show."), show_alert=True)]
    chat, line = query.message.chat.id, query.message.message_id
    copies = [_copy(chat, prospect, message) for _, message in part]
    after = part[-1][0] if len(part) == MOST_AT_ONCE else None
    return [query.answer(), *copies, show_from(chat, line, prospect.id, after, say)]


def _copy(chat: int, prospect: Prospect, message: int) -> Letter:
    """A copy that speaks of its prospect: a reply to it reaches them."""
    copy = CopyMessage(chat_id=chat, from_chat_id=prospect.telegram_id, message_id=message)
    return replace(letter_of(copy), prospect=prospect.id)


def register(router: Router) -> None:
    """The button under the line that tells of them."""
    router.callback_query.register(show, ShowBeyond.filter())
