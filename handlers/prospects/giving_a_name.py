"""Giving a name: typed, or the Telegram name sent with a tap."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.contact_points import ContactPoint, Origin
from bot.domain.name_with_contact import part_contact
from bot.domain.names import accept_name
from bot.views.prospect_messages import ask_name_again, question_kept
from handlers.prospects.asking_a_question import keep_question
from handlers.prospects.content import HasWords, words_of
from handlers.prospects.introducing import ask_next, introduction_so_far, take_contact
from handlers.prospects.talk import Introducing, Talk


async def give_name(message: Message, talk: Talk) -> SendMessage:
    """Take a plausible name, and a contact typed with it; raises NameRefused.

    A question is kept, and the name asked for again.
    """
    typed = words_of(message)
    if typed.rstrip().endswith("?"):
        await keep_question(talk, message)
        return await ask_next(talk, await introduction_so_far(talk), before=question_kept(talk.say))
    said = await introduction_so_far(talk)
    parted = part_contact(typed, talk.rules.region)
    if parted is None:
        return await ask_next(talk, replace(said, name=accept_name(typed)))
    name, value = parted
    point = ContactPoint(value=value, verified=False, origin=Origin.TYPED)
    return await take_contact(talk, replace(said, name=accept_name(name)), point)


async def send_no_words(message: Message, talk: Talk) -> SendMessage:
    """Ask again where something else than words came; it changes nothing."""
    return ask_name_again(talk.chat, talk.say)


def register(router: Router) -> None:
    """Everything said while a name is asked for."""
    asked = StateFilter(Introducing.name)
    router.message.register(give_name, asked, HasWords())
    router.message.register(send_no_words, asked)
