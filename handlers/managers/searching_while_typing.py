"""Searching while typing: after the bot's name in its own chat, the directory answers letter by letter."""

import re

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQuery, InlineQueryResultsButton

from bot.domain.client import Client
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.search_owners import search_owners
from bot.views.inline_results import found_while_typing
from handlers.managers.searching_a_client import is_for_a_lead

OWN_CHAT = "sender"  # how Telegram calls the private chat of who asks with the bot
MOST_SHOWN = 20

_OFFSET = re.compile(r"[1-9]\d{0,3}", re.ASCII)


async def show_found(query: InlineQuery, turn: Turn, state: FSMContext, say: Say) -> AnswerInlineQuery:
    """Show who fits, nowhere but in the chat with the bot; elsewhere others would read what is sent by choosing.

    Companies are shown where they can be chosen: while it is asked whose a lead is.
    """
    if query.chat_type != OWN_CHAT:
        button = InlineQueryResultsButton(text=say.plain("Search in your chat"), start_parameter="team")
        return query.answer([], cache_time=0, is_personal=True, button=button)
    skipped = int(query.offset) if _OFFSET.fullmatch(query.offset) else 0
    found = await search_owners(turn.records, query.query, most=MOST_SHOWN, skipped=skipped)
    more = f"{skipped + MOST_SHOWN}" if len(found) == MOST_SHOWN else ""
    if not await is_for_a_lead(state):
        found = [one for one in found if isinstance(one.owner, Client)]
    return query.answer(found_while_typing(found, say), cache_time=0, is_personal=True, next_offset=more)


def register(router: Router) -> None:
    """Words after the bot's name."""
    router.inline_query.register(show_found)
