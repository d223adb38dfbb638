"""Changing a card: the name, a note and the own manager of a client or a company; what they wanted; and undo."""

from contextlib import suppress
from typing import Any

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.activity import Activity
from bot.domain.errors import ClientOfOther
from bot.domain.ids import ManagerId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner, kind_of
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.change_card import card_to_change
from bot.usecases.choose_own_manager import choose_own_manager
from bot.usecases.note_on_card import note_on_card
from bot.usecases.ports import Turn
from bot.usecases.read_deals import read_deals
from bot.usecases.rename import rename
from bot.usecases.undo_on_card import OF_CONTACTS, undo_on_card
from bot.views.buttons.cards import (
    AskCardNote,
    AskName,
    AskOwnManager,
    CardButton,
    ChooseOwnManager,
    ShowDeals,
    ShowMore,
    UndoOnCard,
)
from bot.views.card_menu import DEALS_ON_A_PAGE, deals_page, rarer_deeds, who_looks_after
from bot.views.cards import Face, keyboard
from handlers.managers.directory_cards import card_now, contacts_now
from handlers.managers.pressed_card import PressedCard


class Changing(StatesGroup):
    """A manager is asked for the right name, or for a note."""

    name = State()
    note = State()


@flags.only_in_private
async def show_more(
    query: CallbackQuery, callback_data: ShowMore, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show what is rarely done on a card. Raises ClientOfOther, NotFound."""
    owner = await card_to_change(turn.records, callback_data.card, callback_data.number, member)
    return [query.answer(), *card.edited_to(rarer_deeds(owner, member, say))]


@flags.only_in_private
async def show_deals(
    query: CallbackQuery, callback_data: ShowDeals, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show what somebody has wanted so far. Raises ClientOfOther, NotFound."""
    pressed = callback_data
    await card_to_change(turn.records, pressed.card, pressed.number, member)
    deals = await read_deals(turn.records, pressed.card, pressed.number, pressed.page, size=DEALS_ON_A_PAGE)
    return [query.answer(), *card.edited_to(deals_page(deals, say, card.rules))]


@flags.only_in_private
async def ask_name(
    query: CallbackQuery, callback_data: AskName, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask for the right name. Raises ClientOfOther, NotFound."""
    owner = await _wait_for(Changing.name, callback_data, turn, member, state)
    words = say("What is the right name? Now it is: {name}. /cancel leaves it.", name=owner.name)
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


@flags.only_in_private
async def ask_note(
    query: CallbackQuery, callback_data: AskCardNote, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask for a line. Raises ClientOfOther, NotFound."""
    owner = await _wait_for(Changing.note, callback_data, turn, member, state)
    words = say("What to note on the card of {name}? One line that only we read. /cancel leaves it.", name=owner.name)
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def take_name(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Give the card the name that was typed. Raises NameRefused, CompanyRefused, ClientOfOther, NotFound."""
    kind, number = await _waited_for(state)
    await rename(turn, kind, number, message.text or "", by=member)
    return await _changed(message, kind, number, turn, member, rules, state, say)


async def take_note(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Write the line onto the card. Raises NoteTooLong, ClientOfOther, NotFound."""
    if not (message.text or "").strip():
        return message.answer(say("Please write it in words, one line. /cancel leaves it."))
    kind, number = await _waited_for(state)
    await note_on_card(turn, kind, number, message.text or "", by=member)
    return await _changed(message, kind, number, turn, member, rules, state, say)


@flags.only_in_private
async def ask_manager(
    query: CallbackQuery, callback_data: AskOwnManager, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show who of the team may look after a card. Raises ClientOfOther, NotFound."""
    owner = await card_to_change(turn.records, callback_data.card, callback_data.number, member)
    return [query.answer(), *card.edited_to(who_looks_after(owner, await turn.records.team.list_all(), say))]


@flags.only_in_private
async def choose_manager(
    query: CallbackQuery, callback_data: ChooseOwnManager, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let somebody look after a card; it shows who, and how to take it back. Raises ClientOfOther, NotFound."""
    pressed = callback_data
    manager = ManagerId(pressed.manager) if pressed.manager else None
    chosen = await choose_own_manager(turn, pressed.card, pressed.number, manager, by=member)
    said = query.answer(say.plain("Done already.")) if chosen is None else await _noted(query, manager, turn, say)
    return [said, *card.edited_to(await card_now(turn, pressed.card, pressed.number, member, card.rules, say))]


async def _noted(query: CallbackQuery, manager: ManagerId | None, turn: Turn, say: Say) -> AnswerCallbackQuery:
    """Whoever never started the bot, or has blocked it, cannot be told: then a colleague is to do it."""
    chosen = await turn.records.team.find(manager) if manager is not None else None
    if chosen is None or chosen.reachable:
        return query.answer(say.plain("Noted."))
    words = say.plain(
        "Noted. I cannot write to {name}: please tell them, and to press /start here.", name=chosen.name[:60]
    )
    return query.answer(words, show_alert=True)


@flags.only_in_private
async def take_back(
    query: CallbackQuery, callback_data: UndoOnCard, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Put a card back as it was before a change. Raises what stands in the way."""
    since = card.rules.undoable_since(turn.now)
    undone = await undo_on_card(turn, callback_data.activity, by=member, since=since)
    said = query.answer(say.plain("As it was before."))
    return [said, *card.edited_to(await _shown_again(undone, turn, member, card, say))]


async def _shown_again(undone: Activity, turn: Turn, member: Member, card: PressedCard, say: Say) -> Face:
    """The card, or its contacts where one of them was changed."""
    kind, number = (CardKind.COMPANY, undone.company) if undone.client is None else (CardKind.CLIENT, undone.client)
    assert number is not None, "what is changed on a card is a client's or a company's"
    if undone.deed in OF_CONTACTS:
        with suppress(ClientOfOther):
            return await contacts_now(turn, kind, number, member, card.rules, say)
    return await card_now(turn, kind, number, member, card.rules, say)


async def _changed(
    message: Message, kind: CardKind, number: int, turn: Turn, member: Member, rules: HouseRules, state: FSMContext,
    say: Say,
) -> SendMessage:  # fmt: skip
    """The dialogue is over; the card shows what became of it, and how to take it back."""
    await state.clear()
    face = await card_now(turn, kind, number, member, rules, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


async def _wait_for(waiting: State, pressed: CardButton, turn: Turn, member: Member, state: FSMContext) -> Owner:
    owner = await card_to_change(turn.records, pressed.card, pressed.number, member)
    await state.set_state(waiting)
    await state.set_data({"card": kind_of(owner), "number": owner.id})
    return owner


async def _waited_for(state: FSMContext) -> tuple[CardKind, int]:
    asked = await state.get_data()
    return CardKind(asked["card"]), asked["number"]


def register(router: Router) -> None:
    """What is rarely done on a card."""
    router.callback_query.register(show_more, ShowMore.filter())
    router.callback_query.register(show_deals, ShowDeals.filter())
    router.callback_query.register(ask_name, AskName.filter())
    router.callback_query.register(ask_note, AskCardNote.filter())
    router.callback_query.register(ask_manager, AskOwnManager.filter())
    router.callback_query.register(choose_manager, ChooseOwnManager.filter())
    router.callback_query.register(take_back, UndoOnCard.filter())


def register_words(router: Router) -> None:
    """The dialogues: what is typed is the name, or the note."""
    router.message.register(take_name, StateFilter(Changing.name))
    router.message.register(take_note, StateFilter(Changing.note))
