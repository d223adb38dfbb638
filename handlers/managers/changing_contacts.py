"""Changing contacts: on the card of a client or a company one is added, corrected, made main or taken off."""

from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from typing import Any, Literal

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.contact_points import ContactPoint, Origin, read_phone, read_point, telegram_identity
from bot.domain.errors import ContactNeedsAnswer, ContactOnCard
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner, kind_of
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.add_contact import Answer, add_contact, correct_owned, owned_to_change
from bot.usecases.change_card import card_to_change
from bot.usecases.held_values import may_move
from bot.usecases.ports import Turn
from bot.usecases.read_contacts import read_contact_shown
from bot.usecases.retire_contact import make_main, retire_contact
from bot.views.buttons.cards import (
    AddContact,
    CorrectContact,
    MakeMain,
    PutContact,
    RetireContact,
    ShowContact,
    ShowContacts,
    ShowHolders,
)
from bot.views.cards import keyboard
from bot.views.contacts import contact_face, holders_face, whose_contact_is_it
from bot.views.said_contacts import said_point
from handlers.managers.callers_card import answer_with, too_late
from handlers.managers.directory_cards import contacts_now
from handlers.managers.pressed_card import PressedCard

Place = Literal["client", "company", "contact"]
"""The card to which a contact is added, or the contact in whose place it is put."""


class Contacting(StatesGroup):
    """A manager is asked for a contact."""

    writing = State()


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowContacts, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show the contacts of a card. Raises ClientOfOther, NotFound."""
    pressed = callback_data
    face = await contacts_now(turn, pressed.card, pressed.number, member, card.rules, say, page=pressed.page)
    return [query.answer(), *card.edited_to(face)]


@flags.only_in_private
async def show_one(
    query: CallbackQuery, callback_data: ShowContact, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show a contact and where it came from. Raises ClientOfOther, NotFound."""
    shown = await read_contact_shown(turn.records, callback_data.ownership, member)
    return [query.answer(), *card.edited_to(contact_face(shown, say, card.rules))]


