"""Postponing a lead: until this evening, a morning, or a moment typed in a message of its own."""

from datetime import datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.ids import LeadId
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.domain.when import evening_of, morning_of, read_moment
from bot.domain.working_hours import WorkingHours
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.decision import lead_on_card
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.views.buttons.leads import AskWhen, Postpone
from bot.views.cards import moment_of
from handlers.managers.pressed_card import PressedCard, only_in_private

A_FEW_DAYS = 3


class Postponing(StatesGroup):
    """A manager is asked until when a lead is put off."""

    until = State()


async def postpone(
    query: CallbackQuery, callback_data: Postpone, turn: Turn, member: Member, rules: HouseRules, state: FSMContext,
    say: Say,
) -> AnswerCallbackQuery:  # fmt: skip
    """Put it off. Raises what forbids a decision."""
    until = _moment_of(callback_data, turn.now, rules.hours)
    await postpone_lead(turn, callback_data.lead, callback_data.version, until, by=member)
    await _end_asking(callback_data.lead, state)
    return query.answer(say.plain("It comes back on {moment}.", moment=moment_of(until, say, rules)))


async def _end_asking(lead: LeadId, state: FSMContext) -> None:
    """Wait no more for a moment to be typed for this lead."""
    if await state.get_state() == Postponing.until.state and (await state.get_data())["lead"] == lead:
        await state.clear()


def _moment_of(pressed: Postpone, now: datetime, hours: WorkingHours) -> datetime:
    today = now.astimezone(hours.zone).date()
    match pressed.until:
        case "evening":
            evening = evening_of(today, hours)
            return evening if evening > now else evening_of(today + timedelta(days=1), hours)
        case "morning":
            return morning_of(today + timedelta(days=1), hours)
        case "days":
            return morning_of(today + timedelta(days=A_FEW_DAYS), hours)


async def ask(
    query: CallbackQuery, callback_data: AskWhen, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let the manager type a moment. Raises what would forbid putting it off."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    check_can_decide(lead, member)
    if not card.in_private:
        return only_in_private(query, say)
    await state.set_state(Postponing.until)
    await state.set_data({"lead": lead.id})
    words = say("Until when? For example: tomorrow at 10, Friday afternoon, in two weeks. /cancel leaves it.")
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def name(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Put it off until what was typed. Raises MomentRefused for anything that is no moment ahead."""
    until = read_moment(message.text or "", turn.now, rules.hours)
    lead = await turn.records.leads.get(LeadId((await state.get_data())["lead"]))
    await postpone_lead(turn, lead.id, lead.version, until, by=member)
    await state.clear()
    return message.answer(say("It comes back on {moment}.", moment=moment_of(until, say, rules)))


def register(router: Router) -> None:
    """The choices of the menu."""
    router.callback_query.register(postpone, Postpone.filter())
    router.callback_query.register(ask, AskWhen.filter())


def register_moment(router: Router) -> None:
    """The dialogue: what is typed is the moment."""
    router.message.register(name, StateFilter(Postponing.until))
