"""The crowd: reactions, votes and comings of many people, which wait until those who write have been answered.

Its lanes are its own. Were a reaction in the lane of the group, or a vote in that of its person's private chat, to wait
would be to break their order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.mailboxes import InboxEntry

OF_ONE_PERSON = frozenset({"message_reaction", "poll_answer", "chat_member"})
# These say how many there are by now, so that the newest of them says it all.
COUNTS = frozenset({"message_reaction_count", "poll"})
LANE_OF_COUNTS = "counts"

Json = dict[str, Any]


def lane_in_crowd(kind: str, event: Json) -> str | None:
    """Return the lane of an update that may wait: that of whoever did it, or of what is counted; None for others."""
    if kind in COUNTS:
        return _lane_of_counts(kind, event)
    person = _whose(kind, event) if kind in OF_ONE_PERSON else None
    return f"crowd {person}" if person is not None else None


def with_newest_counts(entries: Sequence[InboxEntry]) -> list[InboxEntry]:
    """Return the entries, and of counts of the same message or poll only the newest; it takes the others along.

    Telegram delivers on several connections at once, so the newest is the one with the highest number.
    """
    newest: dict[str, InboxEntry] = {}
    for entry in filter(_is_count, entries):
        before = newest.get(entry.lane)
        newest[entry.lane] = entry if before is None else _newer_of(before, entry)
    others = [entry for entry in entries if not _is_count(entry)]
    return sorted([*others, *newest.values()], key=lambda entry: entry.seq)


def _newer_of(one: InboxEntry, other: InboxEntry) -> InboxEntry:
    older, newer = sorted((one, other), key=lambda entry: entry.update_id)
    return replace(newer, overtaken=(*one.overtaken, *other.overtaken, older.seq))


def _is_count(entry: InboxEntry) -> bool:
    return entry.in_crowd and entry.lane.partition(" ")[0] == LANE_OF_COUNTS


def _lane_of_counts(kind: str, event: Json) -> str | None:
    what = [event.get("id")] if kind == "poll" else [_id_in(event.get("chat")), event.get("message_id")]
    return " ".join([LANE_OF_COUNTS, *map(str, what)]) if _are_known(what) else None


def _are_known(parts: Iterable[object]) -> bool:
    return all(isinstance(part, int | str) for part in parts)


def _whose(kind: str, event: Json) -> int | None:
    """Return who did it; in private a reaction is part of a talk."""
    if kind == "chat_member":
        return _id_in(_object(event.get("new_chat_member")).get("user"))
    if _object(event.get("chat")).get("type") == "private":
        return None
    spoken_for = "voter_chat" if kind == "poll_answer" else "actor_chat"
    return _id_in(event.get(spoken_for)) or _id_in(event.get("user"))


def _id_in(someone: Any) -> int | None:
    found = _object(someone).get("id")
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}
