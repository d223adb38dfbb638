"""Merging cards: the owner finds the other card of a client, sees what would be, and makes one of two; and back."""

from collections.abc import Sequence
from typing import Any

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import kind_of
from bot.domain.rights import check_is_owner
from bot.texts import Say
from bot.usecases.change_card import get_card
from bot.usecases.merge_cards import merge_cards
from bot.usecases.ports import Turn
from bot.usecases.read_merge import read_merge
from bot.usecases.search_owners import Found, search_by_contact, search_companies, search_owners
from bot.usecases.tell_apart import take_telling_apart_back, tell_cards_apart
from bot.usecases.undo_merge import card_of, undo_merge
from bot.views.buttons.cards import AskMerge, MergeCards, ShowMerge, TellApart, UndoApart, UndoMerge
from bot.views.cards import keyboard
from bot.views.merging import NOTED_APART, found_cards, merge_preview, merged_cards, whose_else
from handlers.managers.directory_cards import card_now
from handlers.managers.pressed_card import PressedCard
from handlers.managers.somebody_shown import Shown, ShowsSomebody


class Merging(StatesGroup):
    """The owner is asked which card is the same client's."""

    searching = State()


@flags.only_in_private
async def ask(
    query: CallbackQuery,
    callback_data: AskMerge,
    turn: Turn,
    member: Member,
    card: PressedCard,
    state: FSMContext,
    say: Say,
) -> Any:
    """Ask for the other card. Raises ForTheOwner, NotFound."""
    check_is_owner(member)
    kept = await get_card(turn.records, callback_data.card, callback_data.number)
    await state.set_state(Merging.searching)
    await state.set_data({"card": kind_of(kept), "number": kept.id})
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=whose_else(kept, say))]


async def search(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show the cards that fit what was typed; the search goes on until one is chosen."""
    if not (message.text or "").strip():
        return message.answer(say("Write a part of the name, share a contact card, or forward a message."))
    if (await state.get_data())["card"] == CardKind.COMPANY:
        companies = await search_companies(turn.records, message.text or "")
        return await _found(message, [Found(owner=each) for each in companies], turn, member, state, say)
    return await _found(message, await search_owners(turn.records, message.text or ""), turn, member, state, say)


async def search_shown(
    message: Message, shown: Shown, turn: Turn, member: Member, state: FSMContext, say: Say
) -> SendMessage:
    """Show the cards of whom a shared card, a forwarded message or a whole contact shows."""
    found = await search_by_contact(turn.records, shown.values, shown.name)
    return await _found(message, found, turn, member, state, say)


async def _found(
    message: Message, found: Sequence[Found], turn: Turn, member: Member, state: FSMContext, say: Say
) -> SendMessage:
    check_is_owner(member)
    about = await state.get_data()
    kept = await get_card(turn.records, CardKind(about["card"]), about["number"])
    others = [one for one in found if kind_of(one.owner) is kind_of(kept) and one.owner.id != kept.id]
    if not others:
        return message.answer(say("Nobody found. Try another part of the name, or the phone. /cancel leaves it."))
    face = found_cards(kept, others, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


@flags.only_in_private
async def show(
    query: CallbackQuery,
    callback_data: ShowMerge,
    turn: Turn,
    member: Member,
    card: PressedCard,
    state: FSMContext,
    say: Say,
) -> Any:
    """Show what would become of two cards. Raises ForTheOwner, NotFound, SameCard."""
    if await state.get_state() == Merging.searching.state:
        await state.clear()
    pressed = callback_data
    preview = await read_merge(turn.records, pressed.card, pressed.kept, pressed.other, by=member)
    return [query.answer(), *card.edited_to(merge_preview(preview, say))]


@flags.only_in_private
async def merge(
    query: CallbackQuery, callback_data: MergeCards, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Make one card of two; the message says so, and how to take it back. Raises what stands in the way."""
    pressed = callback_data
    merged = await merge_cards(turn, pressed.card, pressed.kept, pressed.other, by=member)
    kept = await get_card(turn.records, pressed.card, pressed.kept)
    return [query.answer(say.plain("One card now.")), *card.edited_to(merged_cards(kept, merged, say))]


@flags.only_in_private
async def take_merge_back(
    query: CallbackQuery, callback_data: UndoMerge, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Put both cards back as they were. Raises what stands in the way."""
    undone = await undo_merge(turn, callback_data.activity, by=member)
    said = query.answer(say.plain("As it was before."))
    kind, number = card_of(undone)
    return [said, *card.edited_to(await card_now(turn, kind, number, member, card.rules, say))]


@flags.only_in_private
async def tell_apart(
    query: CallbackQuery, callback_data: TellApart, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Remember that two cards are not the same. Raises ForTheOwner, NotFound, SameCard."""
    pressed = callback_data
    await tell_cards_apart(turn, pressed.card, pressed.kept, pressed.other, by=member)
    preview = await read_merge(turn.records, pressed.card, pressed.kept, pressed.other, by=member)
    return [query.answer(say.plain(NOTED_APART[pressed.card])), *card.edited_to(merge_preview(preview, say))]


@flags.only_in_private
async def take_apart_back(
    query: CallbackQuery, callback_data: UndoApart, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let two cards be merged again, and show what that would do. Raises ForTheOwner, NotFound, UndoneAlready."""
    line = await take_telling_apart_back(turn, callback_data.activity, by=member)
    said = query.answer(say.plain("As it was before."))
    assert line.traces.rearranged is not None, "two cards were told apart"
    kind, number = card_of(line)
    preview = await read_merge(turn.records, kind, number, line.traces.rearranged.other, by=member)
    return [said, *card.edited_to(merge_preview(preview, say))]


def register(router: Router) -> None:
    """The buttons."""
    router.callback_query.register(ask, AskMerge.filter())
    router.callback_query.register(show, ShowMerge.filter())
    router.callback_query.register(merge, MergeCards.filter())
    router.callback_query.register(take_merge_back, UndoMerge.filter())
    router.callback_query.register(tell_apart, TellApart.filter())
    router.callback_query.register(take_apart_back, UndoApart.filter())


def register_search(router: Router) -> None:
    """What is shown or typed is looked for."""
    router.message.register(search_shown, StateFilter(Merging.searching), ShowsSomebody())
    router.message.register(search, StateFilter(Merging.searching))
