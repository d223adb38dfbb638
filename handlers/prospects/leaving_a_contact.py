"""Leaving a contact: shared with a tap, typed, or sent as a card."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Filter, StateFilter
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Contact, Message

from bot.domain.contact_points import (
    ContactPoint,
    Origin,
    read_contact,
    read_extension,
    read_phone,
    read_point,
    read_telegram_phone,
    verified_own_contact,
)
from bot.domain.errors import ContactFault, ContactRefused
from bot.domain.names import PersonName, find_name
from bot.domain.reading.gaining import gain
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.views.buttons.prospects import LeaveContact
from bot.views.introduction import ask_contact_again, card_of_another, nice_to_meet
from bot.views.receipts import question_kept
from handlers.prospects.asking_a_question import is_like_a_question, keep_question, pass_on_instead
from handlers.prospects.content import HasText, HasWords, words_of
from handlers.prospects.introducing import ask_next, introduction_so_far, take_contact
from handlers.prospects.talk import Introducing, Talk


class SharesContact(Filter):
    """Lets pass a shared card."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        return {"contact": message.contact} if message.contact else False


class TypesContact(Filter):
    """Lets pass words that are a phone or an e-mail and nothing else."""

    async def __call__(self, message: Message, rules: HouseRules) -> bool | dict[str, Any]:
        try:
            return {"point": read_point(words_of(message), rules.region)}
        except ContactRefused:
            return False


async def press_leave_contact(query: CallbackQuery, talk: Talk) -> list[TelegramMethod[Any]]:
    """Begin an introduction, or go on with it."""
    return [query.answer(), await ask_next(talk, await introduction_so_far(talk))]


async def share_contact(message: Message, contact: Contact, talk: Talk) -> SendMessage:
    """Take a shared number: the messenger vouches for the sender's own, any other is as if typed.

    The sender's own card says a name too, so nobody is asked for one that is on it: the summary shows it.
    """
    point = point_of(message, contact, talk.rules.region)
    said = await introduction_so_far(talk)
    if not point.verified:
        return await take_contact(talk, said, point, note=card_of_another(talk.say))
    return await take_contact(talk, replace(said, name=said.name or _name_on(contact)), point)


async def type_contact(message: Message, point: ContactPoint, talk: Talk) -> SendMessage:
    """Take a typed phone or e-mail that is one only because it was asked for."""
    return await take_contact(talk, await introduction_so_far(talk), point)


async def type_something_else(message: Message, talk: Talk) -> SendMessage:
    """Take a name and keep a question typed before the contact; raises ContactRefused for anything else."""
    typed = words_of(message)
    understood = talk.understand(typed)
    if understood.name is not None and understood.wish is None:
        introduction = gain(await introduction_so_far(talk), understood).introduction
        return await ask_next(talk, introduction, before=nice_to_meet(talk.say, understood.name))
    _refuse_a_wrong_contact(typed, talk.rules.region)
    await keep_question(talk, message)
    introduction = gain(await introduction_so_far(talk), understood).introduction
    return await ask_next(talk, introduction, before=question_kept(talk.say))


async def send_no_words(message: Message, talk: Talk) -> SendMessage | Letter:
    """Ask again where something else than words came, which is passed on."""
    return await pass_on_instead(message, talk, lambda before: ask_contact_again(talk.chat, talk.say, before=before))


def _name_on(contact: Contact) -> PersonName | None:
    return find_name(f"{contact.first_name} {contact.last_name or ''}")


def point_of(message: Message, contact: Contact, region: str) -> ContactPoint:
    """Return a shared card as a contact; raises ContactRefused."""
    own = verified_own_contact(
        contact_user_id=contact.user_id,
        sender_id=message.from_user.id if message.from_user else 0,
        private=message.chat.type == ChatType.PRIVATE,
        forwarded=message.forward_origin is not None,
    )
    if own:
        return ContactPoint(value=read_telegram_phone(contact.phone_number), verified=True, origin=Origin.SHARED)
    written = contact.phone_number
    return ContactPoint(
        value=read_phone(written, region), verified=False, origin=Origin.CARD, extension=read_extension(written)
    )


def _refuse_a_wrong_contact(typed: str, region: str) -> None:
    """Raise ContactRefused for words that are no question."""
    try:
        read_contact(typed, region)
    except ContactRefused as refusal:
        if not _could_be_a_question(typed, refusal):
            raise


def _could_be_a_question(text: str, refusal: ContactRefused) -> bool:
    return refusal.reason in (ContactFault.NOT_A_CONTACT, ContactFault.TOO_LONG) and is_like_a_question(text)


def register(router: Router) -> None:
    """A contact is taken at any time; while one is asked for, whatever else comes is answered too."""
    asked = StateFilter(Introducing.contact)
    router.callback_query.register(press_leave_contact, LeaveContact.filter())
    router.message.register(share_contact, SharesContact())
    waiting = StateFilter(Introducing.contact, Introducing.company, Introducing.consent)
    router.message.register(type_contact, waiting, TypesContact())
    router.message.register(type_contact, StateFilter(None), HasText(), TypesContact())
    router.message.register(type_something_else, asked, HasWords())
    router.message.register(send_no_words, asked)
