"""Asking who it is: a contact sent outside any dialogue is answered with all that is known about its owner."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.exclude import exclude_ahead
from bot.usecases.ports import Turn
from bot.usecases.read_caller import Caller, read_caller
from bot.views.buttons import AskWhyExcludeShown, ExcludeShown
from bot.views.caller_card import caller_card, why_exclude_shown
from bot.views.cards import keyboard, works_alone
from handlers.managers.pressed_card import PressedCard
from handlers.managers.somebody_shown import Shown, ShowsSomebody


class Calling(StatesGroup):
    """A manager has asked who somebody is: the buttons of that card are about whom was shown last."""

    shown = State()


async def who_is_it(
    message: Message, shown: Shown, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Tell who it is and what can be done."""
    caller = await _read(turn, shown, member, rules)
    await state.set_state(Calling.shown)
    await state.set_data({"values": [[value.kind, value.normal_form] for value in shown.values], "name": shown.name})
    face = caller_card(caller, shown.name, member, say, rules)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


async def ask_why(
    query: CallbackQuery, turn: Turn, member: Member, rules: HouseRules, card: PressedCard, state: FSMContext, say: Say
) -> Any:
    """Ask for the reason of excluding whom was shown last."""
    shown = await _shown_last(state)
    if shown is None:
        return _too_late(query, say)
    caller = await _read(turn, shown, member, rules)
    return [query.answer(), *card.edited_to(why_exclude_shown(caller, shown.name, say, rules))]


async def exclude_shown(
    query: CallbackQuery, callback_data: ExcludeShown, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Exclude whom was shown last. Raises ProspectIsClient, HasOpenLead."""
    shown = await _shown_last(state)
    if shown is None:
        return _too_late(query, say)
    await exclude_ahead(turn, shown.values, callback_data.reason, by=member)
    face = caller_card(await _read(turn, shown, member, rules), shown.name, member, say, rules)
    return [query.answer(say.plain("Excluded. The list and how to lift it: /exclusions.")), *card.edited_to(face)]


async def _read(turn: Turn, shown: Shown, member: Member, rules: HouseRules) -> Caller:
    alone = works_alone(await turn.records.team.list_all(), rules)
    return await read_caller(turn.records, shown.values, member, alone=alone, unnamed_too=rules.show_telegram_names)


async def _shown_last(state: FSMContext) -> Shown | None:
    """Return whom the dialogue is about; None once the manager went on to something else."""
    if await state.get_state() != Calling.shown.state:
        return None
    kept = await state.get_data()
    values = [ContactValue(kind=ContactKind(kind), normal_form=form) for kind, form in kept["values"]]
    return Shown(values=tuple(values), name=kept["name"])


def _too_late(query: CallbackQuery, say: Say) -> AnswerCallbackQuery:
    return query.answer(say.plain("Send the contact once more: I no longer know which one is meant."), show_alert=True)


def register(router: Router) -> None:
    """The choices of the card."""
    router.callback_query.register(ask_why, AskWhyExcludeShown.filter())
    router.callback_query.register(exclude_shown, ExcludeShown.filter())


def register_question(router: Router) -> None:
    """A contact in no dialogue."""
    router.message.register(who_is_it, StateFilter(None, Calling.shown), ShowsSomebody())
