"""Asking for help: /help, and commands the bot does not know."""

import re

from aiogram import Router
from aiogram.filters import Command, Filter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.views.greetings import help_for_prospect, unknown_command
from handlers.prospects.talk import Talk

COMMAND = re.compile(r"/[A-Za-z]\w*")


class AnyCommand(Filter):
    """Lets pass what looks like a command; "/ 5 kg" does not."""

    async def __call__(self, message: Message) -> bool:
        return COMMAND.match(message.text or "") is not None


async def give_help(message: Message, talk: Talk) -> SendMessage:
    """Tell what one can do here."""
    return help_for_prospect(talk.chat, talk.say, introduced=await talk.is_introduced())


async def hint(message: Message, talk: Talk) -> SendMessage:
    """Tell that there is no such command; it changes nothing."""
    return unknown_command(talk.chat, talk.say)


def register(router: Router) -> None:
    """/help, and every command that nobody took before."""
    router.message.register(give_help, Command("help", ignore_case=True, ignore_mention=True))
    router.message.register(hint, AnyCommand())
