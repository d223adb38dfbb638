"""Qualifying a lead: a real request becomes a deal, and a deal is won."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.lead import Status
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.advance_lead import advance_lead
from bot.usecases.ports import Turn
from bot.views.buttons import Qualify, Win


async def qualify(
    query: CallbackQuery, callback_data: Qualify, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Make it a deal. Raises ValueBelongsToClient for a contact that is a client's already."""
    pressed = callback_data
    await advance_lead(turn, pressed.lead, pressed.version, Status.QUALIFIED, by=member, anyway=pressed.anyway)
    return query.answer(say.plain("It is a deal now; there is a client card."))


async def win(query: CallbackQuery, callback_data: Win, turn: Turn, member: Member, say: Say) -> AnswerCallbackQuery:
    """Close the deal as won. Raises ValueBelongsToClient for a contact that is a client's already."""
    pressed = callback_data
    await advance_lead(turn, pressed.lead, pressed.version, Status.WON, by=member, anyway=pressed.anyway)
    return query.answer(say.plain("Congratulations on the deal!"))


def register(router: Router) -> None:
    """The main button of the full card."""
    router.callback_query.register(qualify, Qualify.filter())
    router.callback_query.register(win, Win.filter())
