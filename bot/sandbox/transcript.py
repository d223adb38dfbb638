"""What happens in the sandbox, as lines a person reads."""

from typing import Any

Json = dict[str, Any]

CONTENTS = {
    "photo": "picture",
    "sticker": "sticker",
    "voice": "voice message",
    "video_note": "video note",
    "video": "video",
    "animation": "animation",
    "document": "file",
    "audio": "music",
    "venue": "place",
    "location": "location",
    "poll": "poll",
    "dice": "dice",
    "game": "game",
    "story": "story",
    "paid_media": "paid media",
}


def event_line(event: Json) -> str | None:
    """One event as a line, or None for what nobody needs to read."""
    match event["kind"]:
        case "message":
            return message_line(event["message"])
        case "edited":
            return message_line(event["message"], note=" (edited)")
        case "pressed":
            return f"{who(event['person'])} presses [{event['label'] or event['data']}]"
        case "answered" if event["text"] or event["url"]:
            kind = "alert" if event["alert"] else "toast"
            return f"{who(event['person'])} reads ({kind}): {event['text'] or event['url']}"
        case "blocked" | "unblocked":
            return f"{who(event['person'])} has {event['kind']} the bot"
        case "deleted":
            return f"{who(event['person'])} deletes a message"
        case _:
            return None


def message_line(message: Json, note: str = "") -> str:
    """A message with its author, its words and its buttons."""
    return f"{_direction(message)}{note}: {words(message)}{_buttons(message)}".replace("\n", "\n    ")


def words(message: Json) -> str:
    """The words of a message, or what it is instead of words."""
    if "contact" in message:
        card = message["contact"]
        name = f"{card['first_name']} {card.get('last_name', '')}".strip()
        return f"(contact) {name}, {card['phone_number']}"
    if "new_chat_members" in message:
        return "(joins the group)"
    if "left_chat_member" in message:
        return "(leaves the group)"
    if "migrate_to_chat_id" in message:
        return "(the group becomes a supergroup)"
    if "migrate_from_chat_id" in message:
        return "(the supergroup begins)"
    kind = next((f"({name}) " for field, name in CONTENTS.items() if field in message), "")
    asked = message.get("poll", {}).get("question", "")
    return f"{kind}{message.get('text', message.get('caption', asked))}".strip()


def who(user: Json) -> str:
    """The name a story calls somebody by; the bot too has one, in every language."""
    return str(user["first_name"])


def _direction(message: Json) -> str:
    chat, author = message["chat"], message["author"]
    if chat["type"] == "private" and not author["is_bot"]:
        return who(author)
    spoken = message.get("sender_chat", {}).get("title")
    if chat["type"] == "channel":
        return str(spoken)
    return f"{spoken or who(author)} -> {chat.get('title') or chat['first_name']}"


def _buttons(message: Json) -> str:
    inline = message.get("reply_markup", {}).get("inline_keyboard", [])
    reply = message.get("reply_keyboard", {}).get("keyboard", [])
    rows = [" ".join(f"[{label(button)}]" for button in row) for row in [*inline, *reply]]
    return "".join(f"\n{row}" for row in rows)


def label(button: Json | str) -> str:
    """What stands on a button; a reply button may be nothing but its text."""
    return button if isinstance(button, str) else str(button["text"])
