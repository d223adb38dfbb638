"""The Bot API methods, strict where Telegram is strict and in Telegram's own words."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from aiogram.types import LinkPreviewOptions, MessageEntity, ReplyParameters

from bot.sandbox.failures import bad_request, conflict, forbidden
from bot.sandbox.keyboards import check_known_fields, read_inline_keyboard, read_markup
from bot.sandbox.markup import Entity, found_entities, length, parse_html, trimmed
from bot.sandbox.wire import chat_json, member_json, message_json, shown_message, user_json
from bot.sandbox.world import Chat, Json, Message, World

LONGEST_TEXT, LONGEST_CAPTION, LONGEST_ANSWER = 4096, 1024, 200
OLDEST_DELETED_SECONDS = 48 * 60 * 60
PRESENT = frozenset({"creator", "administrator", "member"})
CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

Method = Callable[["Call"], Any]


class Call:
    """One call of the bot: its world and its typed parameters."""

    def __init__(self, world: World, parameters: Json) -> None:
        self.world = world
        self.parameters = parameters

    def text(self, name: str, default: str = "") -> str:
        """A string parameter."""
        value = self.parameters.get(name, default)
        if not isinstance(value, str):
            raise bad_request(f'field "{name}" must be of type String')
        return value

    def number(self, name: str, default: int = 0) -> int:
        """An integer parameter."""
        value = self.parameters.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise bad_request(f'field "{name}" must be of type Number')
        return value

    def flag(self, name: str) -> bool:
        """A yes-or-no parameter."""
        return self.parameters.get(name) in (True, 1, "True", "yes")

    def mapping(self, name: str, default: Json | None = None) -> Json | None:
        """An object parameter, or None when it is absent."""
        value = self.parameters.get(name, default)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f'object expected as "{name}"')
        return value

    def listing(self, name: str) -> list[Any]:
        """An array parameter."""
        value = self.parameters.get(name, [])
        if not isinstance(value, list):
            raise bad_request(f'array expected as "{name}"')
        return value

    def objects(self, name: str) -> list[Json]:
        """An array parameter that holds objects only."""
        values = self.listing(name)
        if not all(isinstance(value, dict) for value in values):
            raise bad_request(f'objects expected in "{name}"')
        return values

    def chat(self, name: str = "chat_id") -> Chat:
        """A chat the bot knows of, whether it may write there or not."""
        if self.parameters.get(name, "") == "":
            raise bad_request(f"{name} is empty")
        chat = self.world.known_chat(self.parameters[name])
        if chat is None or not (chat.is_private or self.world.bot.id in chat.members):
            raise bad_request("chat not found")
        return chat

    def open_chat(self) -> Chat:
        """The chat a call writes to; raises 403 when it is closed to the bot."""
        if self.parameters.get("chat_id") == self.world.bot.id:
            raise forbidden("bots can't send messages to bots")
        chat = self.chat()
        if chat.person is not None:
            if not chat.person.started:
                raise forbidden("bot can't initiate conversation with a user")
            if chat.person.blocked:
                raise forbidden("bot was blocked by the user")
        elif chat.members.get(self.world.bot.id) not in PRESENT:
            raise forbidden(_exclusion(chat.members[self.world.bot.id]))
        return chat

    def message(self, chat: Chat, fault: str) -> Message:
        """The message a call is about; raises 400 with `fault` when it is gone."""
        if "message_id" not in self.parameters:
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(self.number("message_id"))
        if message is None:
            raise bad_request(fault)
        return message


def _exclusion(status: str) -> str:
    if status == "kicked":
        return "bot was kicked from the supergroup chat"
    return "bot is not a member of the supergroup chat"


# Texts


def _formatted(call: Call, field: str, entities_field: str, longest: int, too_long: str) -> tuple[str, list[Entity]]:
    """A text parameter after parsing, trimmed and not too long."""
    source = call.text(field)
    mode = call.text("parse_mode").lower()
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    given = _given_entities(call.objects(entities_field)) if not mode else []
    text, entities = trimmed(*(parse_html(source) if mode else (source, given)))
    if length(text) > longest:
        raise bad_request(too_long)
    return text, _with_found(text, entities)


def _given_entities(entities: list[Entity]) -> list[Entity]:
    """The entities of a call; raises 400 where one has no type or place."""
    for entity in entities:
        check_known_fields(entity, MessageEntity)
        places = (entity.get("offset"), entity.get("length"))
        if not isinstance(entity.get("type"), str) or not all(isinstance(place, int) for place in places):
            raise bad_request("can't parse entities: can't parse MessageEntity")
    return entities


def _with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities of the bot and, where they leave room, those Telegram finds by itself."""
    apart = [found for found in found_entities(text) if not any(_overlap(found, entity) for entity in entities)]
    return sorted([*entities, *apart], key=lambda entity: (int(entity["offset"]), -int(entity["length"])))


