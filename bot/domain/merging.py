"""Merging: two cards found to be one person's or one company's, and what it takes to make them two again."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ids import ClientId, LeadId


class CardKind(StrEnum):
    """Whose card it is."""

    CLIENT = "client"
    COMPANY = "company"


class Part(StrEnum):
    """What the kept card lacked and took over from the other one."""

    MANAGER = "manager"
    COMPANY = "company"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipBefore:
    """A contact of a card as it was before: whose it was, and whether it had an extension."""

    id: int
    owner: int
    primary: bool
    verified: bool
    extended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearranged:
    """What went from one card to another, by numbers. `other`: the card that is no more since, or that is new.

    `promoted`: contacts that are primary ones since. `notes`, `people`: notes of a client, people of a company.
    `led_here`: cards whose numbers led to the other one.
    """

    other: int
    ownerships: tuple[OwnershipBefore, ...] = ()
    promoted: tuple[int, ...] = ()
    leads: tuple[LeadId, ...] = ()
    notes: tuple[int, ...] = ()
    people: tuple[ClientId, ...] = ()
    led_here: tuple[int, ...] = ()
    took_over: tuple[Part, ...] = ()


def joined_notes(kept: str | None, other: str | None) -> str | None:
    """Return two notes as one; one that says nothing new adds nothing."""
    if other is None or other == kept:
        return kept
    return other if kept is None else f"{kept}\n{other}"


def parted_notes(joined: str | None, other: str | None) -> str | None:
    """Return what one note was before `joined_notes`; as it is where somebody has changed it since."""
    if joined is None or other is None or joined == other:
        return None if joined == other else joined
    return joined.removesuffix(f"\n{other}")