@flags.only_in_private
async def show_holders(
    query: CallbackQuery, callback_data: ShowHolders, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show who else has a contact. Raises ClientOfOther, NotFound."""
    shown = await read_contact_shown(turn.records, callback_data.ownership, member)
    return [query.answer(), *card.edited_to(holders_face(shown, say))]


@flags.only_in_private
async def ask_new(
    query: CallbackQuery, callback_data: AddContact, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask for a contact to be added. Raises ClientOfOther, NotFound."""
    owner = await card_to_change(turn.records, callback_data.card, callback_data.number, member)
    await _wait_for(kind_of(owner).value, owner.id, state)
    words = say(
        "What to add to the card of {name}? Write a phone or an e-mail, or share a contact card. /cancel leaves it.",
        name=owner.name,
    )
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


@flags.only_in_private
async def ask_right(
    query: CallbackQuery, callback_data: CorrectContact, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask for the contact that is right. Raises ClientOfOther, NotFound."""
    owned, _ = await owned_to_change(turn.records, callback_data.ownership, member)
    await _wait_for("contact", owned.id, state)
    words = say(
        "What is right instead of {contact}? Write a phone or an e-mail, or share a contact card. /cancel leaves it.",
        contact=said_point(owned.point, say),
    )
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def write(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Put the contact that was sent onto the card; where it is somebody else's, ask. Raises ContactRefused and more."""
    asked = await state.get_data()
    point = _point_in(message, rules)
    if point is None:
        return message.answer(say("Write a phone or an e-mail, or share a contact card. /cancel leaves it."))
    owner = await _owner(turn, asked["place"], asked["number"], member)
    try:
        await _put(turn, asked["place"], asked["number"], point, member)
    except ContactNeedsAnswer as needed:
        allowed = await may_move(turn.records, needed.held, member)
        question = whose_contact_is_it(needed, owner, asked["place"], asked["number"], say, may_move=allowed)
        return answer_with(message, question)
    await _put_account(turn, asked["place"], asked["number"], message, member)
    await state.clear()
    face = await contacts_now(turn, kind_of(owner), owner.id, member, rules, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows))


@flags.only_in_private
async def put(
    query: CallbackQuery, callback_data: PutContact, turn: Turn, member: Member, rules: HouseRules, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Do as was answered about others who have the contact; where that has changed, ask anew."""
    pressed, answered = callback_data, _answered(query)
    point = _point_in(answered, rules) if answered is not None else None
    if answered is None or point is None:
        return too_late(query, say)
    owner = await _owner(turn, pressed.place, pressed.number, member)
    answer = Answer(moving=pressed.moving, seal=pressed.seal)
    try:
        await _put(turn, pressed.place, pressed.number, point, member, answer)
    except ContactNeedsAnswer as needed:
        allowed = await may_move(turn.records, needed.held, member)
        question = whose_contact_is_it(needed, owner, pressed.place, pressed.number, say, may_move=allowed)
        return [query.answer(), *card.edited_to(question)]
    await _put_account(turn, pressed.place, pressed.number, answered, member)
    if await state.get_state() == Contacting.writing.state:
        await state.clear()
    face = await contacts_now(turn, kind_of(owner), owner.id, member, rules, say)
    return [query.answer(say.plain("Noted.")), *card.edited_to(face)]


@flags.only_in_private
async def choose_main(
    query: CallbackQuery, callback_data: MakeMain, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let a contact be the first of its kind. Raises ClientOfOther, NotFound."""
    _, owner = await owned_to_change(turn.records, callback_data.ownership, member)
    return await _done(query, make_main(turn, callback_data.ownership, by=member), owner, turn, member, card, say)


@flags.only_in_private
async def retire(
    query: CallbackQuery, callback_data: RetireContact, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Take a contact off its card. Raises ClientOfOther, NotFound."""
    _, owner = await owned_to_change(turn.records, callback_data.ownership, member)
    return await _done(query, retire_contact(turn, callback_data.ownership, by=member), owner, turn, member, card, say)


async def _done(
    query: CallbackQuery, deed: Awaitable[object], owner: Owner, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Do it, and show the contacts as they are now, with undo."""
    done = await deed is not None
    face = await contacts_now(turn, kind_of(owner), owner.id, member, card.rules, say)
    return [query.answer(say.plain("Noted.") if done else say.plain("Done already.")), *card.edited_to(face)]


async def _put(
    turn: Turn, place: Place, number: int, point: ContactPoint, member: Member, answer: Answer | None = None
) -> None:
    if place == "contact":
        await correct_owned(turn, number, point, by=member, answer=answer)
    else:
        await add_contact(turn, CardKind(place), number, point, by=member, answer=answer)


async def _put_account(turn: Turn, place: Place, number: int, message: Message, member: Member) -> None:
    """Add the account on a contact card too, where nobody else has it and it is not excluded."""
    if place == "contact" or message.contact is None or message.contact.user_id is None:
        return
    account = ContactPoint(value=telegram_identity(message.contact.user_id), verified=False, origin=Origin.CARD)
    with suppress(ContactOnCard, ContactNeedsAnswer):
        await add_contact(turn, CardKind(place), number, account, by=member)


async def _owner(turn: Turn, place: Place, number: int, member: Member) -> Owner:
    if place == "contact":
        return (await owned_to_change(turn.records, number, member))[1]
    return await card_to_change(turn.records, CardKind(place), number, member)


async def _wait_for(place: Place, number: int, state: FSMContext) -> None:
    await state.set_state(Contacting.writing)
    await state.set_data({"place": place, "number": number})


def _point_in(message: Message, rules: HouseRules) -> ContactPoint | None:
    """What was typed, or the number on a contact card; None where there is neither. Raises ContactRefused."""
    if message.contact is not None:
        value = read_phone(message.contact.phone_number, rules.region)
        return ContactPoint(value=value, verified=False, origin=Origin.CARD)
    if not message.text:
        return None
    return replace(read_point(message.text, rules.region), origin=Origin.MANAGER)


def _answered(query: CallbackQuery) -> Message | None:
    """The message that the question answers; None where that is gone (Bot API: `reply_to_message`)."""
    answered = query.message.reply_to_message if isinstance(query.message, Message) else None
    if answered is None or answered.from_user is None or answered.from_user.id != query.from_user.id:
        return None
    return answered


def register(router: Router) -> None:
    """The contacts of a card, and each of them."""
    router.callback_query.register(show, ShowContacts.filter())
    router.callback_query.register(show_one, ShowContact.filter())
    router.callback_query.register(show_holders, ShowHolders.filter())
    router.callback_query.register(ask_new, AddContact.filter())
    router.callback_query.register(ask_right, CorrectContact.filter())
    router.callback_query.register(put, PutContact.filter())
    router.callback_query.register(choose_main, MakeMain.filter())
    router.callback_query.register(retire, RetireContact.filter())


def register_contact(router: Router) -> None:
    """The dialogue: what is sent is the contact."""
    router.message.register(write, StateFilter(Contacting.writing))
