"""History: what a lead is follows from what was decided about it, and what was undone left nothing behind."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.faults.evidence import Evidence, Row

SLACK = 120_000  # milliseconds in which what is due is dealt with, however late the clock last ticked
DECIDED = ("status", "manager", "client", "company", "close_reason", "amount", "closed_at", "postponed_until")

Broken = Iterator[str]
State = dict[str, Any]


def every_lead_is_what_was_made_of_it(evidence: Evidence) -> Broken:
    """Decisions lead from one state to the next, undoing leads back, and nothing else changes what they decide."""
    decisions = {row["id"]: row for row in evidence.rows("activities")}
    for lead in evidence.rows("leads", removed_at=None):
        state: State | None = None
        for row in evidence.rows("activities"):
            came_to = _client_it_came_to(lead["id"], row, decisions.get(row["undoes"]))
            if came_to is not None and state is not None:
                state = state | {"client": came_to}
            if row["lead_id"] != lead["id"]:
                continue
            before, after = _states(row)
            if before is not None and state is not None and _differ(before, state):
                yield f"Activity {row['id']} began with {before}, but lead {lead['id']} was {state}."
            state = _state_after(row, after or state, decisions.get(row["undoes"]))
        if state is not None and _differ(state, is_now := _state_of(lead)):
            yield f"Lead {lead['id']} is {is_now}, its history leads to {state}."


def what_was_undone_left_nothing_behind(evidence: Evidence) -> Broken:
    """What a decision brought to clients and exclusions goes with it when it is taken back."""
    owned = {row["id"] for row in evidence.rows("ownerships")}
    excluded = {row["id"] for row in evidence.rows("exclusions") if row["lifted_at"] is None}
    known = {row["id"] for row in evidence.rows("clients") if row["removed_at"] is None}
    undone = {row["undoes"] for row in evidence.rows("activities")}
    for row in evidence.rows("activities"):
        if row["id"] not in undone or not row.get("traces"):
            continue
        traces = json.loads(row["traces"])
        if owned & set(traces["ownerships"]):
            yield f"Activity {row['id']} was undone, and what it brought to a client is still there."
        if excluded & (set(traces["exclusions"]) - _excluded_anew(evidence, row)):
            yield f"Activity {row['id']} was undone, and what it excluded still is."
        if traces["added_client"] in known:
            yield f"Activity {row['id']} was undone, and the client it added is still there."


def nothing_stays_past_its_time(evidence: Evidence) -> Broken:
    """What was put off comes back, and what nobody answered is free again, once the moment has come."""
    if evidence.ended_at is None or evidence.clock_was_set:
        return
    latest = evidence.ended_at * 1000
    for lead in evidence.rows("leads", closed_at=None):
        for what in ("postponed_until", "lease_until"):
            if lead[what] is not None and lead[what] < latest - SLACK:
                yield f"Lead {lead['id']} still has its {what}, which passed {(latest - lead[what]) / 1000:.0f} s ago."


def _state_after(row: Row, state: State | None, undone: Row | None) -> State | None:
    """What a lead is after a line of its history; what was put off until a moment that is past by then is not."""
    if row["deed"] == "came_back" and state is not None:
        return state | {"postponed_until": None}
    if row["deed"] != "undone" or undone is None or not undone["before"]:
        return state
    earlier, _ = _states(undone)
    assert earlier is not None
    if undone["deed"] == "linked_by_itself" and state is not None and state["manager"] is not None:
        return state | _owner(earlier)  # it stays with whoever has it since
    put_off = earlier["postponed_until"]
    owner = earlier if state is None or _owner(earlier) != _owner(_states(undone)[1] or {}) else state
    is_ahead = put_off is not None and put_off > row["happened_at"]
    restored = earlier | _owner(owner) | {"postponed_until": put_off if is_ahead else None}
    return _out_of_hands(restored) if state is not None and _came_free_since(state, undone) else restored


def _client_it_came_to(lead: int, row: Row, undone: Row | None) -> int | None:
    """Whose a lead is since two cards became one, or two again: of that, only the line of the cards tells."""
    if row["deed"] == "clients_merged" and lead in _rearranged(row)["leads"]:
        return int(row["client_id"])
    if undone is not None and undone["deed"] == "clients_merged" and lead in _rearranged(undone)["leads"]:
        return int(_rearranged(undone)["other"])
    return None


def _rearranged(row: Row) -> State:
    found: State = json.loads(row["traces"])["rearranged"]
    return found


def _owner(state: State) -> State:
    return {"client": state.get("client"), "company": state.get("company")}


def _came_free_since(state: State, decision: Row) -> bool:
    """Whether an open lead went out of its manager's hands, by nobody's decision, after this one."""
    earlier, later = _states(decision)
    assert earlier is not None and later is not None
    return state["manager"] is None and later["manager"] is not None and earlier["closed_at"] is None


def _out_of_hands(state: State) -> State:
    status = "new" if state["status"] == "taken" else state["status"]
    return state | {"manager": None, "status": status, "postponed_until": None}


def _states(row: Row) -> tuple[State | None, State | None]:
    before, after = (json.loads(row[column]) if row.get(column) else None for column in ("before", "after"))
    return before, after


def _state_of(lead: Row) -> State:
    """A lead as history tells of its state."""
    named = {"manager": lead["manager_id"], "client": lead["client_id"], "company": lead["company_id"]}
    return lead | named | {"amount": [lead["amount"], lead["currency"]] if lead["amount"] is not None else None}


def _differ(one: State, other: State) -> bool:
    return any(one.get(what) != other.get(what) for what in DECIDED)


def _excluded_anew(evidence: Evidence, decision: Row) -> set[int]:
    """What a later reopening that was undone put back into force."""
    later = (row for row in evidence.rows("activities") if row["id"] > decision["id"] and row.get("traces"))
    return {exclusion for row in later for exclusion in json.loads(row["traces"]).get("lifted", ())}


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_lead_is_what_was_made_of_it,
    what_was_undone_left_nothing_behind,
    nothing_stays_past_its_time,
)
