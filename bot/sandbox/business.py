"""Chats of people's own accounts: who lets the bot look on there, what it hears, and what it may write in their name.

A private chat between two people stands here like a group of them both; the bot is told of it as of the chat with
whoever writes to its owner (Telegram Bot API: BusinessConnection). Telegram lets it write there for a day.
"""

from bot.sandbox.call import Call
from bot.sandbox.failures import Impossible, bad_request
from bot.sandbox.wire import message_json, user_json
from bot.sandbox.world import Business, Chat, Json, Message, Person, World

OPEN_SECONDS = 24 * 60 * 60.0
REPLY = "can_reply"


def found_private_chat(world: World, person: Person, owner: Person) -> Chat:
    """Open the chat in which somebody writes to another one's own account."""
    known = (chat for chat in world.chats.values() if chat.owner is owner and chat.guest is person)
    chat = next(known, None)
    if chat is None:
        title = f"{owner.name} · {person.name}"
        members = {owner.id: "member", person.id: "member"}
        numbers = world.numbers_of(owner)
        chat = Chat(id=world.free_group_id(), title=title, members=members, owner=owner, guest=person, ids=numbers)
        world.chats[chat.id] = chat
        world.happened("group", chat_id=chat.id, title=title)
    return chat


def connect(world: World, owner: Person, rights: frozenset[str] | None) -> Business:
    """Let the bot look on in one's own chats, and reply there unless other rights are named."""
    given = frozenset({REPLY}) if rights is None else rights
    number = world.random.randrange(10**15, 10**16)
    business = Business(id=f"connection{number}", owner=owner, rights=given, since=world.today())
    world.businesses[owner.id] = business
    _tell_of(world, business)
    return business


def disconnect(world: World, owner: Person) -> None:
    """Take that leave back."""
    business = world.businesses.get(owner.id)
    if business is None or not business.is_enabled:
        raise Impossible(f"{owner.name} has not let the bot into their chats")
    business.is_enabled = False
    _tell_of(world, business)


def _tell_of(world: World, business: Business) -> None:
    world.updates.put("business_connection", connection_json(business))


def connection_json(business: Business) -> Json:
    """A BusinessConnection."""
    return {
        "id": business.id,
        "user": user_json(business.owner),
        "user_chat_id": business.owner.id,
        "date": business.since,
        "is_enabled": business.is_enabled,
        "rights": dict.fromkeys(sorted(business.rights), True),
    }


def tell_business(world: World, message: Message, *, edited: bool = False) -> None:
    """Let the bot know of a message in a chat of whoever lets it look on."""
    business = _of(world, message.chat)
    if business is not None:
        told = business_message_json(business, message)
        world.updates.put("edited_business_message" if edited else "business_message", told)


def tell_deleted(world: World, chat: Chat, message_id: int) -> None:
    """Let the bot know what was deleted there."""
    business = _of(world, chat)
    if business is not None:
        gone = {"business_connection_id": business.id, "chat": _private_json(chat), "message_ids": [message_id]}
        world.updates.put("deleted_business_messages", gone)


def business_message_json(business: Business, message: Message) -> Json:
    """A Message as the bot receives it."""
    sent = {"sender_business_bot": user_json(message.in_name)} if message.in_name else {}
    shown = message_json(message) | {"chat": _private_json(message.chat), "business_connection_id": business.id} | sent
    if "reply_to_message" in shown:
        shown["reply_to_message"] |= {"chat": _private_json(message.chat)}
    return shown


def business_chat(call: Call) -> Chat:
    """The chat that a call writes to in somebody's name; raises 400 and 403 as Telegram does."""
    world = call.world
    business = _named(call)
    if business is None or not business.is_enabled:
        raise bad_request("BUSINESS_CONNECTION_INVALID")
    if REPLY not in business.rights:
        raise bad_request("BUSINESS_CONNECTION_NOT_ALLOWED")
    known = (chat for chat in world.chats.values() if chat.owner is business.owner)
    chat = next((chat for chat in known if chat.guest is not None and chat.guest.id == call.number("chat_id")), None)
    if chat is None or not _is_active(world, chat):
        raise bad_request("BUSINESS_PEER_USAGE_MISSING")
    return chat


def get_business_connection(call: Call) -> Json:
    """What somebody lets the bot do in their own chats."""
    business = _named(call)
    if business is None:
        raise bad_request("BUSINESS_CONNECTION_INVALID")
    return connection_json(business)


def _named(call: Call) -> Business | None:
    wanted = call.text("business_connection_id")
    return next((each for each in call.world.businesses.values() if each.id == wanted), None)


def _is_active(world: World, chat: Chat) -> bool:
    """Whether whoever writes to the owner has done so within a day."""
    since = world.clock.now() - OPEN_SECONDS
    return any(message.sender is chat.guest and message.date >= since for message in chat.messages.values())


def _of(world: World, chat: Chat) -> Business | None:
    business = world.businesses.get(chat.owner.id) if chat.owner is not None else None
    return business if business is not None and business.is_enabled else None


def _private_json(chat: Chat) -> Json:
    assert chat.guest is not None, "only chats of two people are told of so"
    user = user_json(chat.guest)
    names = ("id", "first_name", "last_name", "username")
    return {"type": "private"} | {name: user[name] for name in names if name in user}
