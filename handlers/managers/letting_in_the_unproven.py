"""Letting in the unproven: what people wrote who never passed the human check comes as if they had."""

from typing import Any

from aiogram import Router
from aiogram.methods import EditMessageReplyMarkup, TelegramMethod
from aiogram.types import CallbackQuery

from bot.texts import Say
from bot.usecases.check_human import MOST_AT_ONCE, let_unproven_in
from bot.usecases.ports import Turn
from bot.views.buttons.talk import LetUnprovenIn


async def let_in(query: CallbackQuery, turn: Turn, say: Say) -> list[TelegramMethod[Any]]:
    """Let in a part of them, and the next part at the next press; with nobody left there is no button."""
    people = await let_unproven_in(turn)
    words = say.plain("They come as usual now.") if people else say.plain("There is nothing more to show.")
    return [query.answer(words, show_alert=not people), *(_without_button(query) if people < MOST_AT_ONCE else [])]


def _without_button(query: CallbackQuery) -> list[TelegramMethod[Any]]:
    here = query.message
    return [EditMessageReplyMarkup(chat_id=here.chat.id, message_id=here.message_id)] if here is not None else []


def register(router: Router) -> None:
    """The button under the line that tells of them."""
    router.callback_query.register(let_in, LetUnprovenIn.filter())
