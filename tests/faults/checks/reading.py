"""Reading evidence: what several checks need to know of it."""

import html
import json
import re
from collections import defaultdict
from collections.abc import Container
from typing import Any

from bot.sandbox.faults import REFUSALS
from tests.faults.evidence import ADDS_MESSAGE, Evidence, Json, Row, Story

TAG = re.compile(r"</?[a-z][^<>]*>")
NAMES = ("first_name", "last_name", "username")
CHANGES_MESSAGE = ("edit", "deleteMessage")
FOR_LETTERS = (*ADDS_MESSAGE, "edit", "delete", "setMessageReaction")
# After one of these the bot takes a chat for closed to it.
CLOSES_CHAT = {kind for kind in REFUSALS if kind.startswith("403")}


def turns_of(evidence: Evidence) -> dict[int, int]:
    """As which one of all each update was delivered for the first time."""
    delivered = sorted((u["turn"], u["update_id"]) for u in evidence.updates if u["turn"] is not None)
    return {number: turn for turn, number in reversed(delivered)}


def came_to_nothing(update: dict[str, Any]) -> bool:
    """Whether a tap was dropped: Telegram keeps them for 150 seconds only."""
    return bool(update["dropped"]) and "callback_query" in update["update"]


def words_of(update: dict[str, Any]) -> str | None:
    """What somebody typed, be it under a picture, if the update is a message with words."""
    message = update["update"].get("message")
    words = message.get("text", message.get("caption")) if isinstance(message, dict) else None
    return words if isinstance(words, str) else None


def messages_of(evidence: Evidence, people: Container[int]) -> list[tuple[int, Json]]:
    """What these people sent, each message with the id of its update, in the order in which it was sent.

    The `texts` of one in words are all that it has ever said.
    """
    texts: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    found = []
    for update in evidence.updates:
        for kind in ("message", "edited_message"):
            said = update["update"].get(kind)
            if not isinstance(said, dict) or _author(said) not in people:
                continue
            place = said["chat"]["id"], said["message_id"]
            texts[place].add(said.get("text", ""))
            if kind == "message":
                found.append((update["update_id"], said | {"texts": texts[place]}))
    return found


def _author(message: Json) -> int | None:
    author: int | None = message.get("from", {}).get("id") if isinstance(message.get("from"), dict) else None
    return author


def holds(words: str | None, token: str) -> bool:
    """Whether a token stands in these words, as a word of its own."""
    is_there = words is not None and token in words  # by far the fastest way to see that it is not
    return is_there and re.search(rf"\b{re.escape(token)}\b", words or "") is not None


def presses_of(evidence: Evidence) -> list[tuple[int, str]]:
    """Who pressed what, in the order in which it was pressed."""
    queries = [update["update"].get("callback_query") for update in evidence.updates]
    return [(query["from"]["id"], query["data"]) for query in queries if query]


def accounts_in(evidence: Evidence) -> list[dict[str, Any]]:
    """Everybody who did something, by their accounts in the messenger, each once."""
    deeds = (content for update in evidence.updates for content in update["update"].values())
    people = [deed["from"] for deed in deeds if isinstance(deed, dict) and isinstance(deed.get("from"), dict)]
    everybody = everybody_in(evidence)
    return [*{person["id"]: person for person in people if person.get("id") in everybody}.values()]


def struck(evidence: Evidence, chat_id: int, kinds: Container[str]) -> list[dict[str, Any]]:
    """The calls about a chat, whatever it was called then, that one of these faults struck."""
    chats = lives_of(evidence, chat_id)
    return [
        call for call in evidence.calls if call.get("fault") in kinds and call["parameters"].get("chat_id") in chats
    ]


def calls_for_letters(evidence: Evidence) -> dict[int, list[dict[str, Any]]]:
    """The calls that were made for letters, by chat, oldest first."""
    calls: dict[int, list[dict[str, Any]]] = {}
    for call in evidence.calls:
        if call["method"].startswith(FOR_LETTERS) and isinstance(chat := call["parameters"].get("chat_id"), int):
            calls.setdefault(chat, []).append(call)
    return calls


