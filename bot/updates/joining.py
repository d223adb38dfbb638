"""Joining: what waited at a gate is read together - plain words in one, a change in place of what it changes.

It stays together: whoever changes one of the messages later changes all of it.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.mailboxes import InboxEntry

LONGEST_TEXT = 4096  # Telegram Bot API
# What plain words consist of; anything else - a picture, a reply, somebody else's words - stays a message by itself.
PLAIN = frozenset({"message_id", "from", "chat", "date", "edit_date", "text", "entities", "link_preview_options"})

Json = dict[str, Any]


def joined(entries: Sequence[InboxEntry]) -> Sequence[InboxEntry]:
    """Return the entries in their order; what waited one after another in the same lane is one, so far as it fits."""
    if not any(entry.waited for entry in entries):
        return entries
    return _with_words_together(_with_changes_made(entries))


def change_of_all(before: Sequence[InboxEntry], change: InboxEntry) -> InboxEntry:
    """Return a change of one message as that of all it was read as one with; `before`: what was read so in its lane.

    What is too long for that by now, or plain words no more, is a message by itself: nothing gives way to it.
    """
    update = _body_of(change)
    changed = update.pop("edited_message")
    head = next((each.read_with for each in before if _number_of(each) == changed["message_id"]), None)
    if head is None:
        return change
    said = [each for each in before if each.read_with == head]
    whole = joined([replace(each, waited=True) for each in (*said, change)])
    if len(whole) > 1:
        return replace(change, body=_json(update | {"message": changed}))
    message = _update_of(whole[0])["message"]
    return replace(change, body=_json(update | {"edited_message": message}), read_with=head)


def _with_changes_made(entries: Sequence[InboxEntry]) -> list[InboxEntry]:
    made: list[InboxEntry] = []
    places: dict[tuple[str, object], int] = {}
    for entry in entries:
        update = _update_of(entry)
        message = update.get("message") or update.get("edited_message") or {}
        key = (entry.lane, message.get("message_id"))
        if "edited_message" in update and key in places:
            place = places[key]
            made[place] = _with_one_more(made[place], entry, message)
        else:
            if "message" in update:
                places[key] = len(made)
            made.append(entry)
    return made


def _with_words_together(entries: Sequence[InboxEntry]) -> list[InboxEntry]:
    together: list[InboxEntry] = []
    last: dict[str, int] = {}
    for entry in entries:
        place = last.get(entry.lane)
        message = _words_of_both(together[place], entry) if place is not None else None
        if place is None or message is None:
            last[entry.lane] = len(together)
            together.append(entry)
        else:
            one = together[place]
            together[place] = replace(
                _with_one_more(one, entry, message), messages=(*one.messages, _update_of(one)["message"]["message_id"])
            )
    return together


def _words_of_both(one: InboxEntry, other: InboxEntry) -> Json | None:
    """Return a message with the words of both, the later one's otherwise; None where that is none."""
    before, after = _update_of(one).get("message", {}), _update_of(other).get("message", {})
    if not (_is_plain(before) and _is_plain(after)):
        return None
    text = f"{before['text']}\n{after['text']}"
    plain = {key: value for key, value in after.items() if key != "entities"}
    return plain | {"text": text} if len(text) <= LONGEST_TEXT else None


def _is_plain(message: Json) -> bool:
    return isinstance(message.get("text"), str) and message.keys() <= PLAIN


def _with_one_more(entry: InboxEntry, other: InboxEntry, message: Json) -> InboxEntry:
    body = _json(_update_of(entry) | {"message": message})
    return replace(entry, body=body, joined=(*entry.joined, *other.seqs))


def _number_of(entry: InboxEntry) -> int | None:
    number: int | None = _body_of(entry).get("message", {}).get("message_id")
    return number


def _update_of(entry: InboxEntry) -> Json:
    """Return what waited; nothing of what did not wait, or cannot be read."""
    return _body_of(entry) if entry.waited else {}


def _body_of(entry: InboxEntry) -> Json:
    try:
        update = json.loads(entry.body)
    except (ValueError, RecursionError):
        return {}
    return update if isinstance(update, dict) else {}


def _json(update: Json) -> str:
    return json.dumps(update, ensure_ascii=False, separators=(",", ":"))
