"""Every Bot API method the sandbox has: answers, chats, the bot itself, and the table of them all."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox import media_methods, message_methods, receiving_methods
from bot.sandbox.call import Call
from bot.sandbox.deeds import LONGEST_TEXT
from bot.sandbox.failures import CHAT_NOT_FOUND, bad_request
from bot.sandbox.markup import length
from bot.sandbox.method_fields import LOADING
from bot.sandbox.wire import chat_json, member_json, user_json
from bot.sandbox.world import Json

LONGEST_ANSWER = 200
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
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

Method = Callable[[Call], Any]


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
    for result in results:
        _check_result(result)
    looks = {"personal": call.flag("is_personal"), "cache_time": call.number("cache_time", 300)}
    query.answer = {"results": results, "button": call.parameters.get("button"), **looks}
    call.world.happened("inline_answered", query=query.id, person=user_json(query.person), results=results)
    return True


def _check_result(result: Json) -> None:
    """Articles only: a title, and words to be sent."""
    if result.get("type") != "article":
        raise bad_request("RESULT_TYPE_INVALID")
    if not str(result.get("title", "")).strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if not 1 <= length(str((result.get("input_message_content") or {}).get("message_text", ""))) <= LONGEST_TEXT:
        raise bad_request("MESSAGE_TEXT_INVALID")


def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing."""
    chat, action = call.writable_chat(), call.text("action")
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.happened("acting", chat_id=chat.id, action=action)
    return True


# Chats


def get_chat(call: Call) -> Json:
    """What the bot may know of a chat."""
    chat = call.chat()
    if chat.person is not None and not chat.person.started:
        raise bad_request(CHAT_NOT_FOUND)
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
        "supports_inline_queries": call.world.inline_mode,
    }


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
            receiving_methods.get_updates,
            receiving_methods.set_webhook,
            receiving_methods.delete_webhook,
            receiving_methods.get_webhook_info,
            receiving_methods.get_file,
            set_my_commands,
            delete_my_commands,
            get_my_commands,
            message_methods.send_message,
            message_methods.send_document,
            message_methods.copy_message,
            message_methods.forward_message,
            message_methods.edit_message_text,
            message_methods.edit_message_reply_markup,
            media_methods.send_media_group,
            media_methods.edit_message_caption,
            media_methods.edit_message_media,
            message_methods.delete_message,
            message_methods.set_message_reaction,
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

CALLS = METHODS | {LOADING.lower(): receiving_methods.load_file}
"""What a bot can ask for: every method, and a file, which has an address of its own."""
