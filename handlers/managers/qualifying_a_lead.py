"""Qualifying a lead: a real request becomes a deal, and a deal is won."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.domain.errors import ValueBelongsToClient
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.qualify_lead import qualify_lead, win_lead
from bot.views.buttons import Qualify, Win
from bot.views.lead_questions import known_value
from handlers.managers.pressed_card import PressedCard


async def qualify(
    query: CallbackQuery, callback_data: Qualify, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Make it a deal, or ask about a contact that is a client's already."""
    pressed = callback_data
    try:
        await qualify_lead(turn, pressed.lead, pressed.version, by=member, anyway=pressed.anyway)
    except ValueBelongsToClient as known:
        return await _ask_about(known, query, pressed, turn, card, say)
    return query.answer(say.plain("A deal now. The person has a client card."))


async def win(query: CallbackQuery, callback_data: Win, turn: Turn, member: Member, card: PressedCard, say: Say) -> Any:
    """Close the deal as won, or ask about a contact that is a client's already."""
    pressed = callback_data
    try:
        await win_lead(turn, pressed.lead, pressed.version, by=member, anyway=pressed.anyway)
    except ValueBelongsToClient as known:
        return await _ask_about(known, query, pressed, turn, card, say)
    return query.answer(say.plain("Congratulations on the deal!"))


async def _ask_about(
    known: ValueBelongsToClient,
    query: CallbackQuery,
    pressed: Qualify | Win,
    turn: Turn,
    card: PressedCard,
    say: Say,
) -> list[Any]:
    lead = await turn.records.leads.get(known.lead)
    anyway = pressed.model_copy(update={"anyway": True})
    question = known_value(lead, known, anyway, say.plain("A new client anyway"), say)
    return [query.answer(), await card.showing(lead.id, question)]


def setup() -> Router:
    """The main button of the full card."""
    router = Router(name="qualifying a lead")
    router.callback_query.register(qualify, Qualify.filter())
    router.callback_query.register(win, Win.filter())
    return router
