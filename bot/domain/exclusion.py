"""Exclusion: a contact value that becomes no interest and no lead."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue
from bot.domain.ids import ExclusionId, LeadId, ManagerId


class ExclusionReason(StrEnum):
    """Why somebody is excluded."""

    SELLER = "seller"
    COURIER = "courier"
    SPAM = "spam"
    OURS = "ours"
    OTHER = "other"


class ExclusionScope(StrEnum):
    """Which contact points an exclusion covers."""

    EVERYTHING = "everything"
    MESSENGER = "messenger"
    CONTACTS = "contacts"

    def covers(self, point: ContactPoint) -> bool:
        """Return whether this scope takes in the contact point."""
        if self is ExclusionScope.EVERYTHING:
            return True
        is_messenger = point.value.kind is ContactKind.TELEGRAM
        return is_messenger == (self is ExclusionScope.MESSENGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """One excluded value. `over_client`: the manager said it holds even where the value is a client's."""

    id: ExclusionId
    value: ContactValue
    reason: ExclusionReason
    over_client: bool
    lead: LeadId | None
    added_by: ManagerId
    added_at: datetime
    stopped: int
