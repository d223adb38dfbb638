"""The directory: what imports and merges made of it follows from history; nothing is half there, doubled or lost."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from tests.faults.evidence import Evidence, Row

CARDS = {"client_id": "clients", "company_id": "companies"}
ENDED = ("moved", "retired")
UNSEEN = frozenset({"staging", "ready", "given_up"})
BROUGHT_BY_FILES = "import"

Broken = Iterator[str]


def an_import_is_seen_whole_or_not_at_all(evidence: Evidence) -> Broken:
    """Of a file that is not through nothing shows, of one that is everything."""
    for file in evidence.rows("imports"):
        if file["status"] in UNSEEN:
            yield from _shows_too_early(evidence, file["id"])
        elif file["status"] == "visible":
            yield from _hides(evidence, file["id"])


def _shows_too_early(evidence: Evidence, file: int) -> Broken:
    for column, table in CARDS.items():
        if shown := [row["id"] for row in evidence.rows(table, import_id=file) if row["removed_at"] is None]:
            yield f"Import {file} is not through, and {table} {shown} are there."
        own = {row["id"] for row in evidence.rows(table, import_id=file)}
        for row in evidence.rows("ownerships", import_id=file):
            if row[column] is not None and row[column] not in own:
                yield f"Import {file} is not through, and of {table} {row[column]} has a contact of it."


def _hides(evidence: Evidence, file: int) -> Broken:
    if evidence.rows("import_points", import_id=file):
        yield f"Import {file} is through, and promised contacts are not on their cards."
    for line in evidence.rows("import_lines", import_id=file, outcome="new"):
        for column, table in CARDS.items():
            for card in evidence.rows(table, id=line[column]):
                if card["removed_at"] is not None and card["removed_at"] == card["created_at"]:
                    yield f"Import {file} is through, and of {table} {card['id']} is not there."


def an_import_that_was_taken_back_is_gone(evidence: Evidence) -> Broken:
    """But for the cards that somebody has worked with, and what stands on them."""
    for file in evidence.rows("imports", status="undone"):
        for client in evidence.rows("clients", import_id=file["id"], removed_at=None):
            if not _was_worked_with(evidence, client):
                yield f"Import {file['id']} was taken back, and client {client['id']} is still there."
        for row in evidence.rows("ownerships", import_id=file["id"]):
            if not _is_of(evidence, row, file["id"]):
                yield f"Import {file['id']} was taken back, and a contact that it brought is still there."


def _was_worked_with(evidence: Evidence, client: Row) -> bool:
    history = evidence.rows("activities", client_id=client["id"]) or evidence.rows("leads", client_id=client["id"])
    others = (row for row in evidence.rows("ownerships", client_id=client["id"]))
    return bool(history) or any(row["import_id"] != client["import_id"] for row in others)


def _is_of(evidence: Evidence, ownership: Row, file: int) -> bool:
    """Whether a contact is on a card of an import, or on one that such a card was made one with, or parted from."""
    for column, table in CARDS.items():
        if ownership[column] is None:
            continue
        card = ownership[column]
        rearranged = {row["client_id"] for row in evidence.rows("activities") if _rearranged(row)}
        own = evidence.rows(table, id=card, import_id=file) or evidence.rows(table, merged_into=card, import_id=file)
        return bool(own) or card in rearranged
    return False


def no_import_doubles_anybody(evidence: Evidence) -> Broken:
    """A contact that a file brought is on no second card that a file brought, nor is a card without contacts twice."""
    shown = {row["id"] for row in evidence.rows("clients", removed_at=None)}
    of_files = [
        row for row in evidence.rows("ownerships") if row["client_id"] in shown and row["import_id"] is not None
    ]
    cards: defaultdict[int, set[int]] = defaultdict(set)
    for row in of_files:
        cards[row["value_id"]].add(row["client_id"])
    for value, owners in cards.items():
        if len(owners) > 1:
            yield f"Contact {value} was brought to clients {sorted(owners)} by files."


def a_lead_belongs_to_somebody_who_is_there(evidence: Evidence) -> Broken:
    """Whoever has a lead stays in the directory, also when the file that brought them is taken back."""
    gone = {row["id"] for row in evidence.rows("clients") if row["removed_at"] is not None}
    for lead in evidence.rows("leads"):
        if lead.get("client_id") in gone and lead.get("removed_at") is None:
            yield f"Lead {lead['id']} belongs to client {lead['client_id']}, who is not there."


def every_contact_has_its_origin(evidence: Evidence) -> Broken:
    """A contact is on a card because a file or a decision brought it there, or was there from the beginning."""
    brought = {number for row in evidence.rows("activities") for number in _traces(row).get("ownerships", ())}
    for row in evidence.rows("ownerships"):
        if row["import_id"] is None and row["id"] not in brought and row["origin"] != BROUGHT_BY_FILES:
            yield f"Contact {row['id']} is on a card, and nothing in history has brought it there."


def what_was_merged_is_on_one_card(evidence: Evidence) -> Broken:
    """The other card leads to the kept one, and has nothing of its own any more but what both have."""
    undone = {row["undoes"] for row in evidence.rows("activities")}
    for row in evidence.rows("activities", deed="clients_merged"):
        if row["id"] in undone:
            continue
        other = _rearranged(row)["other"]
        (card,) = evidence.rows("clients", id=other)
        if card["removed_at"] is None or card["merged_into"] is None:
            yield f"Client {other} was merged by activity {row['id']}, and leads nowhere."
        for table in ("leads", "client_notes"):
            if evidence.rows(table, client_id=other):
                yield f"Client {other} was merged by activity {row['id']}, and still has {table}."
        if _values(evidence, other) - _values(evidence, _leads_to(evidence, other)):
            yield f"Client {other} was merged by activity {row['id']}, and has a contact that the kept one lacks."


def what_was_merged_and_parted_is_on_two_cards(evidence: Evidence) -> Broken:
    """After the undo each has what it had, where nobody has rearranged it since."""
    lines = [row for row in evidence.rows("activities") if _rearranged(row) or row["undoes"] is not None]
    for undo in lines:
        for merged in evidence.rows("activities", id=undo["undoes"], deed="clients_merged"):
            pair = {merged["client_id"], _rearranged(merged)["other"]}
            if not any(row["id"] > undo["id"] and pair & _cards_in(evidence, row) for row in lines):
                yield from _not_parted(evidence, merged)


def _not_parted(evidence: Evidence, merged: Row) -> Broken:
    was = _rearranged(merged)
    (card,) = evidence.rows("clients", id=was["other"])
    if card["merged_into"] is not None:
        yield f"Merging client {was['other']} was undone, and it still leads elsewhere."
    for number, owner, *_ in was["ownerships"]:
        for row in evidence.rows("ownerships", id=number):
            if row["client_id"] == merged["client_id"] and owner == was["other"]:
                yield f"Merging client {was['other']} was undone, and its contact {row['id']} stayed."
    for lead in was["leads"]:
        if evidence.rows("leads", id=lead, client_id=merged["client_id"]):
            yield f"Merging client {was['other']} was undone, and its lead {lead} stayed."


def nothing_of_a_card_is_lost(evidence: Evidence) -> Broken:
    """What went from card to card is still somewhere: contacts that no undo took away, and notes."""
    brought_back = {number for row in _undone(evidence) for number in _traces(row).get("ownerships", ())}
    contacts = {row["id"] for row in evidence.rows("ownerships")} | brought_back | _went_elsewhere(evidence)
    notes = {row["id"] for row in evidence.rows("client_notes")}
    undone_files = {row["id"] for row in evidence.rows("imports", status="undone")}
    if undone_files:
        return  # their contacts are gone with them, and nothing says which they were
    for row in evidence.rows("activities", deed="clients_merged"):
        gone = {number for number, *_ in _rearranged(row)["ownerships"]} - contacts
        if gone or set(_rearranged(row)["notes"]) - notes:
            yield f"Activity {row['id']} merged two cards, and something of them is lost."


def _undone(evidence: Evidence) -> list[Row]:
    undone = {row["undoes"] for row in evidence.rows("activities")}
    return [row for row in evidence.rows("activities") if row["id"] in undone]


def _went_elsewhere(evidence: Evidence) -> set[int]:
    """Contacts that a decision took from one card to put them on another."""
    ended = [*(one for row in evidence.rows("activities") for what in ENDED for one in _traces(row).get(what, ()))]
    return {one["id"] for one in ended}


def _cards_in(evidence: Evidence, row: Row) -> set[int]:
    """The clients that a line of history about cards is about; the undo of one, those of that one."""
    about = next(iter(evidence.rows("activities", id=row["undoes"])), row)
    return {about["client_id"], _rearranged(about).get("other")} - {None}


def _leads_to(evidence: Evidence, client: int) -> int:
    """The card that one leads to, over all that were merged since."""
    (card,) = evidence.rows("clients", id=client)
    return client if card["merged_into"] is None else _leads_to(evidence, card["merged_into"])


def _values(evidence: Evidence, client: int) -> set[int]:
    return {row["value_id"] for row in evidence.rows("ownerships", client_id=client)}


def _rearranged(row: Row) -> dict[str, Any]:
    found: dict[str, Any] | None = _traces(row).get("rearranged")
    return found or {}


def _traces(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(row["traces"]) if row.get("traces") else {}
    return found


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (
    an_import_is_seen_whole_or_not_at_all,
    an_import_that_was_taken_back_is_gone,
    no_import_doubles_anybody,
    a_lead_belongs_to_somebody_who_is_there,
    every_contact_has_its_origin,
    what_was_merged_is_on_one_card,
    what_was_merged_and_parted_is_on_two_cards,
    nothing_of_a_card_is_lost,
)
