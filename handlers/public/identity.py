"""Identity: who acts where others look on, and whether that can be interest at all."""

from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import (
    Chat,
    ChatInviteLink,
    ChatJoinRequest,
    ChatMemberUpdated,
    Message,
    MessageReactionUpdated,
    PollAnswer,
    TelegramObject,
    User,
)

from bot.domain.chat import OurChat
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.texts import language_of
from bot.usecases.notice_at_the_door import InviteLink
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from handlers.acquaintance import is_person


class InOurChat(Filter):
    """Lets pass what happens in a channel or group that counts, which is never the team's, and hands it on."""

    async def __call__(
        self, event: TelegramObject, turn: Turn, event_chat: Chat | None = None
    ) -> bool | dict[str, OurChat]:
        if event_chat is None or event_chat.type == ChatType.PRIVATE or event_chat.is_direct_messages:
            return False
        chat = await turn.records.chats.find(event_chat.id)
        return {"our_chat": chat} if chat is not None and chat.is_heard else False


class BySomebody(Filter):
    """Lets pass what an outsider does: no member of the team, no bot, nothing that Telegram does by itself.

    Nor what one of our channels does: that is the house itself. A group of ours, though, is who may not be known there.
    """

    async def __call__(
        self,
        event: TelegramObject,
        rules: HouseRules,
        turn: Turn,
        member: Member | None,
        event_chat: Chat | None = None,
    ) -> bool | dict[str, Any]:
        somebody = who_acts(event, rules.language) if member is None else None
        here = None if isinstance(event, PollAnswer) else event_chat  # of a vote, aiogram calls the voter its chat
        if somebody is None or await self._is_the_house(somebody, turn, here):
            return False
        return {"somebody": somebody}

    async def _is_the_house(self, somebody: Somebody, turn: Turn, here: Chat | None) -> bool:
        in_own_group = here is not None and here.id == somebody.telegram_id and here.type != ChatType.CHANNEL
        if somebody.is_person or in_own_group:
            return False
        chat = await turn.records.chats.find(somebody.telegram_id)
        return chat is not None and chat.is_ours


def who_acts(event: TelegramObject, language: str) -> Somebody | None:
    """Return who it is; None for bots, for Telegram's stand-ins, and for what a channel's own posts bring along."""
    chat, user = _actor(event)
    if chat is not None:
        return Somebody(telegram_id=chat.id, name=chat.full_name, username=chat.username, language=language)
    if user is None or not is_person(user):
        return None
    spoken = language_of(user.language_code, language)
    return Somebody(telegram_id=user.id, name=user.full_name, username=user.username, language=spoken)


def _actor(event: TelegramObject) -> tuple[Chat | None, User | None]:
    """Return the chat in whose name something is done, or the person."""
    match event:
        case Message(is_automatic_forward=True):
            return None, None
        case Message():
            return event.sender_chat, event.from_user
        case MessageReactionUpdated():
            return event.actor_chat, event.user
        case PollAnswer():
            return event.voter_chat, event.user
        case ChatMemberUpdated():
            return None, event.new_chat_member.user
        case ChatJoinRequest():
            return None, event.from_user
        case _:
            return None, getattr(event, "from_user", None)


def link_in(link: ChatInviteLink | None) -> InviteLink | None:
    """Return the invite link by which somebody comes."""
    return InviteLink(url=link.invite_link, name=link.name or None) if link is not None else None
