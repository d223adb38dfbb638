"""Somebody shown: whom a manager means by a shared card, a forwarded message, a phone, an e-mail or a @username."""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiogram.filters import Filter
from aiogram.types import Contact, Message, MessageOriginHiddenUser, MessageOriginUser

from bot.domain.contact_points import ContactValue, read_contact, read_phone, telegram_identity
from bot.domain.errors import ContactRefused
from bot.house_rules import HouseRules
from bot.usecases.ports import Records

_USERNAME = re.compile(r"(?:@|(?:https?://)?t\.me/)([A-Za-z][A-Za-z0-9_]{3,31})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Somebody as a message shows them: contacts, and the name on it. Both may be missing."""

    values: tuple[ContactValue, ...] = ()
    name: str | None = None


class ShowsSomebody(Filter):
    """Lets pass a shared card, a forwarded message, or words that are a contact and nothing else."""

    async def __call__(self, message: Message, session: Records, rules: HouseRules) -> bool | dict[str, Any]:
        if message.contact is not None:
            return {"shown": _on_card(message.contact, rules.region)}
        match message.forward_origin:
            case MessageOriginUser(sender_user=author):
                return {"shown": Shown(values=(telegram_identity(author.id),), name=author.full_name)}
            case MessageOriginHiddenUser(sender_user_name=name):
                return {"shown": Shown(name=name)}
            case None:
                shown = await _in_words((message.text or "").strip(), session, rules.region)
                return {"shown": shown} if shown is not None else False
            case _:
                return {"shown": Shown()}


def _on_card(contact: Contact, region: str) -> Shown:
    """A card out of an address book; its number may be local, or none at all."""
    values = [telegram_identity(contact.user_id)] if contact.user_id is not None else []
    with suppress(ContactRefused):
        values.insert(0, read_phone(contact.phone_number, region))
    return Shown(values=tuple(values), name=" ".join(filter(None, (contact.first_name, contact.last_name))) or None)


async def _in_words(words: str, records: Records, region: str) -> Shown | None:
    username = _USERNAME.fullmatch(words)
    if username is not None:
        prospect = await records.prospects.find_by_username(username[1])
        return Shown(values=(prospect.identity,) if prospect is not None else (), name=None)
    try:
        return Shown(values=(read_contact(words, region),))
    except ContactRefused:
        return None
