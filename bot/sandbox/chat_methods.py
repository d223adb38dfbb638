"""The methods about groups and channels: what the bot may know of them, their invite links, and who asks to join."""

from typing import Any

from bot.sandbox import membership
from bot.sandbox.call import Call
from bot.sandbox.failures import (
    CHAT_NOT_FOUND,
    NO_REQUEST,
    NO_RIGHT_TO_INVITE,
    NO_RIGHT_TO_LET_IN,
    NO_RIGHT_TO_SEE_MEMBERS,
    bad_request,
)
from bot.sandbox.markup import length
from bot.sandbox.rights import INVITE
from bot.sandbox.wire import chat_json, invite_link_json, member_json, permissions_json
from bot.sandbox.world import Chat, InviteLink, Json, Person

LONGEST_LINK_NAME = 32  # Telegram Bot API: createChatInviteLink
MOST_MEMBERS = 99_999
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


# Looking


def get_chat(call: Call) -> Json:
    """What the bot may know of a chat."""
    chat = call.chat()
    if chat.person is not None and not chat.person.started:
        raise bad_request(CHAT_NOT_FOUND)
    details: Json = {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    details |= {"linked_chat_id": chat.linked.id} if chat.linked else {}
    details |= {"join_by_request": True} if chat.by_request else {}
    details |= {"active_usernames": [chat.username]} if chat.username else {}
    details |= {} if chat.is_private or chat.is_channel else {"permissions": permissions_json()}
    details |= {"invite_link": link.address} if (link := _primary_link(call, chat)) else {}
    details |= {"parent_chat": chat_json(chat.parent)} if chat.parent else {}
    return chat_json(chat) | details | {"accepted_gift_types": dict.fromkeys(GIFTS, chat.is_private)}


def get_chat_member(call: Call) -> Json:
    """What somebody is in a chat."""
    chat = call.chat()
    person = _person(call)
    if chat.is_private:
        return member_json(chat, person, "member" if person in (chat.person, call.world.bot) else "left")
    if person is not call.world.bot:
        _check_sees_members(call)
    return member_json(chat, person)


def get_chat_administrators(call: Call) -> list[Json]:
    """The administrators of a group or channel who are people."""
    chat = call.chat()
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    _check_sees_members(call)
    people = call.world.people
    return [member_json(chat, people[id_]) for id_ in chat.members if id_ in people and chat.is_led_by(id_)]


def get_chat_member_count(call: Call) -> int:
    """How many there are in a chat, the bot counted."""
    chat = call.chat()
    return 2 if chat.is_private else sum(chat.holds(id_) for id_ in chat.members)


def _check_sees_members(call: Call) -> None:
    """Only administrators see who has subscribed to a channel, and nobody outside who is in a group."""
    chat = call.open_chat()
    if chat.is_channel and not chat.is_led_by(call.world.bot.id):
        raise bad_request(NO_RIGHT_TO_SEE_MEMBERS)


def _person(call: Call) -> Person:
    user_id = call.number("user_id")
    person = call.world.bot if user_id == call.world.bot.id else call.world.people.get(user_id)
    if person is None:
        raise bad_request("invalid user_id specified")
    return person


def leave_chat(call: Call) -> bool:
    """Go out of a group or channel."""
    chat = call.open_chat()
    if chat.is_private:
        raise bad_request("chat_id must be the id of a group or channel")
    membership.leave(call.world, call.world.bot, chat)
    return True


# Invite links


def export_chat_invite_link(call: Call) -> str:
    """Make the bot's primary link anew; the one from before leads nowhere any more."""
    chat = _inviting(call)
    if (before := _primary_link(call, chat)) is not None:
        membership.revoke(call.world, chat, before)
    return membership.make_link(call.world, call.world.bot, chat, primary=True).address


def _primary_link(call: Call, chat: Chat) -> InviteLink | None:
    own = (link for link in chat.links.values() if link.creator is call.world.bot)
    return next((link for link in own if link.primary and not link.revoked), None)


def create_chat_invite_link(call: Call) -> Json:
    """Make one more link that leads into a group or channel."""
    chat = _inviting(call)
    made = membership.make_link(call.world, call.world.bot, chat, **_looks(call))
    return invite_link_json(chat, made, call.world.bot)


def edit_chat_invite_link(call: Call) -> Json:
    """Change a link of the bot's own."""
    chat = _inviting(call)
    link = _own_link(call, chat)
    for name, value in _looks(call).items():
        setattr(link, name, value)
    return invite_link_json(chat, link, call.world.bot)


def revoke_chat_invite_link(call: Call) -> Json:
    """Let a link of the bot's own lead nowhere from now on."""
    chat = _inviting(call)
    link = _own_link(call, chat)
    membership.revoke(call.world, chat, link)
    return invite_link_json(chat, link, call.world.bot)


def _inviting(call: Call) -> Chat:
    chat = call.open_chat()
    if chat.is_private:
        raise bad_request("can't invite members to a private chat")
    return call.led_chat(INVITE, NO_RIGHT_TO_INVITE)


def _own_link(call: Call, chat: Chat) -> InviteLink:
    if not call.text("invite_link"):
        raise bad_request("invite link must be non-empty")
    link = chat.links.get(call.text("invite_link"))
    if link is None or link.creator is not call.world.bot:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def _looks(call: Call) -> dict[str, Any]:
    limit, asks = call.number("member_limit"), call.flag("creates_join_request")
    if length(call.text("name")) > LONGEST_LINK_NAME or not 0 <= limit <= MOST_MEMBERS:
        raise bad_request("wrong invite link specified")
    if limit and asks:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    dates = {"expire_date": call.number("expire_date"), "member_limit": limit}
    return {"name": call.text("name"), "creates_join_request": asks, **dates}


# Join requests


def approve_chat_join_request(call: Call) -> bool:
    """Let somebody in who asks to join."""
    chat, person = _asking(call)
    membership.let_in(call.world, call.world.bot, chat, person)
    return True


def decline_chat_join_request(call: Call) -> bool:
    """Turn somebody away who asks to join."""
    chat, person = _asking(call)
    membership.turn_away(call.world, call.world.bot, chat, person)
    return True


def _asking(call: Call) -> tuple[Chat, Person]:
    chat = call.led_chat(INVITE, NO_RIGHT_TO_LET_IN)
    person = _person(call)
    if chat.holds(person.id):
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if person.id not in chat.requests:
        raise bad_request(NO_REQUEST)
    return chat, person
