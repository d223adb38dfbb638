"""Somebody shown: whom a manager means by a shared card, a forwarded message, or contacts and @usernames in words."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Contact, Message, MessageOriginHiddenUser, MessageOriginUser

from bot.domain.contact_points import ContactValue, read_contact, read_phone, telegram_identity
from bot.domain.errors import ContactRefused
from bot.domain.several_contacts import read_contacts
from bot.house_rules import HouseRules
from bot.usecases.ports import Records
from handlers.acquaintance import STAND_INS, is_person

_USERNAME = re.compile(r"(?:@|(?:https?://)?t\.me/)([A-Za-z][A-Za-z0-9_]{3,31})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Somebody as a message shows them: contacts, and the name on it. Both may be missing.

    `is_bot`: it is nobody of whom interest could be noted.
    """

    values: tuple[ContactValue, ...] = ()
    name: str | None = None
    is_bot: bool = False


class ShowsSomebody(Filter):
    """Lets pass a shared card, a forwarded message, or words that are a contact and nothing else."""

    async def __call__(self, message: Message, session: Records, rules: HouseRules) -> bool | dict[str, Any]:
        shown = _without_words(message, rules.region)
        if shown is None:
            shown = await _in_words((message.text or "").strip(), session, rules.region)
        return {"shown": shown} if shown is not None else False


async def shown_in(message: Message, words: str, records: Records, region: str) -> Shown:
    """Return whom a message shows - a card, who wrote what is forwarded, or any number of contacts in its words.

    Raises as `read_contacts` does.
    """
    return _without_words(message, region) or await _several_in_words(words, records, region)


def _without_words(message: Message, region: str) -> Shown | None:
    if message.contact is not None:
        return _on_card(message.contact, region)
    match message.forward_origin:
        case MessageOriginUser(sender_user=author):
            return Shown(values=(telegram_identity(author.id),), name=author.full_name, is_bot=not is_person(author))
        case MessageOriginHiddenUser(sender_user_name=name):
            return Shown(name=name)
        case None:
            return None
        case _:
            return Shown()


def _on_card(contact: Contact, region: str) -> Shown:
    """A card out of an address book; its number may be local, or none at all."""
    values = [telegram_identity(contact.user_id)] if contact.user_id is not None else []
    with suppress(ContactRefused):
        values.insert(0, read_phone(contact.phone_number, region))
    name = " ".join(filter(None, (contact.first_name, contact.last_name))) or None
    return Shown(values=tuple(values), name=name, is_bot=contact.user_id in STAND_INS)


async def _several_in_words(words: str, records: Records, region: str) -> Shown:
    if _USERNAME.fullmatch(words):
        return await _by_username(words, records)
    return Shown(values=read_contacts(words, region))


async def _by_username(words: str, records: Records) -> Shown:
    """Only whoever has written to the bot is known by a @username."""
    prospect = await records.prospects.find_by_username(words.rpartition("@")[2].rpartition("/")[2])
    return Shown(values=(prospect.identity,) if prospect is not None else ())


async def _in_words(words: str, records: Records, region: str) -> Shown | None:
    if _USERNAME.fullmatch(words):
        return await _by_username(words, records)
    try:
        return Shown(values=(read_contact(words, region),))
    except ContactRefused:
        return None
