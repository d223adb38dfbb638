"""Naming an amount: what a deal brings, typed in a message of its own."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message
from babel.numbers import list_currencies

from bot.domain.ids import LeadId
from bot.domain.member import Member
from bot.domain.money import read_money
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.decision import lead_on_card
from bot.usecases.ports import Turn
from bot.usecases.set_amount import check_can_have_amount, set_amount
from bot.views.buttons.leads import AskAmount
from bot.views.cards import money
from handlers.managers.pressed_card import PressedCard, only_in_private

CURRENCIES = list_currencies()


class Naming(StatesGroup):
    """A manager is asked what a deal brings."""

    amount = State()


async def ask(
    query: CallbackQuery, callback_data: AskAmount, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let the manager type an amount. Raises what would forbid writing it down."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    check_can_have_amount(lead, member)
    if not card.in_private:
        return only_in_private(query, say)
    await state.set_state(Naming.amount)
    await state.set_data({"lead": lead.id})
    words = say("How much does it bring? For example: 150 000, or 1.5k €. /cancel leaves it.")
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def name(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Write down what was typed. Raises AmountRefused for anything that is no amount."""
    amount = read_money(message.text or "", rules.currency, CURRENCIES)
    lead = await turn.records.leads.get(LeadId((await state.get_data())["lead"]))
    await set_amount(turn, lead.id, lead.version, amount, by=member)
    await state.clear()
    return message.answer(say("Noted: {amount}.", amount=money(amount, say)))


def register(router: Router) -> None:
    """The button of deals: among the rarer ones on the card, and beside the others of a won one."""
    router.callback_query.register(ask, AskAmount.filter())


def register_amount(router: Router) -> None:
    """The dialogue: what is typed is the amount."""
    router.message.register(name, StateFilter(Naming.amount))
