"""Sending again: somebody whose request was closed wants something new; one tap sends it, nothing is asked again."""

from typing import Any

from aiogram import Router
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery

from bot.views.buttons.prospects import SendAgain
from handlers.prospects.consenting import send, without_buttons
from handlers.prospects.introducing import ask_next, completed, introduction_so_far
from handlers.prospects.talk import Talk


async def send_again(query: CallbackQuery, callback_data: SendAgain, talk: Talk) -> list[TelegramMethod[Any]]:
    """Make a new request of what was said since the last one; what changed meanwhile is shown first."""
    if await talk.open_request() is not None:
        return [query.answer(talk.say.plain("It is sent already.")), *without_buttons(query, talk)]
    said = await introduction_so_far(talk)
    whole = await completed(talk, said)
    as_offered = callback_data.seal == said.seal(talk.rules.consent_document) and whole.missing() is None
    if as_offered and await talk.has_consented():
        return await send(query, talk, said, whole)
    return [query.answer(), await ask_next(talk, said), *without_buttons(query, talk)]


def register(router: Router) -> None:
    """The button under the receipt of a question."""
    router.callback_query.register(send_again, SendAgain.filter())
