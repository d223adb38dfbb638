"""Calls: which Bot API call a letter in the outbox becomes, and what kind of call it is."""

import html
import re
from typing import Any

from bot.mailboxes import Letter, OutboxEntry

NEW_MESSAGE = ("send", "copy", "forward")
WRITING = (*NEW_MESSAGE, "edit")
KEPT_BY_AN_EDIT = ("text", "parse_mode", "entities", "link_preview_options", "reply_markup")
IN_NAME = ("business_connection_id", "chat_id")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

Payload = dict[str, Any]


def method_of(entry: OutboxEntry) -> str:
    """The method to call: a card that stands in the chat already is edited."""
    if not edits_card(entry):
        return entry.letter.method
    return entry.letter.change.method if entry.letter.change is not None else "editMessageText"


def payload_of(entry: OutboxEntry) -> Payload:
    """The parameters of the call, with the ids as they are known now."""
    letter = entry.letter
    if not edits_card(entry):
        return {**_under(letter.payload, entry.reply_message_id), **_place_of(letter)}
    kept = {name: letter.payload[name] for name in KEPT_BY_AN_EDIT if name in letter.payload}
    changed = letter.change.payload if letter.change is not None else kept
    return {**changed, **_place_of(letter), "message_id": entry.card_message_id}


def _place_of(letter: Letter) -> Payload:
    """The chat; of those of an owner, which all are one to us, the letter itself says which, and by what leave."""
    named = {name: letter.payload[name] for name in IN_NAME if name in letter.payload}
    return named if len(named) == len(IN_NAME) else {"chat_id": letter.chat_id}


def _under(payload: Payload, card: int | None) -> Payload:
    """The same message under the card that it stands under, if that is there; a quote is of no use without it."""
    reply = dict(payload.get("reply_parameters", {}))
    if card is not None:
        reply |= {"message_id": card, "allow_sending_without_reply": True}
    bare = {name: value for name, value in payload.items() if name != "reply_parameters"}
    return {**bare, "reply_parameters": reply} if "message_id" in reply else bare


def without_quote(payload: Payload) -> Payload:
    """The same message as a reply to all of another, for when Telegram does not find the words it quotes."""
    reply = {name: value for name, value in payload.get("reply_parameters", {}).items() if name != "quote"}
    return {**payload, "reply_parameters": reply}


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


def album_of(result: Any) -> tuple[int, ...]:
    """The ids of the messages that a call wrote, if it wrote several."""
    messages = result if isinstance(result, list) else []
    ids = (message_id_of(message) for message in messages)
    return tuple(message_id for message_id in ids if message_id is not None)


def poll_of(result: Any) -> str | None:
    """By what votes will name the poll that a call wrote, if it wrote one."""
    poll = result.get("poll") if isinstance(result, dict) else None
    telegram_id = poll.get("id") if isinstance(poll, dict) else None
    return telegram_id if isinstance(telegram_id, str) else None


def message_id_of(result: Any) -> int | None:
    """The id of the message that a call wrote, if its result tells one."""
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return message_id if isinstance(message_id, int) else None
