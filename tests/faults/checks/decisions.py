"""Decisions: step by step, each by a press of somebody of the team."""

import json
from collections import Counter
from collections.abc import Callable, Iterator

from tests.faults.checks.reading import presses_of
from tests.faults.evidence import Evidence, Row

DECISIONS = frozenset({
    "taken", "qualified", "negotiation_begun", "offer_made", "won", "lost", "amount_set", "linked", "linked_by_itself",
    "excluded", "contact_kept", "closed", "reopened", "postponed", "handed_over", "given_back", "lease_ended",
    "left_behind", "withdrawn",
})  # fmt: skip

# These can be undone too, and change nothing of a lead but whose it is.
OF_OTHERS = frozenset({
    "kind_changed", "exclusion_lifted", "record_checked", "clients_merged", "companies_merged", "client_split",
    "told_apart",
    "own_manager_chosen", "main_contact_chosen", "contact_retired",
})  # fmt: skip
UNDOES = ("undo1", "unkind1", "unlift1", "uncheck1", "unmerge1", "unapart1", "unco1", "uncard1", "unorder1", "unchat1")

PRESSED_FOR = {
    "taken": "take1", "qualified": "qual1", "negotiation_begun": "stage1", "offer_made": "stage1", "won": "win1",
    "lost": "lose1", "linked": "link1", "excluded": "exclnow1", "contact_kept": "keep1", "closed": "close1",
    "reopened": "reopen1", "postponed": "later1", "handed_over": "hand1", "given_back": "back1",
    "kind_changed": "kind1", "record_checked": "checked1", "clients_merged": "mergenow1",
    "companies_merged": "mergenow1", "client_split": "splitnow1", "told_apart": "apart1",
    "who_it_is_said": "else1", "ruled_out": "notthem1",
    "own_manager_chosen": "cman1", "main_contact_chosen": "ptmain1", "contact_retired": "ptend1",
}  # fmt: skip


Broken = Iterator[str]


def every_lead_was_decided_step_by_step(evidence: Evidence) -> Broken:
    """One winner: each decision starts from the version that the one before it left, and none is missing."""
    of_others = {row["id"] for row in evidence.rows("activities") if row["deed"] in OF_OTHERS}
    for lead in evidence.rows("leads"):
        version = 1
        for row in evidence.rows("activities", lead_id=lead["id"]):
            if row["deed"] not in DECISIONS | {"undone"} or row["undoes"] in of_others:
                continue
            before, after = _versions(row) or (version, version + 1)
            if before != version or after <= before:
                yield f"Activity {row['id']} decided about version {before} of lead {lead['id']}, then at {version}."
            version = after
        if version != lead["version"]:
            yield f"Lead {lead['id']} has version {lead['version']}, its history leads to {version}."


def _versions(row: Row) -> tuple[int, int] | None:
    """From which version of the lead a decision led to which; an undo does not say so."""
    if row["before"] is None or row["after"] is None:
        return None
    return json.loads(row["before"])["version"], json.loads(row["after"])["version"]


def nobody_takes_what_somebody_has(evidence: Evidence) -> Broken:
    """A lead is taken only while it is free."""
    for row in evidence.rows("activities", deed="taken"):
        if row["before"] and json.loads(row["before"])["manager"] is not None:
            yield f"Lead {row['lead_id']} was taken from somebody by activity {row['id']}."


def every_decision_was_pressed(evidence: Evidence) -> Broken:
    """Each decision has a press of its actor on that version, and no press has two."""
    presses = presses_of(evidence)
    used: Counter[tuple[int, tuple[str, ...]]] = Counter()
    for row in evidence.rows("activities"):
        if row["deed"] not in PRESSED_FOR or row["actor_id"] is None or _is_without_lead(row):
            continue
        wanted = _buttons_for(row)
        fitting = [data for who, data in presses if who == row["actor_id"] and f"{data}:".startswith(wanted)]
        used[row["actor_id"], wanted] += 1
        if used[row["actor_id"], wanted] > len(fitting):
            yield f"Activity {row['id']} ({row['deed']}) was never pressed."


