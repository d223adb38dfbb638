"""Choosing a language: /language, and the two buttons under its question. Whatever was going on goes on."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.methods import SendMessage, SetMyCommands, TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.house_rules import HouseRules
from bot.texts import Say, speaking
from bot.usecases.choose_language import choose_language
from bot.usecases.ports import Turn
from bot.views.buttons.prospects import SpeakLanguage
from bot.views.cards import works_alone
from bot.views.commands import menu_of_prospect, team_menu
from bot.views.languages import ask_language, language_chosen


async def ask(message: Message, say: Say) -> SendMessage:
    """Ask in which language to talk."""
    return ask_language(message.chat.id, say)


async def choose(
    query: CallbackQuery, callback_data: SpeakLanguage, turn: Turn, member: Member | None,
    prospect: Prospect | None, rules: HouseRules,
) -> list[TelegramMethod[Any]]:  # fmt: skip
    """Keep the choice; the question, and the menu of commands in this chat, follow it."""
    person = query.from_user.id
    await choose_language(turn, person, callback_data.language, prospect=prospect)
    say = speaking(callback_data.language, rules.lead_word)
    edits = [language_chosen(person, query.message.message_id, say)] if query.message else []
    return [query.answer(), *edits, await _menu(person, turn, member, rules, say)]


async def _menu(person: int, turn: Turn, member: Member | None, rules: HouseRules, say: Say) -> SetMyCommands:
    if member is None:
        return menu_of_prospect(person, say)
    alone = works_alone(await turn.records.team.list_all(), rules)
    return team_menu(member.id, member.role, say, alone=alone)


def register(router: Router) -> None:
    """In private chats, for prospects and for the team."""
    router.message.register(ask, Command("language", ignore_case=True, ignore_mention=True))
    router.callback_query.register(choose, SpeakLanguage.filter())
