"""Coming across a chat: something is said where the bot is not known to be, so it is there."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.types import Chat, Message

from bot.domain.chat import BotStatus, ChatKind
from bot.usecases.come_across_chat import come_across_chat
from bot.usecases.keep_chat import Place
from bot.usecases.ports import Turn
from handlers.access import SaidToTeam
from handlers.public.being_let_in import KINDS
from handlers.public.saying import SaysSomething


class InUnknownChat(Filter):
    """Lets pass what is said in a channel or group where the bot is not known to be."""

    async def __call__(self, message: Message, turn: Turn, event_chat: Chat | None = None) -> bool:
        if event_chat is None or event_chat.type not in KINDS or event_chat.is_direct_messages:
            return False
        chat = await turn.records.chats.find(event_chat.id)
        return chat is None or not chat.is_in


async def know_the_chat(message: Message, turn: Turn) -> None:
    """Remember that the bot is there, and let what was said be heard if it counts."""
    kind = ChatKind(message.chat.type)
    place = Place(
        chat_id=message.chat.id,
        kind=kind,
        title=message.chat.full_name,
        username=message.chat.username,
        status=BotStatus.ADMINISTRATOR if kind is ChatKind.CHANNEL else BotStatus.MEMBER,
        rights=frozenset(),
    )
    await come_across_chat(turn, place, said_at=message.date)
    raise SkipHandler


def setup() -> Router:
    """What people say; service messages may come after the bot has left."""
    router = Router(name="coming across")
    for observer in (router.message, router.channel_post):
        observer.register(know_the_chat, InUnknownChat(), SaysSomething(), ~SaidToTeam())
    return router
