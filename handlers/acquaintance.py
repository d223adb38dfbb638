"""Acquaintance: who an update comes from - a member of the team, or in private a prospect - and who says what to them.

Gives every handler `member`, `prospect` and `say`. The role is looked up in the transaction in which it is used.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram.enums import ChatType
from aiogram.types import Chat, TelegramObject, Update, User

from bot.domain.ids import ManagerId
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.house_rules import HouseRules
from bot.texts import language_of, speaking
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.ports import Turn

# In whose names Telegram lets channels, anonymous administrators and itself act (Telegram Bot API: User).
STAND_INS = frozenset({136817688, 1087968824, 777000})

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


async def get_acquainted(handler: Handler, update: TelegramObject, data: dict[str, Any]) -> Any:
    """Let a handler know who acts. Other bots, and groups and channels that speak for themselves, are nobody."""
    turn: Turn = data["turn"]
    rules: HouseRules = data["rules"]
    user: User | None = data.get("event_from_user")
    chat: Chat | None = data.get("event_chat")
    person = user if user is not None and is_person(user) else None
    member = await _find_member(turn, person)
    language = await _language_for(turn, person, chat, member, rules)
    in_private = chat is not None and chat.type == ChatType.PRIVATE and not _is_of_business(update)
    data["member"] = member
    stranger = person if in_private and member is None else None
    data["prospect"] = await _find_or_meet(turn, stranger, language, update) if stranger is not None else None
    data["say"] = speaking(language, rules.lead_word)
    return await handler(update, data)


def _is_of_business(update: TelegramObject) -> bool:
    """Tell whether it is about the chats of somebody's own account, which only look like those with the bot."""
    kinds = ("business_connection", "business_message", "edited_business_message", "deleted_business_messages")
    return any(getattr(update, kind, None) is not None for kind in kinds)


def is_person(user: User) -> bool:
    """Tell whether there is a person behind an account: it is no bot, and none of Telegram's stand-ins."""
    return not user.is_bot and user.id not in STAND_INS


async def _find_member(turn: Turn, person: User | None) -> Member | None:
    if person is None:
        return None
    member = await turn.records.team.find(ManagerId(person.id))
    if member is None or member.name == person.full_name:
        return member
    await turn.records.team.save_name(member.id, person.full_name)
    return replace(member, name=person.full_name)


async def _find_or_meet(turn: Turn, person: User, language: str, update: TelegramObject) -> Prospect | None:
    """Whoever just closes or opens the chat is not met by that: they may have had everything erased before."""
    changes_chat = isinstance(update, Update) and update.my_chat_member is not None
    if changes_chat and await turn.records.prospects.find_by_telegram(person.id) is None:
        return None
    return await _meet(turn, person, language)


async def _meet(turn: Turn, person: User, language: str) -> Prospect:
    return await meet_prospect(
        turn,
        telegram_id=person.id,
        telegram_name=person.full_name,
        username=person.username,
        language=language,
    )


async def _language_for(
    turn: Turn, person: User | None, chat: Chat | None, member: Member | None, rules: HouseRules
) -> str:
    """Everybody is spoken to in the language they chose, else in that of their Telegram; the team in its chat, in the
    team's.
    """
    among_the_team = member is not None and chat is not None and chat.type != ChatType.PRIVATE
    if person is None or among_the_team:
        return rules.language
    return await turn.records.languages.find(person.id) or language_of(person.language_code, rules.language)