def _overlap(one: Entity, other: Entity) -> bool:
    ends_before = one["offset"] + one["length"] <= other["offset"]
    begins_after = other["offset"] + other["length"] <= one["offset"]
    return not (ends_before or begins_after)


def _text_content(call: Call, too_long: str) -> Json:
    if not call.text("text").strip():
        raise bad_request("message text is empty")
    text, entities = _formatted(call, "text", "entities", LONGEST_TEXT, too_long)
    if not text:
        raise bad_request("text must be non-empty")
    options = call.mapping("link_preview_options")
    if options:
        check_known_fields(options, LinkPreviewOptions)
    content: Json = {"text": text}
    content |= {"entities": entities} if entities else {}
    return content | ({"link_preview_options": options} if options else {})


# Messages


def send_message(call: Call) -> Json:
    """Write to a chat."""
    chat = call.open_chat()
    content = _text_content(call, "message is too long")
    return message_json(_post(call, chat, content))


def copy_message(call: Call) -> Json:
    """Send the content of a message again, without its author."""
    chat = call.open_chat()
    source = _source(call, "message to copy not found", "message can't be copied")
    content = dict(source.content)
    if "caption" in call.parameters and "text" not in content:
        caption, entities = _formatted(
            call, "caption", "caption_entities", LONGEST_CAPTION, "message caption is too long"
        )
        content |= {"caption": caption, "caption_entities": entities}
    return {"message_id": _post(call, chat, content).id}


def forward_message(call: Call) -> Json:
    """Send a message again under its author's name."""
    chat = call.open_chat()
    source = _source(call, "message to forward not found", "message can't be forwarded")
    origin = source.forward_origin or {
        "type": "user",
        "date": source.date,
        "sender_user": user_json(source.sender),
    }
    return message_json(_post(call, chat, dict(source.content), forward_origin=origin))


def _source(call: Call, missing: str, refused: str) -> Message:
    message = call.message(call.chat("from_chat_id"), missing)
    if message.protected or message.is_service:
        raise bad_request(refused)
    return message


def _post(call: Call, chat: Chat, content: Json, forward_origin: Json | None = None) -> Message:
    if "message_thread_id" in call.parameters:
        raise bad_request("message thread not found")
    inline, reply = read_markup(call.parameters.get("reply_markup"), private=chat.is_private)
    replied = _replied(call, chat)
    call.world.pace.spend(chat.id)
    message = call.world.post(
        chat,
        call.world.bot,
        content,
        inline_keyboard=inline,
        reply_keyboard=reply,
        reply_to=replied,
        forward_origin=forward_origin,
        protected=call.flag("protect_content"),
    )
    call.world.happened("message", message=shown_message(message))
    return message


def _replied(call: Call, chat: Chat) -> Message | None:
    """The message a new one answers, where it is still there."""
    asked = call.mapping("reply_parameters") or {}
    check_known_fields(asked, ReplyParameters)
    message_id = asked.get("message_id", call.parameters.get("reply_to_message_id"))
    if message_id is None:
        return None
    there = call.world.known_chat(asked.get("chat_id", chat.id))
    message = there.messages.get(message_id) if there else None
    allowed = asked.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
    if message is None and not allowed:
        raise bad_request("message to be replied not found")
    return message


