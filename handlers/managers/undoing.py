"""Undoing: a decision is taken back from the card itself."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.undo import undo
from bot.views.buttons.leads import Undo
from handlers.lease import lease_from_now


async def take_back(
    query: CallbackQuery, callback_data: Undo, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """Put everything back as it was before the decision."""
    lease, since = await lease_from_now(turn, rules), rules.undoable_since(turn.now)
    await undo(turn, callback_data.activity, by=member, since=since, lease_until=lease)
    return query.answer(say.plain("As it was before."))


def register(router: Router) -> None:
    """The last button of a card."""
    router.callback_query.register(take_back, Undo.filter())
