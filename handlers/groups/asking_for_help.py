"""Asking for help in the group: what works where all of the team reads along."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.texts import Say
from bot.views.team_messages import help_in_group
from handlers.access import FromMember


async def help_out(message: Message, say: Say) -> SendMessage:
    """Say what the bot does in the group."""
    return message.answer(help_in_group(say))


def register(router: Router) -> None:
    """/help."""
    router.message.register(help_out, Command("help", ignore_case=True), FromMember())