def adds_message(row: Row) -> bool:
    """Whether a letter is a new message where it shows no card."""
    return bool(row["method"].startswith(ADDS_MESSAGE))


def message_of(call: dict[str, Any]) -> int | None:
    """Which message a call wrote or changed."""
    if call["method"].startswith(CHANGES_MESSAGE):
        changed: int | None = call["parameters"].get("message_id")
        return changed
    written = call.get("result")
    return written.get("message_id") if isinstance(written, dict) else None


def text_of(row: Row) -> str:
    """What a letter says."""
    return said_in(json.loads(row["payload"]))


def said_in(parameters: Json) -> str:
    """What a call says: its text, or which messages it copies."""
    return str(parameters.get("text") or [parameters.get("from_chat_id"), *copied_by(parameters)])


def copied_by(parameters: Json) -> list[int]:
    """The ids of the messages that a call copies, if it does."""
    if "from_chat_id" not in parameters:
        return []
    one: int | None = parameters.get("message_id")
    return parameters.get("message_ids", []) if one is None else [one]


def holds_files_of(parameters: Json, message: Json) -> bool:
    """Whether an album, or a changed picture, is sent by the very file that a message holds."""
    media = parameters.get("media", [])
    sent = {file.get("media") for file in (media if isinstance(media, list) else [media])}
    return not sent.isdisjoint(_files_in(message))


def _files_in(message: Json) -> set[str]:
    files = [*message.get("photo", []), *(message[kind] for kind in ("video", "document", "audio") if kind in message)]
    return {str(file["file_id"]) for file in files}


def passes_on(row: Row, message: Json) -> bool:
    """Whether a letter is what somebody wrote, word for word, as it was at any time, or a copy of what they sent."""
    payload = json.loads(row["payload"])
    if "text" in message:
        return payload.get("text") in message["texts"]
    is_copied = payload.get("from_chat_id") == message["chat"]["id"] and message["message_id"] in copied_by(payload)
    return is_copied or holds_files_of(payload, message)


def as_read(text: str) -> str:
    """What people read of a text: the same where Telegram refused its markup and it went out once more without."""
    return html.unescape(TAG.sub("", text))


def chats_of(evidence: Evidence) -> list[list[int]]:
    """The chats with letters; one that has moved goes with what it was before."""
    now = {row["old_id"]: row["new_id"] for row in evidence.rows("moved_chats")}
    lives: defaultdict[int, list[int]] = defaultdict(list)
    for chat in sorted({row["chat_id"] for row in evidence.rows("outbox")} | now.keys()):
        last = chat
        while last in now:
            last = now[last]
        lives[last].append(chat)
    return [*lives.values()]


def lives_of(evidence: Evidence, chat_id: int) -> list[int]:
    """What a chat was and has become."""
    return next((chats for chats in chats_of(evidence) if chat_id in chats), [chat_id])


def done_updates(evidence: Evidence) -> dict[int, int]:
    """When each update took effect; everything that it brought about carries that moment."""
    return {row["update_id"]: row["finished_at"] for row in evidence.rows("inbox", status="done")}


def everybody_in(evidence: Evidence) -> set[int]:
    """All prospects, the team, and its group by every id that it has had."""
    group = lives_of(evidence, evidence.group) if evidence.group is not None else ()
    return {story.person for story in evidence.stories} | evidence.team | {*group}


def is_excluded(evidence: Evidence, story: Story) -> bool:
    """Whether somebody was ever excluded."""
    prospect = evidence.prospect_of(story)
    return any(row["deed"] == "excluded" for row in evidence.rows("activities", prospect_id=prospect))


def has_consented(evidence: Evidence, story: Story) -> bool:
    """Whether the bot has heard of a consent: the press under the summary was not dropped."""
    return story.consents > 0 and bool(consents_heard(evidence, story))


def consents_heard(evidence: Evidence, story: Story) -> set[str]:
    """What was agreed to and the bot has heard of: each summary has a button of its own."""
    presses = (update["update"].get("callback_query") for update in evidence.updates if not came_to_nothing(update))
    own = (press["data"] for press in presses if press and press["from"]["id"] == story.person)
    return {data for data in own if data.startswith("consent1")}
