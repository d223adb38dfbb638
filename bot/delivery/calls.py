"""Calls: which Bot API call a letter in the outbox becomes, and what kind of call it is."""

import html
import re
from typing import Any

from bot.mailboxes import OutboxEntry

NEW_MESSAGE = ("send", "copy", "forward")
WRITING = (*NEW_MESSAGE, "edit")
KEPT_BY_AN_EDIT = ("text", "parse_mode", "entities", "link_preview_options", "reply_markup")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

Payload = dict[str, Any]


def method_of(entry: OutboxEntry) -> str:
    """The method to call: a card that stands in the chat already is edited."""
    return "editMessageText" if edits_card(entry) else entry.letter.method


def payload_of(entry: OutboxEntry) -> Payload:
    """The parameters of the call, with the ids as they are known now."""
    letter = entry.letter
    if edits_card(entry):
        kept = {name: letter.payload[name] for name in KEPT_BY_AN_EDIT if name in letter.payload}
        return {**kept, "chat_id": letter.chat_id, "message_id": entry.card_message_id}
    payload = {**letter.payload, "chat_id": letter.chat_id}
    if entry.reply_message_id is not None:
        payload["reply_parameters"] = {"message_id": entry.reply_message_id, "allow_sending_without_reply": True}
    return payload


def edits_card(entry: OutboxEntry) -> bool:
    """Whether the letter changes a card that stands in the chat."""
    return entry.letter.card is not None and entry.card_message_id is not None


def adds_message(entry: OutboxEntry) -> bool:
    """Whether a second call would be a second message; any other call may be repeated."""
    return method_of(entry).startswith(NEW_MESSAGE)


def writes(entry: OutboxEntry) -> bool:
    """Whether the call counts against the pace."""
    return method_of(entry).startswith(WRITING)


def as_plain_text(payload: Payload) -> Payload:
    """The same message without formatting, for when Telegram cannot read the formatted one."""
    plain = {name: value for name, value in payload.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if name in plain:
            plain[name] = html.unescape(TAG.sub("", plain[name]))
    return plain


def message_id_of(result: Any) -> int | None:
    """The id of the message that a call wrote, if its result tells one."""
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return message_id if isinstance(message_id, int) else None
