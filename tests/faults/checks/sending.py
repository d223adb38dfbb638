"""Sending: what is owed where a call was refused for now, or nobody knows what became of it.

Each check yields a sentence for each time the promise was broken.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.faults.checks.reading import CLOSES_CHAT, calls_for_letters, lives_of, struck, text_of
from tests.faults.evidence import ADDS_MESSAGE, Evidence, Json, Row

Broken = Iterator[str]

FEWEST_REPEATS = 3  # of what may be repeated freely
TOLERANCE = 0.05  # seconds between the moment an answer leaves and the moment it is heard


def a_doubtful_letter_goes_once_more(evidence: Evidence) -> Broken:
    """Where nobody knows whether it arrived, a message is sent once more and not twice; an edit is repeated."""
    for row in evidence.rows("outbox"):
        if not row["card"] and row["copies"] > 1:
            yield f"Letter {row['id']} was sent {row['copies']} times more where once is allowed."
        if row["status"] == "ambiguous" and not _has_successor(evidence, row) and _was_given_up_early(row):
            yield f"Letter {row['id']} was given up after {row['attempts']} tries of which nobody knows."


def _was_given_up_early(row: Row) -> bool:
    """A letter with a card may be a message or an edit, and needs as many tries as what it was."""
    if row["card"]:
        return not row["copies"] and row["attempts"] < FEWEST_REPEATS
    return not row["copies"] if row["method"].startswith(ADDS_MESSAGE) else row["attempts"] < FEWEST_REPEATS


def _has_successor(evidence: Evidence, row: Row) -> bool:
    """Newer content of the same card goes in the place of an older one; meanwhile the chat may have moved."""
    chats = lives_of(evidence, row["chat_id"])
    others = evidence.rows("outbox", card=row["card"]) if row["card"] else []
    return any(other["id"] > row["id"] and other["chat_id"] in chats for other in others)


def telegram_is_asked_before_a_doubtful_chat_gets_more(evidence: Evidence) -> Broken:
    """After a call of which nobody knows, Telegram has to have answered a harmless question before the next one."""
    asked = [call["answered_at"] for call in evidence.calls if call["method"] == "getMe" and call["answered"]]
    for doubtful, following in _successions(evidence):
        has_asked = any(doubtful["at"] < at < following["at"] for at in asked)
        if not doubtful["answered"] and not has_asked:
            yield f"Call {following['number']} left unasked after call {doubtful['number']}, of which nobody knows."


def silence_is_kept_as_long_as_telegram_wants(evidence: Evidence) -> Broken:
    """After a 429 with its seconds, the chat gets nothing for so long; a restart may forget that."""
    for refused, following in _successions(evidence):
        seconds = refused.get("error", {}).get("parameters", {}).get("retry_after", 0)
        until = refused["answered_at"] + seconds - TOLERANCE
        if not refused["answered"] or any(refused["at"] <= start <= following["at"] for start in evidence.starts):
            continue
        if following["at"] < until:
            yield f"Call {following['number']} broke a silence of {seconds} s that call {refused['number']} met."


def _successions(evidence: Evidence) -> Iterator[tuple[Json, Json]]:
    """Every call for a letter, and the one that followed it in the same chat."""
    for calls in calls_for_letters(evidence).values():
        yield from pairwise(calls)


def owners_hear_of_what_was_set_aside(evidence: Evidence) -> Broken:
    """Each update that could not be worked on is told to the owners, while there is one who can be written to."""
    if evidence.clock_went_back:
        return  # nobody can tell which came first
    owners = [owner for owner in evidence.owners if not struck(evidence, owner, CLOSES_CHAT)]
    letters = [text_of(row) for owner in owners for row in evidence.rows("outbox", chat_id=owner)]
    began = _since_when_one_hears(evidence, owners)
    for row in evidence.rows("inbox", status="dead"):
        is_told = any(f"No. {row['seq']}." in text for text in letters)
        if began is not None and row["finished_at"] > began and not is_told:
            yield f"Nobody told an owner that update {row['update_id']} was set aside."


def _since_when_one_hears(evidence: Evidence, owners: Sequence[int]) -> int | None:
    """When the first START of one of these owners took effect; it may have failed for a while, or waited."""
    lanes = {str(owner) for owner in owners}
    starts: Sequence[int] = [
        row["finished_at"]
        for row in evidence.rows("inbox", status="done")
        if row["lane"] in lanes and "/start" in row["body"]
    ]
    return min(starts, default=None)


CHECKS = (
    a_doubtful_letter_goes_once_more,
    telegram_is_asked_before_a_doubtful_chat_gets_more,
    silence_is_kept_as_long_as_telegram_wants,
    owners_hear_of_what_was_set_aside,
)
