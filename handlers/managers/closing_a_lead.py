"""Closing a lead, or a deal as lost: always with a reason, one of those on the owner's list."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.close_reasons import named_by
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.close_lead import close_lead
from bot.usecases.lose_lead import lose_lead
from bot.usecases.ports import Turn
from bot.views.buttons.leads import CloseFor, LoseFor


async def close(
    query: CallbackQuery, callback_data: CloseFor, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """End work on the lead. Raises ReasonGone."""
    await close_lead(
        turn, callback_data.lead, callback_data.version, named_by(callback_data.reason, rules.close_reasons), by=member
    )
    return query.answer(say.plain("Closed. You can undo it on the card."))


async def lose(
    query: CallbackQuery, callback_data: LoseFor, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """Close the deal as lost. Raises ReasonGone, NotADeal."""
    await lose_lead(
        turn, callback_data.lead, callback_data.version, named_by(callback_data.reason, rules.close_reasons), by=member
    )
    return query.answer(say.plain("Closed. You can undo it on the card."))


def register(router: Router) -> None:
    """Reasons of closing."""
    router.callback_query.register(close, CloseFor.filter())
    router.callback_query.register(lose, LoseFor.filter())
