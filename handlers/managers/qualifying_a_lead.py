"""Qualifying a lead: a real request becomes a deal, and a deal is won."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.errors import ValueBelongsToClient
from bot.domain.member import Member
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.qualify_lead import qualify_lead, win_lead
from bot.views.buttons import Qualify, Win
from handlers.managers.pressed_card import PressedCard


async def qualify(
    query: CallbackQuery, callback_data: Qualify, turn: Turn, member: Member, card: PressedCard, say: Say
) -> AnswerCallbackQuery | Letter:
    """Make it a deal, or ask about a contact that is a client's already."""
    pressed = callback_data
    try:
        await qualify_lead(turn, pressed.lead, pressed.version, by=member, anyway=pressed.anyway)
    except ValueBelongsToClient as known:
        anyway = pressed.model_copy(update={"anyway": True})
        return await card.asking_about(known, anyway, say.plain("A new client anyway"))
    return query.answer(say.plain("It is a deal now; there is a client card."))


async def win(
    query: CallbackQuery, callback_data: Win, turn: Turn, member: Member, card: PressedCard, say: Say
) -> AnswerCallbackQuery | Letter:
    """Close the deal as won, or ask about a contact that is a client's already."""
    pressed = callback_data
    try:
        await win_lead(turn, pressed.lead, pressed.version, by=member, anyway=pressed.anyway)
    except ValueBelongsToClient as known:
        anyway = pressed.model_copy(update={"anyway": True})
        return await card.asking_about(known, anyway, say.plain("A new client anyway"))
    return query.answer(say.plain("Congratulations on the deal!"))


def setup() -> Router:
    """The main button of the full card."""
    router = Router(name="qualifying a lead")
    router.callback_query.register(qualify, Qualify.filter())
    router.callback_query.register(win, Win.filter())
    return router