def edit_message_text(call: Call) -> Json:
    """Change the words and the inline keyboard of an own message."""
    message = _editable(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, message, _text_content(call, "MESSAGE_TOO_LONG"))


def edit_message_reply_markup(call: Call) -> Json:
    """Change only the inline keyboard of an own message."""
    message = _editable(call)
    return _edit(call, message, message.content)


def _editable(call: Call) -> Message:
    if "inline_message_id" in call.parameters:
        raise bad_request("MESSAGE_ID_INVALID")
    message = call.message(call.open_chat(), "message to edit not found")
    if message.sender is not call.world.bot or message.reply_keyboard or message.forward_origin:
        raise bad_request("message can't be edited")
    return message


def _edit(call: Call, message: Message, content: Json) -> Json:
    markup = call.mapping("reply_markup")
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    inline = read_inline_keyboard(markup) if markup else None
    call.world.pace.spend(message.chat.id)
    if content == message.content and inline == message.inline_keyboard:
        raise bad_request(NOT_MODIFIED)
    message.content, message.inline_keyboard = content, inline
    message.edit_date = call.world.today()
    call.world.happened("edited", message=shown_message(message))
    return message_json(message)


def delete_message(call: Call) -> bool:
    """Remove a message for everybody."""
    chat = call.open_chat()
    message = call.message(chat, "message to delete not found")
    too_old = call.world.clock.now() - message.date > OLDEST_DELETED_SECONDS
    administrator = chat.members.get(call.world.bot.id) == "administrator"
    own = chat.is_private or message.sender is call.world.bot
    if not administrator and (too_old or not own):
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message.id]
    call.world.happened("deleted", chat_id=chat.id, message_id=message.id, person=user_json(call.world.bot))
    return True


def set_message_reaction(call: Call) -> bool:
    """Put one emoji under a message, or take it away."""
    message = call.message(call.open_chat(), "message to react not found")
    reactions = call.objects("reaction")
    if len(reactions) > 1 or any(not reaction.get("emoji") for reaction in reactions):
        raise bad_request("REACTION_INVALID" if len(reactions) == 1 else "REACTIONS_TOO_MANY")
    message.reaction = reactions[0]["emoji"] if reactions else None
    call.world.happened("reacted", message=shown_message(message))
    return True


# Answers


def answer_callback_query(call: Call) -> bool:
    """End the waiting of a tapped button."""
    query = call.world.open_query(call.text("callback_query_id"))
    if query is None:
        raise bad_request(OLD_QUERY)
    text, url = call.text("text"), call.text("url")
    if length(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(f"https://t.me/{call.world.bot.username}?start="):
        raise bad_request("URL_INVALID")
    query.answer = {"text": text, "alert": call.flag("show_alert"), "url": url}
    call.world.happened("answered", query=query.id, person=user_json(query.person), **query.answer)
    return True


def answer_inline_query(call: Call) -> bool:
    """Show results under an inline query."""
    query = call.world.open_query(call.text("inline_query_id"))
    if query is None:
        raise bad_request(OLD_QUERY)
    results = call.objects("results")
    identities = [str(result.get("id", "")) for result in results]
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    if any(not 1 <= len(identity.encode()) <= 64 for identity in identities):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(identities)) != len(identities):
        raise bad_request("RESULT_ID_DUPLICATE")
    query.answer = {"results": results}
    call.world.happened("inline_answered", query=query.id, person=user_json(query.person), results=results)
    return True


