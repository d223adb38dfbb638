"""Making a lead of what somebody known wrote."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import make_lead
from bot.views.buttons import MakeLead


async def make_it_a_lead(
    query: CallbackQuery, callback_data: MakeLead, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """One tap makes it a lead; where there is one already, that one is named."""
    lead = await make_lead(turn, callback_data.prospect, by=member)
    return query.answer(say.plain("Lead No. {number}.", number=lead))


def register(router: Router) -> None:
    """The button on the card of a client, supplier, partner or contractor."""
    router.callback_query.register(make_it_a_lead, MakeLead.filter())
