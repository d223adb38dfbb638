"""Asking who it is: a contact that is sent by itself is answered with all that is known about its owner."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.exclude import lift_exclusion
from bot.usecases.ports import Turn
from bot.usecases.say_who_it_is import doubt_who_it_is, say_whose_number_it_is
from bot.views.buttons.callers import AskWhoseNumberAgain, LiftShown, SayWhoseNumber, ShowCaller
from bot.views.caller_card import caller_card
from handlers.managers.callers_card import answer_with, read_shown, shown_before, too_late
from handlers.managers.looking_at_a_client import Finding
from handlers.managers.pressed_card import PressedCard
from handlers.managers.somebody_shown import Shown, ShowsSomebody


async def who_is_it(
    message: Message, shown: Shown, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage | None:
    """Tell who it is and what can be done; once for all of an album, so that nobody notes it picture by picture."""
    album = message.media_group_id
    if album is not None and (await state.get_data()).get("album") == album:
        return None
    await state.clear()
    if album is not None:
        await state.update_data(album=album)
    caller = await read_shown(turn, shown, member, rules)
    return answer_with(message, caller_card(caller, shown.name, member, say, rules))


async def show_again(
    query: CallbackQuery, turn: Turn, member: Member, rules: HouseRules, card: PressedCard, say: Say
) -> Any:
    """Show the card as it is now, in place of a question."""
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return too_late(query, say)
    caller = await read_shown(turn, shown, member, rules)
    return [query.answer(), *card.edited_to(caller_card(caller, shown.name, member, say, rules))]


async def lift(
    query: CallbackQuery, callback_data: LiftShown, turn: Turn, member: Member, rules: HouseRules, card: PressedCard,
    say: Say,
) -> Any:  # fmt: skip
    """Let a contact in again; the card stays. Raises ExcludedByOther."""
    lifted = await lift_exclusion(turn, callback_data.exclusion, by=member)
    said = query.answer(say.plain("Lifted.") if lifted is not None else say.plain("It was lifted before."))
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return said
    caller = await read_shown(turn, shown, member, rules)
    return [said, *card.edited_to(caller_card(caller, shown.name, member, say, rules, lifted=lifted))]


async def say_whose_number(
    query: CallbackQuery, callback_data: SayWhoseNumber, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Remember who it is, and show what is known of that one."""
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return too_late(query, say)
    client = await say_whose_number_it_is(turn, shown.values, callback_data.client, by=member)
    caller = await read_shown(turn, shown, member, rules)
    said = query.answer(say.plain("Noted: it is {name}.", name=client.name[:80]))
    return [said, *card.edited_to(caller_card(caller, shown.name, member, say, rules))]


async def ask_whose_number_again(
    query: CallbackQuery, callback_data: AskWhoseNumberAgain, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Let it be asked again, on this card first of all."""
    await doubt_who_it_is(turn, callback_data.line, by=member)
    said = query.answer(say.plain("You will be asked again who it is."))
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return said
    caller = await read_shown(turn, shown, member, rules)
    return [said, *card.edited_to(caller_card(caller, shown.name, member, say, rules))]


def register(router: Router) -> None:
    """The choices of the card."""
    router.callback_query.register(show_again, ShowCaller.filter())
    router.callback_query.register(lift, LiftShown.filter())
    router.callback_query.register(say_whose_number, SayWhoseNumber.filter())
    router.callback_query.register(ask_whose_number_again, AskWhoseNumberAgain.filter())


def register_question(router: Router) -> None:
    """A contact in no dialogue, or where somebody is looked for."""
    router.message.register(who_is_it, StateFilter(None, Finding.words), ShowsSomebody())
