"""Closing a lead, or a deal as lost: always with a reason, one of those on the owner's list."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.close_reasons import key_of
from bot.domain.lead import Reason
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.close_lead import close_lead
from bot.usecases.lose_lead import lose_lead
from bot.usecases.ports import Turn
from bot.views.buttons import CloseFor, LoseFor


async def close(
    query: CallbackQuery, callback_data: CloseFor, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """End work on the lead. Raises ReasonGone."""
    await close_lead(turn, callback_data.lead, callback_data.version, _reason(callback_data, rules), by=member)
    return query.answer(say.plain("Closed. You can undo it on the card."))


async def lose(
    query: CallbackQuery, callback_data: LoseFor, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """Close the deal as lost. Raises ReasonGone, NotADeal."""
    await lose_lead(turn, callback_data.lead, callback_data.version, _reason(callback_data, rules), by=member)
    return query.answer(say.plain("Closed. You can undo it on the card."))


def _reason(pressed: CloseFor | LoseFor, rules: HouseRules) -> Reason | None:
    """Return just the reason that the button was made for, wherever it stands on the list now, if it still does."""
    return next((reason for reason in rules.close_reasons if key_of(reason) == pressed.reason), None)


def register(router: Router) -> None:
    """Reasons of closing."""
    router.callback_query.register(close, CloseFor.filter())
    router.callback_query.register(lose, LoseFor.filter())
