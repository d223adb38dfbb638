"""Own data of others: a member tries what is for people who write to the business, and learns what to do instead."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.texts import Say


async def explain(message: Message, say: Say) -> SendMessage:
    """Say for whom the command is; it changes nothing."""
    return message.answer(
        say("/privacy, /mydata and /forget are for people who write to you: ask whoever wants it to send that here.")
    )


def register(router: Router) -> None:
    """/privacy, /mydata and /forget."""
    router.message.register(explain, Command("privacy", "mydata", "forget", ignore_case=True, ignore_mention=True))
