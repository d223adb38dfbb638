"""The JSON shapes in which Telegram speaks of people, chats and messages."""

from bot.sandbox.world import MUTED, Chat, Json, Message, Person, World

HIGHEST_SUPERGROUP_ID = -1_000_000_000_000
ADMINISTRATOR_RIGHTS = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": False,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": False,
    "can_send_welcome_messages": False,
}

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


def chat_json(chat: Chat) -> Json:
    """A Chat."""
    if chat.person is None:
        kind = "supergroup" if chat.id < HIGHEST_SUPERGROUP_ID else "group"
        return {"id": chat.id, "type": kind, "title": chat.title}
    user = user_json(chat.person)
    names: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
    return {"id": chat.id, "type": "private", **names}


def message_json(message: Message, *, with_reply: bool = True) -> Json:
    """A Message as the bot receives it; a quoted message quotes no further one."""
    shown: Json = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(message.chat),
        "date": message.date,
        **message.content,
    }
    if message.receiver:  # it has a number of another kind, and cannot be changed by the usual one
        shown |= {"message_id": 0, "ephemeral_message_id": message.id, "receiver_user": user_json(message.receiver)}
    if message.forward_origin:
        shown["forward_origin"] = message.forward_origin
    if message.reply_to and with_reply:
        shown["reply_to_message"] = message_json(message.reply_to, with_reply=False)
        shown |= {"quote": message.quote} if message.quote else {}
    if message.edit_date:
        shown["edit_date"] = message.edit_date
    if message.inline_keyboard:
        shown["reply_markup"] = message.inline_keyboard
    if message.protected:
        shown["has_protected_content"] = True
    return shown


def shown_message(message: Message) -> Json:
    """A Message as people see it: with the keyboard under the input field and all reactions."""
    shown = message_json(message) | {"message_id": message.id}
    if message.reply_keyboard:
        shown["reply_keyboard"] = message.reply_keyboard
    if message.reaction:
        shown["reaction"] = message.reaction
    if any(message.reactions_of_people.values()):
        shown["reactions_of_people"] = {str(who): what for who, what in message.reactions_of_people.items() if what}
    return shown


def inaccessible_message_json(chat: Chat, message_id: int) -> Json:
    """A message that a tap came from and that is gone."""
    return {"chat": chat_json(chat), "message_id": message_id, "date": 0}


def member_json(person: Person, status: str) -> Json:
    """A ChatMember."""
    member: Json = {"user": user_json(person), "status": status}
    if status == "administrator":
        return member | ADMINISTRATOR_RIGHTS
    if status == "creator":
        return member | {"is_anonymous": False}
    if status == MUTED:
        return member | NO_RIGHTS | {"is_member": True, "until_date": 0}
    return member | {"until_date": 0} if status == "kicked" else member


def member_change_json(world: World, chat: Chat, actor: Person, whose: Person, old: str, new: str) -> Json:
    """A ChatMemberUpdated."""
    return {
        "chat": chat_json(chat),
        "from": user_json(actor),
        "date": world.today(),
        "old_chat_member": member_json(whose, old),
        "new_chat_member": member_json(whose, new),
    }
