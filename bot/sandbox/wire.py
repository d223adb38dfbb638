"""The JSON shapes in which Telegram speaks of people, chats and messages."""

from typing import Any

from bot.sandbox.rights import ANONYMOUS, DIRECT, IN_CHANNELS, IN_GROUPS
from bot.sandbox.world import MUTED, Chat, InviteLink, Json, Message, Person, World

HIGHEST_SUPERGROUP_ID = -1_000_000_000_000
TOPICS_BEGIN = 2**50
LINK_SHOWN = len("https://t.me/+12345678")

CHANNEL_BOT = Person(id=136_817_688, first_name="Channel", username="Channel_Bot", is_bot=True)
GROUP_ANONYMOUS_BOT = Person(id=1_087_968_824, first_name="Group", username="GroupAnonymousBot", is_bot=True)
TELEGRAM = Person(id=777_000, first_name="Telegram")
"""Who stands in `from` where nobody is to be known: somebody in a channel's name, a hidden administrator, the channel
itself, whose posts Telegram copies into its group (Bot API: Message)."""

NO_RIGHTS = dict.fromkeys(
    (
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_react_to_messages",
        "can_edit_tag",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ),
    False,
)


def user_json(person: Person) -> Json:
    """A User."""
    known = {
        "id": person.id,
        "is_bot": person.is_bot,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
    }
    return {name: value for name, value in known.items() if value is not None}


def kind_of_chat(chat: Chat) -> str:
    """What Telegram calls this sort of chat."""
    if chat.is_private or chat.is_channel:
        return "channel" if chat.is_channel else "private"
    return "supergroup" if chat.id < HIGHEST_SUPERGROUP_ID else "group"


def chat_json(chat: Chat) -> Json:
    """A Chat."""
    if chat.person is None:
        named = {"username": chat.username} if chat.username else {}
        direct = {"is_direct_messages": True} if chat.parent else {}
        return {"id": chat.id, "type": kind_of_chat(chat), "title": chat.title, **named, **direct}
    user = user_json(chat.person)
    names: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
    return {"id": chat.id, "type": "private", **names}


def message_json(message: Message, *, with_reply: bool = True) -> Json:
    """A Message as the bot receives it; a quoted message quotes no further one."""
    shown: Json = {
        "message_id": message.id,
        **_authors(message),
        "chat": chat_json(message.chat),
        "date": message.date,
        **message.content,
    }
    if message.reply_to and with_reply:
        shown["reply_to_message"] = message_json(message.reply_to, with_reply=False)
        shown |= {"quote": message.quote} if message.quote else {}
    if message.receiver:  # it has a number of another kind, and cannot be changed by the usual one
        shown |= {"message_id": 0, "ephemeral_message_id": message.id, "receiver_user": user_json(message.receiver)}
    return shown | _circumstances(message)


def _circumstances(message: Message) -> Json:
    """What is told of a message only where it is so."""
    known: Json = {
        "message_thread_id": message.thread,
        "direct_messages_topic": message.topic and topic_json(message.topic),
        "via_bot": message.via_bot and user_json(message.via_bot),
        "forward_origin": message.forward_origin,
        "is_automatic_forward": message.post is not None,
        "edit_date": message.edit_date,
        "reply_markup": message.inline_keyboard,
        "has_protected_content": message.protected,
    }
    return {name: value for name, value in known.items() if value}


def topic_json(whose: Person) -> Json:
    """A DirectMessagesTopic."""
    return {"topic_id": topic_id(whose), "user": user_json(whose)}


def topic_id(whose: Person) -> int:
    """By what a topic is known, which is not by whom it belongs to."""
    return TOPICS_BEGIN + whose.id


def _authors(message: Message) -> Json:
    """In whose name it was written; in a channel nobody is named, elsewhere a stand-in for whoever hides."""
    signed = {"author_signature": message.signature} if message.signature else {}
    if message.as_chat is None:
        return {"from": user_json(message.sender), **signed}
    stand_in = {} if message.chat.is_channel else {"from": user_json(_stand_in(message, message.as_chat))}
    return {**stand_in, **signed, "sender_chat": chat_json(message.as_chat)}


