"""Advancing a lead: a real request becomes a deal, and a deal goes from stage to stage until it is won."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.lead import Status
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.advance_lead import advance_lead
from bot.usecases.ports import Turn
from bot.views.buttons.leads import Advance, Qualify, Win
from bot.views.names_of_codes import STAGES, inside


async def qualify(
    query: CallbackQuery, callback_data: Qualify, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Make it a deal. Raises ValueBelongsToClient for a contact that is a client's already."""
    await _advance(turn, callback_data, Status.QUALIFIED, member)
    return query.answer(say.plain("It is a deal now; there is a client card."))


async def win(query: CallbackQuery, callback_data: Win, turn: Turn, member: Member, say: Say) -> AnswerCallbackQuery:
    """Close the deal as won. Raises ValueBelongsToClient for a contact that is a client's already."""
    await _advance(turn, callback_data, Status.WON, member)
    return query.answer(say.plain("Congratulations on the deal!"))


async def advance(
    query: CallbackQuery, callback_data: Advance, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Note that the deal has come further. Raises ValueBelongsToClient, StageBehind."""
    await _advance(turn, callback_data, callback_data.stage, member)
    return query.answer(say.plain("Noted: {stage}.", stage=inside(say.plain(STAGES[callback_data.stage]))))


async def _advance(turn: Turn, pressed: Qualify | Win | Advance, stage: Status, member: Member) -> None:
    await advance_lead(turn, pressed.lead, pressed.version, stage, by=member, anyway=pressed.anyway)


def register(router: Router) -> None:
    """The main button of the full card, and the stages behind it."""
    router.callback_query.register(qualify, Qualify.filter())
    router.callback_query.register(win, Win.filter())
    router.callback_query.register(advance, Advance.filter())
