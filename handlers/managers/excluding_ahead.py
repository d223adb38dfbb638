"""Excluding ahead: somebody who has never come, such as a courier, shall never come through."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import (
    ContactRefused,
    ContactUnread,
    DomainRefused,
    HasOpenLead,
    ProspectIsClient,
    TooManyContacts,
)
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.exclude import check_has_no_lead, exclude_ahead
from bot.usecases.ports import Turn
from bot.views.buttons.callers import AskWhyExcludeShown, ExcludeShown
from bot.views.caller_card import caller_card, exclude_client_shown, lead_in_the_way, why_exclude_shown
from bot.views.cards import Face
from bot.views.refusals import explain
from handlers.managers.callers_card import answer_with, read_shown, shown_before, too_late, words_of
from handlers.managers.pressed_card import PressedCard
from handlers.managers.somebody_shown import Shown, shown_in

NOT_READ = (ContactRefused, ContactUnread, DomainRefused, TooManyContacts)


class Excluding(StatesGroup):
    """A manager is asked from whom nothing should come."""

    asking = State()


async def exclude(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Ask for the reason of excluding whoever is named after the command; where nobody is, ask whom.

    What cannot be read may be written again without the command.
    """
    await state.clear()
    await state.set_state(Excluding.asking)
    if words_of(message):
        try:
            return await exclude_told(message, turn, member, rules, state, say)
        except NOT_READ as refusal:
            return message.answer(explain(refusal, say, rules), parse_mode=None)
    return message.answer(
        say(
            "From whom should nothing come any more? Write phones, e-mails or a mail domain such as @dostavka.example,"
            " share a contact card, or forward a message. /cancel leaves it."
        )
    )


async def exclude_told(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Ask for the reason of excluding whom the message shows. Raises what says that it shows nobody."""
    shown = await shown_in(message, words_of(message), turn.records, rules.region)
    if shown.values:
        await state.clear()
    return answer_with(message, await _what_to_ask(turn, shown, member, rules, say))


async def _what_to_ask(turn: Turn, shown: Shown, member: Member, rules: HouseRules, say: Say) -> Face:
    """The reason; the lead in work, if there is one; just who it is, where nobody or nothing is left to exclude."""
    try:
        await check_has_no_lead(turn, shown.values)
    except HasOpenLead as in_work:
        return lead_in_the_way(in_work.lead, say)
    caller = await read_shown(turn, shown, member, rules)
    if not caller.values or caller.is_excluded:
        return caller_card(caller, shown.name, member, say, rules)
    return why_exclude_shown(caller, shown.name, say, rules)


async def ask_why(
    query: CallbackQuery, callback_data: AskWhyExcludeShown, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Ask for the reason, of an exclusion that covers this."""
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return too_late(query, say)
    caller = await read_shown(turn, shown, member, rules)
    question = why_exclude_shown(caller, shown.name, say, rules, callback_data.scope)
    return [query.answer(), *card.edited_to(question)]


async def exclude_shown(
    query: CallbackQuery, callback_data: ExcludeShown, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Exclude; ask once more where a known client is meant. Raises HasOpenLead, NothingToExclude."""
    pressed, shown = callback_data, await shown_before(query, turn, rules)
    if shown is None:
        return too_late(query, say)
    values = pressed.scope.values_of(shown.values)
    try:
        await exclude_ahead(turn, values, pressed.reason, by=member, over_client=pressed.over_client)
    except ProspectIsClient as known:
        caller = await read_shown(turn, shown, member, rules)
        return [query.answer(), *card.edited_to(exclude_client_shown(caller, shown.name, known, pressed, say, rules))]
    face = caller_card(await read_shown(turn, shown, member, rules), shown.name, member, say, rules)
    return [query.answer(say.plain("Excluded. The list and how to lift it: /exclusions.")), *card.edited_to(face)]


def register(router: Router) -> None:
    """The command, and the choices of a card."""
    router.message.register(exclude, Command("exclude", ignore_case=True))
    router.callback_query.register(ask_why, AskWhyExcludeShown.filter())
    router.callback_query.register(exclude_shown, ExcludeShown.filter())


def register_dialogue(router: Router) -> None:
    """Whom the next message shows."""
    router.message.register(exclude_told, StateFilter(Excluding.asking))
