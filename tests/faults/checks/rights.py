"""Rights: who may decide about what, and what a decision then holds back."""

import json
from collections import Counter
from collections.abc import Iterator
from math import inf

from tests.faults.evidence import Evidence, Row

Broken = Iterator[str]

MAKES_A_CLIENT = frozenset({"linked", "linked_by_itself", "qualified", "won", "contact_kept"})


def nobody_decides_about_anothers_lead(evidence: Evidence) -> Broken:
    """Managers decide about free leads and their own; the owner about all. So they take decisions back, too."""
    decisions = {row["id"]: row for row in evidence.rows("activities")}
    for row in decisions.values():
        holder = _manager(row["before"]) if row["before"] else None
        if row["undoes"] in decisions:
            holder = decisions[row["undoes"]]["actor_id"]
        if holder is not None and row["actor_id"] not in (None, holder, *evidence.owners):
            yield f"Activity {row['id']} ({row['deed']}) was done about what is in the hands of {holder}."


def nothing_is_undone_twice(evidence: Evidence) -> Broken:
    """A decision is taken back once."""
    for decision, times in Counter(row["undoes"] for row in evidence.rows("activities", deed="undone")).items():
        if times > 1:
            yield f"Activity {decision} was undone {times} times."


def nothing_comes_from_whom_an_exclusion_stops(evidence: Evidence) -> Broken:
    """While somebody's messenger identity is excluded, nothing of theirs stands in the journal.

    A client is let in all the same, unless a manager said that the exclusion beats that; so clients are left out here.
    """
    if evidence.clock_was_set:
        return
    clients = {row["prospect_id"] for row in evidence.rows("activities") if row["deed"] in MAKES_A_CLIENT}
    for prospect in evidence.rows("prospects"):
        spans = [] if prospect["id"] in clients else _excluded(evidence, prospect["telegram_id"])
        for row in evidence.rows("interests", prospect_id=prospect["id"]):
            if any(begin < row["created_at"] < end for begin, end in spans) and not _was_let_in(evidence, row):
                yield f"Interest {row['id']} came from prospect {prospect['id']}, whom an exclusion stops."


def _was_let_in(evidence: Evidence, interest: Row) -> bool:
    """Whether it was stopped when it came, and stands in the journal since the exclusion was lifted."""
    stopped = evidence.rows("stopped", prospect_id=interest["prospect_id"], stopped_at=interest["created_at"])
    return any(row["restored_at"] is not None and row["words"] == interest["words"] for row in stopped)


def _excluded(evidence: Evidence, telegram_id: int) -> list[tuple[float, float]]:
    """From when until when an identity was excluded, each time; not of what was lifted and put in force again."""
    values = evidence.rows("contact_values", kind="telegram", normal_form=str(telegram_id))
    exclusions = (row for value in values for row in evidence.rows("exclusions", value_id=value["id"]))
    put_back = _put_back(evidence)
    return [(row["added_at"], row["lifted_at"] or inf) for row in exclusions if row["id"] not in put_back]


def _put_back(evidence: Evidence) -> set[int]:
    undone = {row["undoes"] for row in evidence.rows("activities")}
    lifting = (row for row in evidence.rows("activities") if row["id"] in undone and row.get("traces"))
    return {exclusion for row in lifting for exclusion in json.loads(row["traces"]).get("lifted", ())}


def _manager(state: str) -> int | None:
    """In whose hands a lead was."""
    manager: int | None = json.loads(state)["manager"]
    return manager


CHECKS = (
    nobody_decides_about_anothers_lead,
    nothing_is_undone_twice,
    nothing_comes_from_whom_an_exclusion_stops,
)
