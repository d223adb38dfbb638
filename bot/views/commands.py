"""Commands: the menus that Telegram shows beside the field where one types, by role and language."""

from collections.abc import Iterator, Sequence

from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.domain.ids import ManagerId
from bot.domain.member import Role
from bot.texts import OWN_NAMES, Say

Menu = SetMyCommands | DeleteMyCommands

OTHER_LANGUAGES = " / ".join(OWN_NAMES.values())


def commands_of_prospects(say: Say) -> Sequence[BotCommand]:
    """Return what everybody may do."""
    return _commands(
        ("start", say.plain("Start from the beginning")),
        ("status", say.plain("What became of my request")),
        ("cancel", say.plain("Stop what you started")),
        ("privacy", say.plain("What we keep about you")),
        ("mydata", say.plain("Get all we keep about you")),
        ("forget", say.plain("Erase all you keep about me")),
        ("language", OTHER_LANGUAGES),
        ("help", say.plain("What this bot can do")),
    )


def commands_of_team(say: Say, *, alone: bool, role: Role) -> Sequence[BotCommand]:
    """Return what a member may do; `alone`: nothing is free, it is all one's own."""
    leads = say.plain("What is open, put off, deals") if alone else say.plain("Free ones, mine, put off, deals")
    return _commands(
        ("leads", leads),
        ("interests", say.plain("Interest, questions")),
        ("find", say.plain("Find a client")),
        ("exclude", say.plain("Exclude somebody ahead")),
        ("exclusions", say.plain("The list of exclusions")),
        *(_commands_of_the_owner(say) if role is Role.OWNER else ()),
        ("help", say.plain("All commands")),
        ("cancel", say.plain("Leave a dialogue")),
        ("language", OTHER_LANGUAGES),
    )


def _commands_of_the_owner(say: Say) -> Iterator[tuple[str, str]]:
    yield "campaign", say.plain("Where people come from")
    yield "import", say.plain("Import clients from a file")
    yield "poll", say.plain("Ask people in a poll")
    yield "post", say.plain("Publish a post with a button")
    yield "hygiene", say.plain("What is out of order")
    yield "setup", say.plain("Channels and groups")


def commands_of_group(say: Say) -> Sequence[BotCommand]:
    """Return what the team may do where all of it reads along."""
    return _commands(
        ("leads", say.plain("How many are free and in work")),
        ("interests", say.plain("How much interest there is")),
        ("help", say.plain("What works here")),
    )


def prospects_menu(say: Say, *, language_code: str | None) -> SetMyCommands:
    """Return the call that gives everybody's chat with the bot a menu; groups have none of it."""
    scope = BotCommandScopeAllPrivateChats()
    return SetMyCommands(commands=list(commands_of_prospects(say)), scope=scope, language_code=language_code)


def menu_of_prospect(chat_id: int, say: Say) -> SetMyCommands:
    """Return the call that gives one chat the menu in the language its person has chosen."""
    return SetMyCommands(commands=list(commands_of_prospects(say)), scope=BotCommandScopeChat(chat_id=chat_id))


def team_menu(member: ManagerId, role: Role, say: Say, *, alone: bool) -> SetMyCommands:
    """Return the call that gives a member the team's menu in their chat with the bot."""
    commands = list(commands_of_team(say, alone=alone, role=role))
    return SetMyCommands(commands=commands, scope=BotCommandScopeChat(chat_id=member))


def no_menu(former: ManagerId) -> DeleteMyCommands:
    """Return the call that takes the team's menu from whoever has left; they see everybody's again."""
    return DeleteMyCommands(scope=BotCommandScopeChat(chat_id=former))


def group_menu(chat_id: int, say: Say) -> SetMyCommands:
    """Return the call that gives the team's group its menu."""
    return SetMyCommands(commands=list(commands_of_group(say)), scope=BotCommandScopeChat(chat_id=chat_id))


def _commands(*commands: tuple[str, str]) -> Sequence[BotCommand]:
    return [BotCommand(command=command, description=description) for command, description in commands]
