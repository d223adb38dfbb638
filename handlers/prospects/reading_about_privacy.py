"""Reading about privacy: /privacy, at any time and without leaving what is under way."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.views.privacy import privacy_notice
from handlers.prospects.talk import Talk


async def tell_about_privacy(message: Message, talk: Talk) -> SendMessage:
    """Tell what is kept of whoever asks, and what they agreed to."""
    consent = await talk.turn.records.prospects.find_consent(talk.prospect.id)
    return privacy_notice(talk.chat, talk.say, talk.rules, consent)


def register(router: Router) -> None:
    """/privacy."""
    router.message.register(tell_about_privacy, Command("privacy", ignore_case=True, ignore_mention=True))
