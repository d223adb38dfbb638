"""Arrivals: in every chat Telegram took what counts as sent, and each card shows what it was last told to show."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tests.faults.checks.reading import adds_message, chats_of, message_of
from tests.faults.evidence import ADDS_MESSAGE, Evidence, Json, Row

SHOWN = ("text", "reply_markup")
NAMED = (*SHOWN, "message_id", "from_chat_id")
FILE = ("caption", "media")
CHANGES_FILE = ("editMessageCaption", "editMessageMedia")
WRITES = (*ADDS_MESSAGE, "editMessageText")
# What counts as done although Telegram says no: it had been done before.
DONE_BEFORE = ("message is not modified", "message to delete not found", "message can't be deleted")

Broken = Iterator[str]


def what_counts_as_sent_arrived(evidence: Evidence) -> Broken:
    """Whoever it was for - a prospect, the team or its group: each letter marked as sent has a call that was taken."""
    for chats in chats_of(evidence):
        taken = [call for call in evidence.calls if call["parameters"].get("chat_id") in chats and _is_taken(call)]
        calls = Counter(key for call in taken for key in _keys_of_call(call))
        for row in evidence.rows("outbox", status="sent"):
            if row["chat_id"] not in chats:
                continue
            key = next((key for key in _keys_of_letter(row) if calls[key] > 0), "")
            calls[key] -= 1
            if not key:
                yield f"Letter {row['id']} ({row['method']}) to chat {row['chat_id']} counts as sent and never arrived."


def _is_taken(call: Json) -> bool:
    return "result" in call or any(words in call.get("error", {}).get("description", "") for words in DONE_BEFORE)


def _keys_of_call(call: Json) -> Iterator[str]:
    """What a call may have been made for: a letter as it is, or the newest content of a card."""
    yield _key(call["method"], call["parameters"], NAMED)
    if call["method"].startswith(WRITES):
        yield _key("card", call["parameters"], SHOWN)
    if call["method"].startswith(CHANGES_FILE):
        yield _key("file", call["parameters"], FILE)


def _keys_of_letter(row: Row) -> Iterator[str]:
    """A letter with a card becomes a message or an edit, as it comes; a copy that stands is changed in its own way."""
    payload = json.loads(row["payload"])
    yield _key(row["method"], payload, NAMED)
    if row["card"] and "from_chat_id" not in payload and adds_message(row):
        yield _key("card", payload, SHOWN)
    if row["change"]:
        yield _key("file", json.loads(row["change"])["payload"], FILE)


def _key(kind: str, parameters: Json, names: Sequence[str]) -> str:
    return json.dumps([kind, *(parameters.get(name) for name in names)], sort_keys=True)


def each_card_shows_what_was_sent_last(evidence: Evidence) -> Broken:
    """At rest the message of a card shows the newest content that was sent to it."""
    for card in evidence.rows("cards"):
        letters = evidence.rows("outbox", card=card["subject"], chat_id=card["chat_id"])
        changes = _changes_of(evidence, card)
        if card["message_id"] is None or not letters or letters[-1]["status"] != "sent" or not changes:
            continue
        if letters[-1]["method"] == "sendPoll":  # what leads from it to the bot comes below it in a letter of its own
            continue
        wanted, shown = json.loads(letters[-1]["payload"]), changes[-1]
        told_a_lie = shown.get("fault") == "not_modified"
        if not told_a_lie and _key("card", shown["parameters"], SHOWN) != _key("card", wanted, SHOWN):
            yield f"Card {card['subject']} in chat {card['chat_id']} does not show letter {letters[-1]['id']}."


def _changes_of(evidence: Evidence, card: Row) -> list[Json]:
    """The calls that wrote or changed the message of a card, oldest first."""
    return [
        call
        for call in evidence.calls
        if call["parameters"].get("chat_id") == card["chat_id"]
        and _is_taken(call)
        and message_of(call) == card["message_id"]
    ]


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    what_counts_as_sent_arrived,
    each_card_shows_what_was_sent_last,
)
