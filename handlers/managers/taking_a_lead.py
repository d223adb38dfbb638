"""Taking a lead: one tap, one winner."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.errors import StartBotFirst
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.take_lead import take_lead
from bot.views.buttons.leads import Take
from handlers.lease import lease_from_now
from handlers.managers.pressed_card import PressedCard


async def take(
    query: CallbackQuery, callback_data: Take, turn: Turn, member: Member, card: PressedCard, rules: HouseRules,
    say: Say,
) -> AnswerCallbackQuery:  # fmt: skip
    """Give the lead to whoever pressed first; somebody who never started the bot is led there."""
    try:
        await take_lead(turn, callback_data.lead, by=member, lease_until=await lease_from_now(turn, rules))
    except StartBotFirst:
        return query.answer(url=f"https://t.me/{rules.bot_username}?start=team")
    if card.in_private:
        return query.answer(say.plain("Yours now."))
    return query.answer(say.plain("Yours now. The full card is in your chat with me."))


def register(router: Router) -> None:
    """The button under a free lead."""
    router.callback_query.register(take, Take.filter())
