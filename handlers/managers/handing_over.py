"""Handing over: a lead goes to a colleague, or back to everybody."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.errors import NotFound, StartBotFirst
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.hand_over import give_back, hand_over
from bot.usecases.ports import Turn
from bot.views.buttons.leads import GiveBack, HandTo
from handlers.lease import lease_from_now


async def hand_to(
    query: CallbackQuery, callback_data: HandTo, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """Give it to the colleague on the button. Raises NotFound for who is none any more, and what forbids a decision."""
    pressed = callback_data
    colleague = await turn.records.team.find(pressed.member)
    if colleague is None:
        raise NotFound
    lease = await lease_from_now(turn, rules)
    try:
        await hand_over(turn, pressed.lead, pressed.version, colleague, by=member, lease_until=lease)
    except StartBotFirst:
        return query.answer(say.plain("{name} has not started me: I cannot show it there.", name=colleague.name[:80]))
    return query.answer(say.plain("{name} has it now.", name=colleague.name[:80]))


async def back_to_everybody(
    query: CallbackQuery, callback_data: GiveBack, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Let everybody have it. Raises what forbids a decision."""
    await give_back(turn, callback_data.lead, callback_data.version, by=member)
    return query.answer(say.plain("Everybody can take it again."))


def register(router: Router) -> None:
    """The choices of the menu."""
    router.callback_query.register(hand_to, HandTo.filter())
    router.callback_query.register(back_to_everybody, GiveBack.filter())
