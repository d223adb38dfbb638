"""Lifting exclusions: the list, what each entry stopped, and the way back."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.exclude import lift_exclusion
from bot.usecases.let_in import undo_lift
from bot.usecases.ports import Turn
from bot.usecases.read_exclusions import prospect_behind, read_exclusions
from bot.views.buttons.callers import LiftExclusion, ShowExclusions, UndoLift
from bot.views.caller_card import caller_card
from bot.views.cards import Face, keyboard, prospect_subject
from bot.views.team_messages import MOST_EXCLUSIONS, list_of_exclusions
from handlers.managers.callers_card import read_shown, shown_before
from handlers.managers.pressed_card import PressedCard


async def list_exclusions(
    message: Message, command: CommandObject, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show who is excluded: everybody, or those who fit the words after the command."""
    await state.clear()
    words = " ".join((command.args or "").split())
    listed = await read_exclusions(turn.records, member, size=MOST_EXCLUSIONS, words=words)
    face = list_of_exclusions(listed, say, rules, words=words)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


@flags.only_in_private
async def turn_page(
    query: CallbackQuery, callback_data: ShowExclusions, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show another page in the same message; nobody's list stands in a group."""
    return [query.answer(), *card.edited_to(await _list(turn, member, card.rules, say, callback_data.page))]


async def lift(
    query: CallbackQuery, callback_data: LiftExclusion, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let a value in again."""
    lifted = await lift_exclusion(turn, callback_data.exclusion, by=member)
    said = query.answer(say.plain("Lifted.") if lifted is not None else say.plain("It was lifted before."))
    exclusion = await turn.records.exclusions.get(callback_data.exclusion)
    prospect = await prospect_behind(turn.records, exclusion)
    if prospect is not None and await card.stands_for(prospect_subject(prospect.id)):
        return said
    return [said, *await _list_again(turn, member, card, say, lifted)]


async def take_back(
    query: CallbackQuery, callback_data: UndoLift, turn: Turn, member: Member, rules: HouseRules, card: PressedCard,
    say: Say,
) -> Any:  # fmt: skip
    """Put in force again what was lifted, on the list as on a caller's card. Raises what stands in the way."""
    await undo_lift(turn, callback_data.activity, by=member, since=rules.undoable_since(turn.now))
    said = query.answer(say.plain("As it was before."))
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return [said, *await _list_again(turn, member, card, say)]
    caller = await read_shown(turn, shown, member, rules)
    return [said, *card.edited_to(caller_card(caller, shown.name, member, say, rules))]


async def _list_again(
    turn: Turn, member: Member, card: PressedCard, say: Say, lifted: ActivityId | None = None
) -> list[EditMessageText | SendMessage]:
    return card.edited_to(await _list(turn, member, card.rules, say, lifted=lifted)) if card.in_private else []


async def _list(
    turn: Turn, member: Member, rules: HouseRules, say: Say, page: int = 1, *, lifted: ActivityId | None = None
) -> Face:
    listed = await read_exclusions(turn.records, member, page, size=MOST_EXCLUSIONS)
    return list_of_exclusions(listed, say, rules, lifted=lifted)


def register(router: Router) -> None:
    """The list and its buttons."""
    router.message.register(list_exclusions, Command("exclusions", ignore_case=True))
    router.callback_query.register(turn_page, ShowExclusions.filter())
    router.callback_query.register(lift, LiftExclusion.filter())
    router.callback_query.register(take_back, UndoLift.filter())
