"""Exclusion: a contact value that becomes no interest and no lead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.ids import ExclusionId, LeadId, ManagerId, ProspectId
from bot.domain.mail_addresses import domains_above


class ExclusionReason(StrEnum):
    """Why somebody is excluded."""

    SELLER = "seller"
    COURIER = "courier"
    SPAM = "spam"
    OURS = "ours"
    OTHER = "other"


class ExclusionScope(StrEnum):
    """Which contacts an exclusion covers."""

    EVERYTHING = "everything"
    MESSENGER = "messenger"
    PHONES = "phones"
    MAILS = "mails"
    MAIL_DOMAIN = "domain"

    def values_of(self, values: Iterable[ContactValue]) -> tuple[ContactValue, ...]:
        """Return what this scope excludes of somebody's contacts; of mail, the domain if it is a company's own."""
        match self:
            case ExclusionScope.EVERYTHING:
                return tuple(values)
            case ExclusionScope.MAIL_DOMAIN:
                domains = (domain for value in values for domain in domains_above(value)[:1])
                return tuple(dict.fromkeys(domains))
            case _:
                return tuple(value for value in values if value.kind is _KINDS[self])


_KINDS = {
    ExclusionScope.MESSENGER: ContactKind.TELEGRAM,
    ExclusionScope.PHONES: ContactKind.PHONE,
    ExclusionScope.MAILS: ContactKind.EMAIL,
}


def scopes_for(values: Sequence[ContactValue]) -> tuple[ExclusionScope, ...]:
    """Return the scopes that mean something for these contacts, and each something else."""
    offered: dict[tuple[ContactValue, ...], ExclusionScope] = {}
    for scope in ExclusionScope:
        offered.setdefault(scope.values_of(values), scope)
    offered.pop((), None)
    return tuple(offered.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedWords:
    """What an exclusion stopped, of whom and when."""

    prospect: ProspectId
    words: str
    stopped_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """One excluded value. `over_client`: the manager said it holds even where the value is a client's.

    `stopped`: how often nothing came through because of it; `marked`: how many leads came through with a warning,
    because their contact was only typed, or known as a client's.
    """

    id: ExclusionId
    value: ContactValue
    reason: ExclusionReason
    over_client: bool
    lead: LeadId | None
    added_by: ManagerId
    added_at: datetime
    stopped: int
    marked: int = 0
