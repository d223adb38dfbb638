"""Reopening a lead: what was closed goes on."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.reopen_lead import reopen_lead
from bot.views.buttons.leads import Reopen


async def reopen(
    query: CallbackQuery, callback_data: Reopen, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Go on with the lead. Raises StillOpen, HasOpenLead."""
    await reopen_lead(turn, callback_data.lead, callback_data.version, by=member)
    return query.answer(say.plain("Open again."))


def register(router: Router) -> None:
    """The button under a closed lead."""
    router.callback_query.register(reopen, Reopen.filter())
