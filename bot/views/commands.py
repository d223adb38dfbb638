"""Commands: the menus that Telegram shows beside the field where one types, by role and language."""

from collections.abc import Sequence

from aiogram.methods import SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.domain.ids import ManagerId
from bot.texts import Say


def commands_of_prospects(say: Say) -> Sequence[BotCommand]:
    """Return what everybody may do."""
    return _commands(
        ("start", say.plain("Start from the beginning")),
        ("cancel", say.plain("Stop what you started")),
        ("help", say.plain("What this bot can do")),
    )


def commands_of_team(say: Say) -> Sequence[BotCommand]:
    """Return what managers and owners may do."""
    return _commands(
        ("leads", say.plain("Free ones, mine, put off, deals")),
        ("interests", say.plain("Questions that wait")),
        ("find", say.plain("Find a client")),
        ("exclusions", say.plain("The list of exclusions")),
        ("help", say.plain("All commands")),
        ("cancel", say.plain("Leave a dialogue")),
    )


def team_menu(member: ManagerId, say: Say) -> SetMyCommands:
    """Return the call that gives a member the team's menu in their chat with the bot."""
    return SetMyCommands(commands=list(commands_of_team(say)), scope=BotCommandScopeChat(chat_id=member))


def _commands(*commands: tuple[str, str]) -> Sequence[BotCommand]:
    return [BotCommand(command=command, description=description) for command, description in commands]
