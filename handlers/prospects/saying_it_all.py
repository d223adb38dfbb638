"""Saying it all: a message with a contact in it is understood at once, whatever the bot has asked for, if anything."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Message

from bot.domain.errors import NameFault, NameRefused
from bot.domain.introduction import Introduction
from bot.domain.names import accept_name
from bot.domain.reading.answers import with_name_asked_for
from bot.domain.reading.gaining import Gained, gain
from bot.domain.reading.understanding import Understood
from bot.mailboxes import Letter
from bot.views.introduction import company_noted, contact_noted, enough_contacts
from bot.views.receipts import question_kept
from handlers.prospects.asking_a_question import ask, keep_question
from handlers.prospects.content import words_of
from handlers.prospects.introducing import MOST_CONTACTS, ask_next, introduction_so_far
from handlers.prospects.talk import Introducing, Talk


class HoldsContact(Filter):
    """Lets pass words of one's own in which a contact is, and hands on what they say."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if message.forward_origin is not None:
            return False
        understood = talk.understand(words_of(message))
        return {"understood": understood} if understood.phones or understood.emails else False


async def say_it_all(
    message: Message, understood: Understood, talk: Talk
) -> SendMessage | list[TelegramMethod[Any] | Letter]:
    """Take what is said of the person; pass on what else is said, without contacts: these wait for the consent.

    Raises NameRefused for nothing but a known contact in place of a name.
    """
    said = await introduction_so_far(talk)
    asked_for_a_name = await talk.state.get_state() == Introducing.name
    gained = gain(said, with_name_asked_for(understood) if asked_for_a_name else understood)
    if gained.introduction == said and gained.words and not await talk.is_introducing():
        return await ask(message, talk)
    if gained.introduction == said and not gained.words and asked_for_a_name:
        raise NameRefused(NameFault.CONTACT)
    told_before = await _has_passed_on(talk, message, gained.words)
    introduction, note = await _with_room(talk, said, gained)
    refused = _fault_of(understood.refused_name)
    before = note or (question_kept(talk.say) if told_before else "") or _noted(talk, said, introduction, refused)
    return await ask_next(talk, introduction, before=before, refused=refused)


async def _has_passed_on(talk: Talk, message: Message, words: str | None) -> bool:
    """Pass on what is more than an introduction, and return whether to tell so: who was asked for a wish expects it.

    A picture that comes as an answer may be that of a business card.
    """
    if words is None and (message.text or await talk.is_introducing()):
        return False
    await keep_question(talk, message, instead=words or "")
    return await talk.state.get_state() != Introducing.wish


async def _with_room(talk: Talk, said: Introduction, gained: Gained) -> tuple[Introduction, str]:
    """Return the introduction with the wish as it is by now and no more contacts than fit, and what to say of those."""
    wish = (await talk.draft()).introduction.wish
    introduction = gained.introduction.with_wish(wish)
    if len(introduction.points) <= MOST_CONTACTS:
        return introduction, ""
    most = max(MOST_CONTACTS, len(said.points))
    return introduction.with_first_points(most), enough_contacts(talk.say, most)


def _noted(talk: Talk, said: Introduction, introduction: Introduction, refused: NameFault | None) -> str:
    """Say, before the name is asked for, what was noted instead of it."""
    if introduction.name is not None or refused is not None:
        return ""
    company = introduction.on_behalf.company if introduction.on_behalf else None
    if company and said.on_behalf != introduction.on_behalf:
        return company_noted(talk.say, company)
    return contact_noted(talk.say) if said.points and said.points != introduction.points else ""


def _fault_of(name: str | None) -> NameFault | None:
    """Return why what was offered as a name is none."""
    try:
        accept_name(name or "")
    except NameRefused as refused:
        return refused.reason if name else None
    return None


def register(router: Router) -> None:
    """Words with a contact at any time; a company is answered to where it is asked for."""
    states = (Introducing.contact, Introducing.name, Introducing.wish, Introducing.consent)
    router.message.register(say_it_all, StateFilter(None, *states), HoldsContact())
