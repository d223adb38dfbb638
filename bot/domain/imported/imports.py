"""Imports: one file on its way into the directory, and what becomes of each of its lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.client import Client
from bot.domain.errors import NameFault
from bot.domain.ids import ActivityId, ImportId, ManagerId
from bot.domain.imported.records import LineFault
from bot.domain.name_comparison import NameAgreement, compare_names


class ImportStatus(StrEnum):
    """How far an import is. Nobody sees anything of it before it is `VISIBLE`."""

    STAGING = "staging"
    READY = "ready"
    VISIBLE = "visible"
    UNDONE = "undone"
    GIVEN_UP = "given_up"


class Outcome(StrEnum):
    """What becomes of a line: a new card; something new on a known one; nothing new; or not taken as it stands."""

    NEW = "new"
    MERGED = "merged"
    KNOWN = "known"
    CONFLICTING = "conflicting"
    REFUSED = "refused"


class Conflict(StrEnum):
    """Why a line is not taken, though it can be read: whose it is would have to be guessed."""

    OTHER_NAME = "other_name"
    SEVERAL_OWNERS = "several_owners"
    CAME_MEANWHILE = "came_meanwhile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A file on its way in. `by` is empty for one from the command line. `counts`: how many lines became what."""

    id: ImportId
    file_name: str
    status: ImportStatus
    by: ManagerId | None
    begun_by: ActivityId
    started_at: datetime
    went_on_at: datetime
    counts: Mapping[Outcome, int]

    @property
    def is_under_way(self) -> bool:
        """Whether it may still become visible."""
        return self.status in (ImportStatus.STAGING, ImportStatus.READY)


def fault_of(code: str) -> LineFault | NameFault | Conflict:
    """Return the reason that a code stands for."""
    reasons: dict[str, LineFault | NameFault | Conflict] = {
        reason.value: reason for kind in (LineFault, NameFault, Conflict) for reason in kind
    }
    return reasons[code]


def whose_line_is_it(name: str, owners: Sequence[Client]) -> Client | Conflict | None:
    """Return whose card a line belongs on: that of the one known client with one of its contacts, or a new one.

    A conflict where names differ, or where the contacts are of several people: to guess would put a stranger's
    contact on a card, or make a second card of one person.
    """
    if not owners:
        return None
    agreeing = [owner for owner in owners if compare_names(name, owner.name) is not NameAgreement.CONFLICT]
    match agreeing, owners:
        case [one], [_]:
            return one
        case [], _:
            return Conflict.OTHER_NAME
        case _:
            return Conflict.SEVERAL_OWNERS
