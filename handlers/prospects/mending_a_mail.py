"""Mending a mail: the domain of an e-mail looks mistyped, and one tap takes the one that was likely meant."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery

from bot.views.buttons import MendMail
from handlers.prospects.consenting import press_too_late, without_buttons
from handlers.prospects.introducing import ask_next, introduction_so_far
from handlers.prospects.talk import Introducing, Talk


async def mend_mail(query: CallbackQuery, talk: Talk) -> list[TelegramMethod[Any]]:
    """Take what was meant, and show it all again; a second press finds nothing more to mend."""
    said = await introduction_so_far(talk)
    return [query.answer(), await ask_next(talk, said.mended()), *without_buttons(query, talk)]


def register(router: Router) -> None:
    """The button under the summary, and presses that come too late."""
    router.callback_query.register(mend_mail, MendMail.filter(), StateFilter(Introducing.consent))
    router.callback_query.register(press_too_late, MendMail.filter())
