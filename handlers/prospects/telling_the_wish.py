"""Telling the wish: asked only of somebody whose journal holds none."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.views.introduction import ask_wish_again
from bot.views.receipts import question_kept
from handlers.prospects.asking_a_question import keep_question
from handlers.prospects.content import SAYS_SOMETHING, HasWords, Holding
from handlers.prospects.introducing import ask_next, introduction_so_far
from handlers.prospects.talk import Introducing, Talk


async def tell_wish(message: Message, talk: Talk) -> SendMessage:
    """Take any words; like every question they are passed on at once, whatever becomes of the introduction."""
    await keep_question(talk, message)
    return await ask_next(talk, await introduction_so_far(talk))


async def show_wish(message: Message, talk: Talk) -> SendMessage:
    """Pass on what is shown or spoken, and ask for a few words besides."""
    await keep_question(talk, message)
    return ask_wish_again(talk.chat, talk.say, before=question_kept(talk.say))


async def send_no_words(message: Message, talk: Talk) -> SendMessage:
    """Ask again where something else than words came; it changes nothing."""
    return ask_wish_again(talk.chat, talk.say)


def register(router: Router) -> None:
    """Everything said while the wish is asked for."""
    asked = StateFilter(Introducing.wish)
    router.message.register(tell_wish, asked, HasWords())
    router.message.register(show_wish, asked, Holding(SAYS_SOMETHING))
    router.message.register(send_no_words, asked)
