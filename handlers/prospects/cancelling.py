"""Cancelling: /cancel ends an introduction wherever it stands, and a correction."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.views.greetings import nothing_to_cancel
from bot.views.introduction import not_kept
from handlers.prospects.introducing import drop
from handlers.prospects.talk import Talk


async def cancel(message: Message, talk: Talk) -> SendMessage:
    """Drop what was said in the introduction; questions passed on stay passed on."""
    if await talk.is_correcting():
        await talk.state.set_state(None)
        return not_kept(talk.chat, talk.say, asked=True, introduced=True)
    if not await talk.is_introducing():
        return nothing_to_cancel(talk.chat, talk.say)
    return await drop(talk)


def register(router: Router) -> None:
    """/cancel."""
    router.message.register(cancel, Command("cancel", ignore_case=True, ignore_mention=True))