def _is_without_lead(row: Row) -> bool:
    return row["lead_id"] is None and row["deed"] not in OF_OTHERS | {"excluded"}


def _buttons_for(row: Row) -> tuple[str, ...]:
    """How the data of the buttons begins that may have brought a decision about."""
    version = json.loads(row["before"])["version"] if row["before"] else 0
    match row["deed"]:
        case "taken":  # also by making a lead of what somebody wrote, or an exclusion stopped
            lifted = json.loads(row["traces"])["lifted"][:1] if row.get("traces") else []
            made = f"mklead1:{row['prospect_id']}:", "".join(f"mkexcl1:{number}:" for number in lifted) or "mkexcl1:"
            return (f"take1:{row['lead_id']}:", *made)
        case "linked":  # also by making a lead of what a known client wrote, or asked
            buttons = [
                f"{button}:{row['lead_id']}:{version}:"
                for button in ("link1", "linkco1", "linknewco1", "linknew1", "move1")
            ]
            return (
                *buttons,
                *(f"{button}:{row['prospect_id']}:" for button in ("mklead1", "plink1", "pmove1")),
                "mkexcl1:",
            )
        case "excluded" if row["lead_id"] is None:  # whoever asked, or who was shown by a manager
            return (f"exclp1:{row['prospect_id']}:",) if row["prospect_id"] is not None else ("exclshown2:",)
        case "kind_changed":  # also by a button with the number of a card that was merged into this one
            return (f"kind1:{row['client_id']}:", "kind1:")
        case "record_checked":
            return (f"checked1:{row['client_id']}:",)
        case "clients_merged" | "companies_merged" | "client_split" | "told_apart":
            return (f"{PRESSED_FOR[row['deed']]}:",)
        case "closed" | "lost":  # also of what was closed without a reason
            return (f"{PRESSED_FOR[row['deed']]}:{row['lead_id']}:{version}:", f"reason1:{row['lead_id']}:{version}:")
        case "contact_kept":  # also of what was closed without a reason
            return (f"keep1:{row['lead_id']}:{version}:", f"orderkeep1:{row['lead_id']}:{version}:")
        case "own_manager_chosen" | "main_contact_chosen":
            return (f"{PRESSED_FOR[row['deed']]}:",)
        case "contact_retired":  # also where records are put in order
            return ("ptend1:", "orderoff1:")
        case "ruled_out":
            return (f"notthem1:{row['lead_id']}:", f"pnotthem1:{row['prospect_id']}:")
        case "who_it_is_said":
            return (f"else1:{row['lead_id']}:",)
        case "handed_over":  # also by the owner, together with words that were held back
            return (f"hand1:{row['lead_id']}:{version}:", f"held1:{row['prospect_id']}:")
        case "postponed":  # also in words
            return (f"later1:{row['lead_id']}:{version}:", f"when1:{row['lead_id']}:")
        case deed:
            return (f"{PRESSED_FOR[deed]}:{row['lead_id']}:{version}:",)


def every_undo_was_pressed(evidence: Evidence) -> Broken:
    """A decision is taken back only by a press that names it."""
    presses = set(presses_of(evidence))
    for row in evidence.rows("activities", deed="undone"):
        if evidence.rows("activities", id=row["undoes"], deed="company_left"):  # along with what it led to, too
            continue
        if not presses & {(row["actor_id"], f"{button}:{row['undoes']}") for button in UNDOES}:
            yield f"Activity {row['id']} undid {row['undoes']} without a press."


def only_the_team_decides(evidence: Evidence) -> Broken:
    """Whatever a stranger pressed or wrote, history tells of nothing that a stranger did to a lead or a client."""
    for row in evidence.rows("activities"):
        if row["actor_id"] is not None and row["actor_id"] not in evidence.team:
            yield f"Activity {row['id']} ({row['deed']}) was done by a stranger."


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    every_lead_was_decided_step_by_step,
    nobody_takes_what_somebody_has,
    every_decision_was_pressed,
    every_undo_was_pressed,
    only_the_team_decides,
)
