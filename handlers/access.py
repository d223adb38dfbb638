"""Access: which kind of chat, and which role. Asked once, on the routers above those that act."""

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import Chat, TelegramObject

from bot.domain.member import Member


class InPrivate(Filter):
    """Lets pass what happens in a private chat with the bot."""

    async def __call__(self, event: TelegramObject, event_chat: Chat | None = None) -> bool:
        return event_chat is not None and event_chat.type == ChatType.PRIVATE


class InGroup(Filter):
    """Lets pass what happens in a group."""

    async def __call__(self, event: TelegramObject, event_chat: Chat | None = None) -> bool:
        return event_chat is not None and event_chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


class FromMember(Filter):
    """Lets pass what a member of the team does."""

    async def __call__(self, event: TelegramObject, member: Member | None) -> bool:
        return member is not None
