"""Mending a mail: the domain of an e-mail looks mistyped, and one tap takes the one that was likely meant."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery

from bot.views.buttons.prospects import MendMail
from handlers.prospects.consenting import press_too_late, show_in_place
from handlers.prospects.introducing import introduction_so_far
from handlers.prospects.talk import Introducing, Talk


async def mend_mail(query: CallbackQuery, talk: Talk) -> list[TelegramMethod[Any]]:
    """Take what was meant, and show it where it was pressed; a second press finds nothing more to mend."""
    return await show_in_place(query, talk, (await introduction_so_far(talk)).mended())


def register(router: Router) -> None:
    """The button under the summary, and presses that come too late."""
    router.callback_query.register(mend_mail, MendMail.filter(), StateFilter(Introducing.consent))
    router.callback_query.register(press_too_late, MendMail.filter())
