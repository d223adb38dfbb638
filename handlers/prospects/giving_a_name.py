"""Giving a name: typed, or the Telegram name sent with a tap."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.names import accept_name
from bot.views.prospect_messages import ask_name_again, question_kept
from handlers.prospects.asking_a_question import keep_question
from handlers.prospects.content import HasText
from handlers.prospects.introducing import ask_next, introduction_so_far
from handlers.prospects.talk import Introducing, Talk


async def give_name(message: Message, talk: Talk) -> SendMessage:
    """Take a plausible name; raises NameRefused. A question is kept, and the name asked for again."""
    typed = message.text or ""
    if typed.rstrip().endswith("?"):
        await keep_question(talk, message)
        return await ask_next(talk, await introduction_so_far(talk), before=question_kept(talk.say))
    name = accept_name(typed)
    return await ask_next(talk, replace(await introduction_so_far(talk), name=name))


async def send_no_words(message: Message, talk: Talk) -> SendMessage:
    """Ask again where something else than words came; it changes nothing."""
    return ask_name_again(talk.chat, talk.say)


def setup() -> Router:
    """Everything said while a name is asked for."""
    router = Router(name="giving a name")
    asked = StateFilter(Introducing.name)
    router.message.register(give_name, asked, HasText())
    router.message.register(send_no_words, asked)
    return router