def _stand_in(message: Message, author: Chat) -> Person:
    if author is message.chat:
        return GROUP_ANONYMOUS_BOT
    return TELEGRAM if message.post else CHANNEL_BOT


def origin_json(message: Message) -> Json:
    """Where a message comes from that is forwarded: MessageOrigin."""
    if message.forward_origin:
        return message.forward_origin
    signed = {"author_signature": message.signature} if message.signature else {}
    if message.as_chat is None:
        return {"type": "user", "date": message.date, "sender_user": user_json(message.sender)}
    if message.chat.is_channel:
        place = {"chat": chat_json(message.chat), "message_id": message.id}
        return {"type": "channel", "date": message.date, **place, **signed}
    return {"type": "chat", "date": message.date, "sender_chat": chat_json(message.as_chat), **signed}


def shown_message(message: Message) -> Json:
    """A Message as people see it: with its author, the keyboard under the input field and all reactions."""
    shown = message_json(message) | {"message_id": message.id, "author": user_json(message.in_name or message.sender)}
    if message.topic:
        shown["seen_by"] = _readers(message.topic, message.chat)
    if message.copy:
        shown["discussed_at"] = {"chat_id": message.copy.chat.id, "message_id": message.copy.id}
    if message.reply_keyboard:
        shown["reply_keyboard"] = message.reply_keyboard
    if message.reaction:
        shown["reaction"] = message.reaction
    if any(message.reactions_of_people.values()):
        shown["reactions_of_people"] = {str(who): what for who, what in message.reactions_of_people.items() if what}
    return shown


def _readers(whose: Person, direct: Chat) -> list[int]:
    """Who reads what stands in a topic: whoever it belongs to, and those who look after the channel."""
    channel = direct.parent
    return [whose.id, *(who for who in channel.members if channel.allows(who, DIRECT))] if channel else [whose.id]


def inaccessible_message_json(chat: Chat, message_id: int) -> Json:
    """A message that a tap came from and that is gone."""
    return {"chat": chat_json(chat), "message_id": message_id, "date": 0}


def member_json(chat: Chat, person: Person, status: str | None = None) -> Json:
    """A ChatMember, as somebody is now or with another status."""
    status = status or chat.members.get(person.id, "left")
    member: Json = {"user": user_json(person), "status": status}
    if status == "administrator":
        return member | _rights_json(chat, person)
    if status == "creator":
        return member | {"is_anonymous": chat.allows(person.id, ANONYMOUS)}
    if status == MUTED:
        return member | NO_RIGHTS | {"is_member": True, "until_date": 0}
    return member | {"until_date": 0} if status == "kicked" else member


def _rights_json(chat: Chat, person: Person) -> Json:
    has = chat.rights_of(person.id)
    return {"can_be_edited": False} | {right: right in has for right in (IN_CHANNELS if chat.is_channel else IN_GROUPS)}


def member_change_json(world: World, chat: Chat, actor: Person, old: Json, new: Json, **more: Any) -> Json:
    """A ChatMemberUpdated, from one ChatMember to another."""
    change = {"from": user_json(actor), "date": world.today(), "old_chat_member": old, "new_chat_member": new}
    return {"chat": chat_json(chat), **change, **more}


def permissions_json() -> Json:
    """ChatPermissions of a group: what Telegram allows the members of a new one."""
    return {right: right != "can_manage_topics" for right in NO_RIGHTS}


def invite_link_json(chat: Chat, link: InviteLink, viewer: Person) -> Json:
    """A ChatInviteLink; of a link that somebody else has made only the beginning is shown."""
    waiting = sum(request.link is link for request in chat.requests.values())
    known = {
        "name": link.name,
        "expire_date": link.expire_date,
        "member_limit": link.member_limit,
        "pending_join_request_count": waiting,
    }
    flags = {"creates_join_request": link.creates_join_request, "is_primary": link.primary, "is_revoked": link.revoked}
    told = {name: value for name, value in known.items() if value}
    address = link.address if link.creator is viewer else f"{link.address[:LINK_SHOWN]}..."
    return {"invite_link": address, "creator": user_json(link.creator), **told, **flags}
