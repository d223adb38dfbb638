"""Arriving: a raw update as an inbox entry - the key that makes it take effect once, and the lane it keeps order in."""

import hashlib
import json
from typing import Any

from bot.mailboxes import Incoming
from bot.updates.crowd import lane_in_crowd
from bot.updates.quoting import without_bots_words

LARGEST_ID = 2**63 - 1

# In these kinds the person acting matters, not the chat: in private both coincide (Telegram Bot API).
PERSONAL = frozenset({
    "callback_query", "inline_query", "chosen_inline_result", "shipping_query", "pre_checkout_query",
    "purchased_paid_media", "poll_answer", "chat_join_request",
})  # fmt: skip


def incoming(raw: Any) -> Incoming:
    """Return the inbox entry for whatever Telegram sent, whether or not anybody can make sense of it."""
    body = _body_of(raw)
    update_id = _id_of(raw)
    if update_id is None:
        update_id = _stand_in_id(body)
    crowd = _crowd_lane_of(raw)
    if crowd is not None:
        return Incoming(update_id=update_id, lane=_storable(crowd), body=body, in_crowd=True)
    return Incoming(update_id=update_id, lane=_lane_of(raw, update_id), body=body)


def _body_of(raw: Any) -> str:
    try:
        body = json.dumps(without_bots_words(raw), ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        return '"nested too deeply to be kept"'
    return _storable(body)


def _storable(text: str) -> str:
    """Return a text without halves of surrogate pairs: JSON may hold one, and the database stores characters only."""
    return text.encode("utf-8", "replace").decode()


def highest_id(updates: list[Any]) -> int | None:
    """Return the id up to which these updates can be confirmed."""
    return max((found for raw in updates if (found := _id_of(raw)) is not None), default=None)


def _id_of(raw: Any) -> int | None:
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    is_id = isinstance(update_id, int) and not isinstance(update_id, bool) and 0 <= update_id <= LARGEST_ID
    return update_id if is_id else None


def _stand_in_id(body: str) -> int:
    """Return a negative key, the same for the same content, for what came without an id of its own."""
    digest = hashlib.sha256(body.encode()).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 1)


def _crowd_lane_of(raw: Any) -> str | None:
    content = raw if isinstance(raw, dict) else {}
    lanes = (lane_in_crowd(kind, event) for kind, event in content.items() if isinstance(event, dict))
    return next(filter(None, lanes), None)


def _lane_of(raw: Any, update_id: int) -> str:
    """Return the chat, or for taps and votes the person, within which order is kept."""
    content = raw if isinstance(raw, dict) else {}
    for kind, event in content.items():
        if kind != "update_id" and isinstance(event, dict):
            lane = _person_in(event) if kind in PERSONAL else _chat_in(event) or _person_in(event)
            if lane is not None:
                return str(lane)
    return f"update {update_id}"


def _chat_in(event: dict[str, Any]) -> int | None:
    return _id_in(event, "chat") or _id_in(event.get("message"), "chat") or _id_in(event, "user_chat")


def _person_in(event: dict[str, Any]) -> int | None:
    return _id_in(event, "from") or _id_in(event, "user") or _id_in(event, "voter_chat")


def _id_in(event: Any, key: str) -> int | None:
    someone = event.get(key) if isinstance(event, dict) else None
    found = someone.get("id") if isinstance(someone, dict) else None
    return found if isinstance(found, int) else None
