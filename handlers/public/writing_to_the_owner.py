"""Writing to the owner: what people say in the chats of an owner's own account, and what is answered there by hand."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import BusinessConnection, BusinessMessagesDeleted, Message

from bot.domain.chat import OurChat
from bot.domain.events import PostedMessage
from bot.domain.ids import ManagerId
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.connect_business import Leave, connect_business
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.views.speaking_up import greeted_in_name
from handlers.posted import posted_message
from handlers.public.identity import BySomebody
from handlers.public.saying import SaysSomething
from handlers.public.saying_among_two import change_among_two, keep_among_two, link_into_chat, note_by_hand


class InBusinessChat(Filter):
    """Lets pass what happens in the chats of an owner who lets the bot look on, and hands these on."""

    async def __call__(self, event: Message | BusinessMessagesDeleted, turn: Turn) -> bool | dict[str, OurChat]:
        if event.business_connection_id is None:
            return False
        chat = await turn.records.chats.find_by_connection(event.business_connection_id)
        return {"our_chat": chat} if chat is not None and chat.is_heard else False


class ByOneself(Filter):
    """Lets pass what an owner writes by hand to somebody; what the bot has sent in their name is not that."""

    async def __call__(self, message: Message, member: Member | None) -> bool:
        return member is not None and member.id != message.chat.id and message.sender_business_bot is None


async def connect(leave: BusinessConnection, turn: Turn) -> None:
    """Remember what the bot may do in somebody's chats."""
    rights = leave.rights.model_dump() if leave.rights is not None else {}
    told = Leave(
        connection=leave.id,
        account=leave.user.id,
        name=leave.user.full_name,
        is_given=leave.is_enabled,
        rights=frozenset(name for name, given in rights.items() if given is True),
    )
    await connect_business(turn, told, of=await turn.records.team.find(ManagerId(leave.user.id)))


async def hear(
    message: Message, turn: Turn, our_chat: OurChat, somebody: Somebody, rules: HouseRules, say: Say
) -> Letter | None:
    """Keep what somebody writes; whoever does so for the first time may get a word at once."""
    kept = await keep_among_two(message, turn, our_chat, somebody, _posted(message, our_chat), rules)
    if kept is None:
        return None
    letter = greeted_in_name(our_chat, message.chat.id, await link_into_chat(turn, rules), say, turn.now)
    return replace(letter, about=(kept.prospect,))


async def hear_owner(message: Message, turn: Turn, our_chat: OurChat, member: Member) -> None:
    """Whoever was answered by hand waits no longer."""
    await note_by_hand(message, turn, message.chat.id, _posted(message, our_chat), by=member)


async def change_words(message: Message, turn: Turn, our_chat: OurChat, somebody: Somebody, rules: HouseRules) -> None:
    """Pass a change on."""
    await change_among_two(message, turn, our_chat, somebody, _posted(message, our_chat), rules)


async def forget_places(deleted: BusinessMessagesDeleted, turn: Turn, our_chat: OurChat) -> None:
    """What was deleted is answered under no message any more."""
    for message_id in deleted.message_ids:
        await turn.records.remarks.forget_place(our_chat.chat_id, message_id)


def _posted(message: Message, chat: OurChat) -> PostedMessage:
    """Where it stands: all chats of an owner count as one. Nothing is copied from there, so its words are passed on."""
    posted = posted_message(message)
    return replace(posted, chat_id=chat.chat_id, is_text=True, file=None, album=None)


def setup() -> Router:
    """All that Telegram tells of the chats of people's own accounts."""
    router = Router(name="writing to the owner")
    router.business_connection.register(connect)
    router.business_message.register(hear_owner, ByOneself(), InBusinessChat(), SaysSomething())
    router.business_message.register(hear, BySomebody(), InBusinessChat(), SaysSomething())
    router.edited_business_message.register(change_words, BySomebody(), InBusinessChat())
    router.deleted_business_messages.register(forget_places, InBusinessChat())
    return router
