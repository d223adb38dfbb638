"""Giving a name: typed, or the Telegram name sent with a tap."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.errors import NameFault, NameRefused
from bot.domain.reading.answers import read_name_answered
from bot.domain.reading.gaining import gain, with_role
from bot.mailboxes import Letter
from bot.views.introduction import ask_name_again
from bot.views.receipts import question_kept
from handlers.prospects.asking_a_question import keep_question, pass_on_instead
from handlers.prospects.content import HasWords, words_of
from handlers.prospects.introducing import ask_next, introduction_so_far
from handlers.prospects.talk import Introducing, Talk

_SHORTEST_WISH = 3  # words; fewer, such as «не скажу», are an answer that is none


async def give_name(message: Message, talk: Talk) -> SendMessage:
    """Take a plausible name, and keep a wish beside it; raises NameRefused.

    A question is kept, and the name asked for again unless it stands in it; a company still lacks its person. So are
    a wish told instead, and what is shown: words under a picture are a name only where they are one that people have.
    """
    typed = words_of(message)
    if typed.rstrip().endswith("?") or _shows_something(message, talk):
        return await _ask_back(message, talk)
    try:
        answer = read_name_answered(typed, talk.rules.region)
    except NameRefused as refused:
        if refused.reason is NameFault.WORDS and len(typed.split()) >= _SHORTEST_WISH:
            return await _ask_back(message, talk)
        return await _name_a_company(talk, typed, refused)
    if answer.wish is not None:
        await keep_question(talk, message, instead=answer.wish)
    said = await introduction_so_far(talk)
    named = replace(said, name=answer.name, on_behalf=with_role(said.on_behalf, answer.role))
    return await ask_next(talk, named, before=question_kept(talk.say) if answer.wish else "")


def _shows_something(message: Message, talk: Talk) -> bool:
    return message.text is None and talk.understand(words_of(message)).name is None


async def _ask_back(message: Message, talk: Talk) -> SendMessage:
    await keep_question(talk, message)
    said = gain(await introduction_so_far(talk), talk.understand(words_of(message))).introduction
    return await ask_next(talk, said, before=question_kept(talk.say))


async def _name_a_company(talk: Talk, typed: str, refused: NameRefused) -> SendMessage:
    """Note the company, and ask for the person; raises `refused` for anything else."""
    said = await introduction_so_far(talk)
    noted = gain(said, talk.understand(typed)).introduction
    if refused.reason is not NameFault.COMPANY or noted == said:
        raise refused
    return await ask_next(talk, noted, refused=refused.reason)


async def send_no_words(message: Message, talk: Talk) -> SendMessage | Letter:
    """Ask again where something else than words came, which is passed on."""
    return await pass_on_instead(message, talk, lambda before: ask_name_again(talk.chat, talk.say, before=before))


def register(router: Router) -> None:
    """Everything said while a name is asked for."""
    asked = StateFilter(Introducing.name)
    router.message.register(give_name, asked, HasWords())
    router.message.register(send_no_words, asked)
