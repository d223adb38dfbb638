"""Promptness: what has come takes effect at once, and what is written leaves at once.

Only where time is virtual can that be held against the bot: a real machine has other things to do as well. Each check
yields a sentence for each time the promise was broken.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import inf

from tests.faults.checks.reading import calls_for_letters
from tests.faults.evidence import Evidence, Row

LONGEST_TURN = 1.0  # seconds in which all that waits is worked off, be the disk slow
LONGEST_PAUSE = 1.5  # seconds: a person is written to once a second
STORAGE_PAUSE = 1.0  # seconds after which the bot tries again to write something down
MILLISECOND = 0.001

Broken = Iterator[str]
Holdup = tuple[float, float]  # from when until when something stood in the way


def what_has_come_takes_effect_at_once(evidence: Evidence) -> Broken:
    """An update waits for a bot that is awake, for what came before it in its lane and at a gate, and nothing else."""
    if not _is_judged(evidence):
        return
    helpless = [*_times_without_a_bot(evidence), *_times_without_room(evidence)]
    for row, free_at in _one_after_another(evidence):
        waited = _waited(row["finished_at"] / 1000, since=max(row["received_at"] / 1000, free_at), holdups=helpless)
        if not row["attempts"] and row["gate"] is None and waited > LONGEST_TURN:
            yield f"Update {row['update_id']} lay {waited:.1f} s in the inbox and nothing held it up."


def what_is_written_leaves_at_once(evidence: Evidence) -> Broken:
    """A letter to a person waits for the one before it, for its pace and for Telegram, and for nothing else."""
    if not _is_judged(evidence):
        return
    barred = [*_times_without_a_bot(evidence), *_times_without_room(evidence), *_silences(evidence)]
    calls = calls_for_letters(evidence)
    for row in evidence.rows("outbox", status="sent", attempts=1):
        answered_by = row["finished_at"] / 1000 + MILLISECOND
        until_then = [call for call in calls.get(row["chat_id"], ()) if call["answered_at"] <= answered_by]
        if row["chat_id"] < 0 or not until_then:
            continue
        *others, own = until_then
        free_at = max((call["answered_at"] for call in others), default=0.0)
        waited = _waited(own["left_at"], since=max(row["created_at"] / 1000, free_at), holdups=barred)
        if waited > LONGEST_PAUSE:
            yield f"Letter {row['id']} lay {waited:.1f} s in the outbox and nothing held it up."


def _is_judged(evidence: Evidence) -> bool:
    return evidence.on_virtual_time and not evidence.clock_was_set


def _waited(until: float, *, since: float, holdups: Sequence[Holdup]) -> float:
    """Seconds for which nothing stood in the way; what is stored is told to the millisecond only."""
    return until - max([since, *(end for begin, end in holdups if begin <= until + MILLISECOND)])


def _one_after_another(evidence: Evidence) -> Iterator[tuple[Row, float]]:
    """Yield the updates that are finished with the moment at which their lane was free for them."""
    free_at: defaultdict[str, float] = defaultdict(float)
    rows = [row for row in evidence.rows("inbox") if row["finished_at"] is not None]
    for row in sorted(rows, key=lambda row: row["finished_at"]):
        yield row, free_at[row["lane"]]
        free_at[row["lane"]] = row["finished_at"] / 1000


def _times_without_a_bot(evidence: Evidence) -> list[Holdup]:
    """Until it starts there is none, and it does nothing until `getMe` is answered; so it is after an outage, too."""
    answers = [call["answered_at"] for call in evidence.calls if call["method"] == "getMe" and call["answered"]]
    return [(moment, moment) for moment in (*evidence.starts, *answers)]


def _times_without_room(evidence: Evidence) -> list[Holdup]:
    return [(begin, end + STORAGE_PAUSE) for begin, end in evidence.without_room]


def _silences(evidence: Evidence) -> list[Holdup]:
    """For how long Telegram wanted to hear nothing, if it said so; several chats together may mean all of them."""
    refusals = [call for call in evidence.calls if call.get("error", {}).get("error_code") == 429]
    return [
        (call["answered_at"], call["answered_at"] + call["error"].get("parameters", {}).get("retry_after", inf))
        for call in refusals
    ]


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    what_has_come_takes_effect_at_once,
    what_is_written_leaves_at_once,
)
