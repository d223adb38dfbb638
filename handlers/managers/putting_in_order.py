"""Putting records in order: the owner looks at what is wrong, and puts it right from there, one thing after another."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.close_reasons import named_by, why_no_reason
from bot.domain.hygiene import Disorder
from bot.domain.ids import ActivityId, ClientId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.rights import check_is_owner
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.find_disorder import read_disorder, read_first_disorder
from bot.usecases.give_reason import give_reason
from bot.usecases.keep_as_contact import keep_passer_by
from bot.usecases.ports import Turn
from bot.usecases.remove_company import remove_company
from bot.usecases.rename import rename
from bot.usecases.repair import read_shared, take_off_card, undo_repair
from bot.views.buttons.cards import (
    AskForName,
    AskReason,
    GiveReason,
    KeepPasserBy,
    RemoveCompany,
    ShowDisorder,
    ShowShared,
    TakeOffCard,
    UndoRepair,
)
from bot.views.cards import Face, keyboard
from bot.views.disorder import LISTED_ON_A_PAGE, disorder_page, whose_contact, why_was_it_closed
from handlers.managers.pressed_card import PressedCard


class Ordering(StatesGroup):
    """The owner is asked what a client is called."""

    naming = State()


async def list_disorder(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show what is wrong first; the other lists are a press away. Raises ForTheOwner."""
    await state.clear()
    page = await read_first_disorder(turn.records, size=LISTED_ON_A_PAGE, by=member)
    face = disorder_page(page, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowDisorder, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show another list, or more of it, in the same message. Raises ForTheOwner."""
    page = await read_disorder(turn.records, callback_data.which, callback_data.after, size=LISTED_ON_A_PAGE, by=member)
    return [query.answer(), *card.edited_to(disorder_page(page, say))]


@flags.only_in_private
async def ask_for_name(
    query: CallbackQuery, callback_data: AskForName, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Let the owner type the name. Raises ForTheOwner, NotFound."""
    check_is_owner(member)
    client = await turn.records.directory.get_client(callback_data.client)
    await state.set_state(Ordering.naming)
    await state.set_data({"client": client.id})
    words = say("What is “{words}” called? For example: Anna Petrova. /cancel leaves it.", words=client.name)
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def name(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Write the name down and show what is left. Raises NameRefused for anything that is none."""
    client = ClientId((await state.get_data())["client"])
    repaired = await rename(turn, CardKind.CLIENT, client, message.text or "", by=member)
    await state.clear()
    face = await _left(turn, Disorder.NAMELESS, member, say, repaired)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


@flags.only_in_private
async def remove(
    query: CallbackQuery, callback_data: RemoveCompany, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Take a company out that is none. Raises CompanyInUse, ForTheOwner, NotFound."""
    repaired = await remove_company(turn, callback_data.company, by=member)
    face = await _left(turn, Disorder.COMPANY_WITHOUT_PERSON, member, say, repaired)
    return [query.answer(say.plain("Taken out of the directory.")), *card.edited_to(face)]


@flags.only_in_private
async def ask_whose_not(
    query: CallbackQuery, callback_data: ShowShared, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show the cards that have a contact. Raises ForTheOwner, NotFound."""
    held = await read_shared(turn.records, callback_data.value, by=member)
    return [query.answer(), *card.edited_to(whose_contact(callback_data.value, held, say))]


@flags.only_in_private
async def take_off(
    query: CallbackQuery, callback_data: TakeOffCard, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Take a contact off one of the cards that have it. Raises ForTheOwner, NotFound."""
    pressed = callback_data
    repaired = await take_off_card(turn, pressed.value, pressed.kind, pressed.card, by=member)
    face = await _left(turn, Disorder.SHARED_VALUE, member, say, repaired)
    return [query.answer(say.plain("Taken off the card.")), *card.edited_to(face)]


@flags.only_in_private
async def ask_why(
    query: CallbackQuery, callback_data: AskReason, turn: Turn, member: Member, card: PressedCard, rules: HouseRules,
    say: Say,
) -> Any:  # fmt: skip
    """Ask for the reason of what is closed. Raises ForTheOwner, NotFound."""
    check_is_owner(member)
    lead = await turn.records.leads.get(callback_data.lead)
    said = why_no_reason(lead.close_reason) if lead.close_reason else None
    return [query.answer(), *card.edited_to(why_was_it_closed(lead, said, rules.close_reasons, say))]


@flags.only_in_private
async def say_why(
    query: CallbackQuery, callback_data: GiveReason, turn: Turn, member: Member, card: PressedCard, rules: HouseRules,
    say: Say,
) -> Any:  # fmt: skip
    """Write the reason down. Raises ReasonGone, CardOutdated, StillOpen, ForTheOwner."""
    pressed = callback_data
    reason = named_by(pressed.reason, rules.close_reasons)
    repaired = await give_reason(turn, pressed.lead, pressed.version, reason, by=member)
    face = await _left(turn, Disorder.CLOSED_WITHOUT_REASON, member, say, repaired)
    return [query.answer(say.plain("Noted.")), *card.edited_to(face)]


@flags.only_in_private
async def keep(
    query: CallbackQuery, callback_data: KeepPasserBy, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Keep who passed by as a contact. Raises ValueBelongsToClient, CardOutdated, StillOpen, ForTheOwner."""
    repaired = await keep_passer_by(turn, callback_data.lead, callback_data.version, by=member)
    face = await _left(turn, Disorder.CLOSED_WITHOUT_REASON, member, say, repaired)
    return [query.answer(say.plain("Kept in the directory.")), *card.edited_to(face)]


@flags.only_in_private
async def take_back(
    query: CallbackQuery, callback_data: UndoRepair, turn: Turn, member: Member, card: PressedCard, rules: HouseRules,
    say: Say,
) -> Any:  # fmt: skip
    """Let it be as it was. Raises what stands in the way."""
    which = await undo_repair(turn, callback_data.activity, by=member, since=rules.undoable_since(turn.now))
    return [query.answer(say.plain("As it was before.")), *card.edited_to(await _left(turn, which, member, say))]


async def _left(turn: Turn, which: Disorder, member: Member, say: Say, repaired: ActivityId | None = None) -> Face:
    """What is still out of order, with the way back from what was just put right."""
    page = await read_disorder(turn.records, which, size=LISTED_ON_A_PAGE, by=member)
    return disorder_page(page, say, repaired=repaired)


def register(router: Router) -> None:
    """/hygiene and its buttons."""
    router.message.register(list_disorder, Command("hygiene", ignore_case=True))
    router.callback_query.register(show, ShowDisorder.filter())
    router.callback_query.register(ask_for_name, AskForName.filter())
    router.callback_query.register(remove, RemoveCompany.filter())
    router.callback_query.register(ask_whose_not, ShowShared.filter())
    router.callback_query.register(take_off, TakeOffCard.filter())
    router.callback_query.register(ask_why, AskReason.filter())
    router.callback_query.register(say_why, GiveReason.filter())
    router.callback_query.register(keep, KeepPasserBy.filter())
    router.callback_query.register(take_back, UndoRepair.filter())


def register_name(router: Router) -> None:
    """The dialogue: what is typed is the name."""
    router.message.register(name, StateFilter(Ordering.naming))
