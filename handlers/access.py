"""Access: which kind of chat, and which role. Asked once, on the routers above those that act."""

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject

from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.mailboxes import Session


class InPrivate(Filter):
    """Lets pass what happens in a private chat with the bot."""

    async def __call__(self, event: TelegramObject, event_chat: Chat | None = None) -> bool:
        return event_chat is not None and event_chat.type == ChatType.PRIVATE


class InGroup(Filter):
    """Lets pass what happens in a group."""

    async def __call__(self, event: TelegramObject, event_chat: Chat | None = None) -> bool:
        if event_chat is None or event_chat.is_direct_messages:
            return False
        return event_chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


class InTeamChat(Filter):
    """Lets pass what happens in the team's group, wherever that is now."""

    async def __call__(
        self, event: TelegramObject, session: Session, rules: HouseRules, event_chat: Chat | None = None
    ) -> bool:
        if rules.team_chat is None or event_chat is None:
            return False
        return event_chat.id == await session.outbox.where_is(rules.team_chat)


class SaidToTeam(Filter):
    """Lets pass what is said in the team's group, also what was said before it moved and comes late."""

    async def __call__(
        self, message: Message, session: Session, rules: HouseRules, event_chat: Chat | None = None
    ) -> bool:
        return event_chat is not None and await _is_or_was_the_teams(event_chat, session, rules)


class FromMember(Filter):
    """Lets pass what a member of the team does."""

    async def __call__(self, event: TelegramObject, member: Member | None) -> bool:
        return member is not None


class AmongTheTeam(Filter):
    """Lets pass what is pressed in the presser's own chat or in the team's group.

    Cards may still stand in a group that is the team's no more, and others may read there.
    """

    async def __call__(
        self, query: CallbackQuery, session: Session, rules: HouseRules, event_chat: Chat | None = None
    ) -> bool:
        if event_chat is None or event_chat.id == query.from_user.id:
            return True
        return await _is_or_was_the_teams(event_chat, session, rules)


async def _is_or_was_the_teams(chat: Chat, session: Session, rules: HouseRules) -> bool:
    """Tell whether a chat is the team's group, under the id it has now or one from before it moved."""
    if rules.team_chat is None:
        return False
    return await session.outbox.where_is(chat.id) == await session.outbox.where_is(rules.team_chat)
