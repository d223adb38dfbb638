"""Telling the wish: asked only of somebody whose journal holds none."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.mailboxes import Letter
from bot.views.introduction import ask_wish_again
from handlers.prospects.asking_a_question import keep_question, pass_on_instead
from handlers.prospects.content import HasWords
from handlers.prospects.introducing import ask_next, introduction_so_far
from handlers.prospects.talk import Introducing, Talk


async def tell_wish(message: Message, talk: Talk) -> SendMessage:
    """Take any words; like every question they are passed on at once, whatever becomes of the introduction."""
    await keep_question(talk, message)
    return await ask_next(talk, await introduction_so_far(talk))


async def send_no_words(message: Message, talk: Talk) -> SendMessage | Letter:
    """Ask for a few words besides what is shown or spoken, which is passed on."""
    return await pass_on_instead(message, talk, lambda before: ask_wish_again(talk.chat, talk.say, before=before))


def register(router: Router) -> None:
    """Everything said while the wish is asked for."""
    asked = StateFilter(Introducing.wish)
    router.message.register(tell_wish, asked, HasWords())
    router.message.register(send_no_words, asked)
