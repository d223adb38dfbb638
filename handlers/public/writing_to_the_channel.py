"""Writing to the channel: what people say in its private messages, and what is answered there by hand.

All of it stands in one chat, in which everybody has a topic; suggested posts stand there too, and are for the channel.
"""

from dataclasses import replace

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.types import Chat, DirectMessagesTopic, Message, TelegramObject

from bot.domain.chat import DIRECT, BotStatus, ChatKind, OurChat
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.come_across_chat import come_across_chat
from bot.usecases.keep_chat import Place
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.views.speaking_up import greeted_in_topic
from handlers.posted import posted_message
from handlers.public.identity import BySomebody
from handlers.public.saying import SaysSomething
from handlers.public.saying_among_two import change_among_two, keep_among_two, link_into_chat, note_by_hand


class InDirectMessages(Filter):
    """Lets pass what stands among the private messages to a channel."""

    async def __call__(self, event: TelegramObject, event_chat: Chat | None = None) -> bool:
        return event_chat is not None and bool(event_chat.is_direct_messages)


class InTopic(Filter):
    """Lets pass what is written where it counts, and whose topic that is; a suggested post is no message."""

    async def __call__(self, message: Message, turn: Turn) -> bool | dict[str, OurChat | DirectMessagesTopic]:
        topic = message.direct_messages_topic
        if topic is None or topic.user is None or message.suggested_post_info is not None:
            return False
        chat = await turn.records.chats.find(message.chat.id)
        return {"our_chat": chat, "topic": topic} if chat is not None and chat.is_heard else False


class ByGuest(Filter):
    """Lets pass what is written by whom the topic belongs to."""

    async def __call__(self, message: Message, topic: DirectMessagesTopic) -> bool:
        return _is_of_guest(message, topic)


class ByChannel(Filter):
    """Lets pass what is answered there: as the channel, or by somebody who looks after it."""

    async def __call__(self, message: Message, topic: DirectMessagesTopic) -> bool:
        is_machine = message.sender_chat is None and (message.from_user is None or message.from_user.is_bot)
        return not is_machine and not _is_of_guest(message, topic)


def _is_of_guest(message: Message, topic: DirectMessagesTopic) -> bool:
    author = message.from_user if message.sender_chat is None else None
    return author is not None and topic.user is not None and author.id == topic.user.id


async def know_the_chat(message: Message, turn: Turn) -> None:
    """Remember that there are private messages: Telegram tells of them only by what is said there."""
    place = Place(
        chat_id=message.chat.id,
        kind=ChatKind.DIRECT,
        title=message.chat.full_name,
        username=None,
        status=BotStatus.ADMINISTRATOR,
        rights=frozenset({DIRECT}),
    )
    await come_across_chat(turn, place, said_at=message.date)
    raise SkipHandler


async def hear(
    message: Message,
    turn: Turn,
    our_chat: OurChat,
    topic: DirectMessagesTopic,
    somebody: Somebody,
    rules: HouseRules,
    say: Say,
) -> Letter | None:
    """Keep what somebody writes; whoever does so for the first time may get a word at once."""
    kept = await keep_among_two(message, turn, our_chat, somebody, posted_message(message), rules)
    if kept is None:
        return None
    letter = greeted_in_topic(our_chat, topic.topic_id, await link_into_chat(turn, rules), say, turn.now)
    return replace(letter, about=(kept.prospect,))


async def hear_channel(message: Message, turn: Turn, topic: DirectMessagesTopic, member: Member | None) -> None:
    """Whoever was answered by hand waits no longer."""
    if topic.user is not None:
        await note_by_hand(message, turn, topic.user.id, posted_message(message), by=member)


async def change_words(message: Message, turn: Turn, our_chat: OurChat, somebody: Somebody, rules: HouseRules) -> None:
    """Pass a change on."""
    await change_among_two(message, turn, our_chat, somebody, posted_message(message), rules)


def setup() -> Router:
    """All that is said in private to a channel; nothing else that happens there counts."""
    router = Router(name="writing to the channel")
    for observer in (router.message, router.edited_message):
        observer.filter(InDirectMessages())
    router.message.register(know_the_chat, SaysSomething())
    router.message.register(hear, SaysSomething(), InTopic(), ByGuest(), BySomebody())
    router.message.register(hear_channel, SaysSomething(), InTopic(), ByChannel())
    router.edited_message.register(change_words, InTopic(), ByGuest(), BySomebody())
    return router