def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing."""
    call.open_chat()
    if call.text("action") not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


# Chats


def get_chat(call: Call) -> Json:
    """What the bot may know of a chat."""
    chat = call.chat()
    if chat.person is not None and not chat.person.started:
        raise bad_request("chat not found")
    details = {"accent_color_id": abs(chat.id) % 7, "max_reaction_count": 11}
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        True,
    )
    return chat_json(chat) | details | {"accepted_gift_types": gifts}


def get_chat_member(call: Call) -> Json:
    """What somebody is in a chat."""
    chat = call.chat()
    user_id = call.number("user_id")
    person = call.world.bot if user_id == call.world.bot.id else call.world.people.get(user_id)
    if person is None:
        raise bad_request("invalid user_id specified")
    if chat.is_private:
        return member_json(person, "member" if person in (chat.person, call.world.bot) else "left")
    return member_json(person, chat.members.get(user_id, "left"))


def get_chat_administrators(call: Call) -> list[Json]:
    """The administrators of a group who are people."""
    chat = call.chat()
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    leading = ("creator", "administrator")
    people = call.world.people
    return [
        member_json(people[id_], status) for id_, status in chat.members.items() if status in leading and id_ in people
    ]


# The bot itself


def get_me(call: Call) -> Json:
    """The bot."""
    return user_json(call.world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
    }


async def get_updates(call: Call) -> list[Json]:
    """Wait for updates; confirms everything before `offset`."""
    world = call.world
    if world.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    if "allowed_updates" in call.parameters:
        world.updates.allow(call.listing("allowed_updates"))
    limit = min(max(call.number("limit", 100), 1), 100)
    timeout = min(max(call.number("timeout"), 0), 50)
    return await world.updates.take(call.number("offset"), limit, timeout)


def set_webhook(call: Call) -> bool:
    """Note a webhook address; the sandbox calls none."""
    url = call.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "allowed_updates" in call.parameters:
        call.world.updates.allow(call.listing("allowed_updates"))
    call.world.webhook = {"url": url} if url else None
    return _drop_pending(call)


def delete_webhook(call: Call) -> bool:
    """Go back to getUpdates."""
    call.world.webhook = None
    return _drop_pending(call)


def _drop_pending(call: Call) -> bool:
    if call.flag("drop_pending_updates"):
        call.world.updates.drop_all()
    return True


def get_webhook_info(call: Call) -> Json:
    """How updates are received."""
    world = call.world
    info = {
        "url": (world.webhook or {}).get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": world.updates.unconfirmed,
    }
    return info | ({"allowed_updates": world.updates.allowed} if world.updates.allowed else {})


def set_my_commands(call: Call) -> bool:
    """The menu of commands, by scope and language."""
    commands = call.objects("commands")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "").removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= length(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.settings[_commands_key(call)] = commands
    return True


def delete_my_commands(call: Call) -> bool:
    """No menu for this scope and language."""
    call.world.settings.pop(_commands_key(call), None)
    return True


def get_my_commands(call: Call) -> list[Json]:
    """The menu of this very scope and language."""
    commands: list[Json] = call.world.settings.get(_commands_key(call), [])
    return commands


def _commands_key(call: Call) -> str:
    scope = call.mapping("scope") or {"type": "default"}
    where = ":".join(str(scope[name]) for name in ("type", "chat_id", "user_id") if name in scope)
    return f"commands:{where}:{call.text('language_code')}"


def _text_setting(name: str, longest: int) -> Method:
    def store(call: Call) -> bool:
        value = call.text(name)
        if length(value) > longest:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        call.world.settings[f"{name}:{call.text('language_code')}"] = value
        return True

    return store


def _by_name(functions: Iterable[Method]) -> dict[str, Method]:
    return {function.__name__.replace("_", ""): function for function in functions}


METHODS: dict[str, Method] = {
    **_by_name(
        (
            get_me,
            get_updates,
            set_webhook,
            delete_webhook,
            get_webhook_info,
            set_my_commands,
            delete_my_commands,
            get_my_commands,
            send_message,
            copy_message,
            forward_message,
            edit_message_text,
            edit_message_reply_markup,
            delete_message,
            set_message_reaction,
            answer_callback_query,
            answer_inline_query,
            send_chat_action,
            get_chat,
            get_chat_member,
            get_chat_administrators,
        )
    ),
    "setmydescription": _text_setting("description", 512),
    "setmyshortdescription": _text_setting("short_description", 120),
    "setmyname": _text_setting("name", 64),
}
"""Every method the sandbox has, by its name in small letters: Telegram does not look at the case."""
