"""Closing a lead: always with a reason."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.close_lead import close_lead
from bot.usecases.ports import Turn
from bot.views.buttons import CloseFor


async def close(
    query: CallbackQuery, callback_data: CloseFor, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """End work on the lead."""
    await close_lead(turn, callback_data.lead, callback_data.version, callback_data.reason, by=member)
    return query.answer(say.plain("Closed. You can undo it on the card."))


def register(router: Router) -> None:
    """Reasons of closing."""
    router.callback_query.register(close, CloseFor.filter())
