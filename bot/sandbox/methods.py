"""Every Bot API method the sandbox has: answers, the bot itself, and the table of them all."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from bot.sandbox import business, chat_methods, media_methods, message_methods, poll_methods, receiving_methods
from bot.sandbox.call import Call
from bot.sandbox.deeds import LONGEST_TEXT
from bot.sandbox.failures import bad_request
from bot.sandbox.markup import length
from bot.sandbox.method_fields import LOADING
from bot.sandbox.wire import user_json
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
    if url and not call.world.start_payload(url):
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
    offset = str(call.parameters.get("next_offset") or "")
    if len(offset.encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    looks = {"personal": call.flag("is_personal"), "cache_time": call.number("cache_time", 300), "next_offset": offset}
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


# The bot itself


def get_me(call: Call) -> Json:
    """The bot."""
    return user_json(call.world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.world.reads_groups,
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
            message_methods.send_photo,
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
            chat_methods.get_chat,
            chat_methods.get_chat_member,
            chat_methods.get_chat_administrators,
            chat_methods.get_chat_member_count,
            chat_methods.leave_chat,
            business.get_business_connection,
            chat_methods.export_chat_invite_link,
            chat_methods.create_chat_invite_link,
            chat_methods.edit_chat_invite_link,
            chat_methods.revoke_chat_invite_link,
            chat_methods.approve_chat_join_request,
            chat_methods.decline_chat_join_request,
            poll_methods.send_poll,
            poll_methods.stop_poll,
        )
    ),
    "setmydescription": _text_setting("description", 512),
    "setmyshortdescription": _text_setting("short_description", 120),
    "setmyname": _text_setting("name", 64),
}
"""Every method the sandbox has, by its name in small letters: Telegram does not look at the case."""

CALLS = METHODS | {LOADING.lower(): receiving_methods.load_file}
"""What a bot can ask for: every method, and a file, which has an address of its own."""
