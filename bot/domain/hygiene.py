"""Hygiene: what stands in the records against the rules, and would be refused or asked about if it came today."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.client import Client
from bot.domain.close_reasons import NoReason, why_no_reason
from bot.domain.company import Company
from bot.domain.errors import NameFault, NameRefused
from bot.domain.ids import ClientId, LeadId
from bot.domain.lead import Status
from bot.domain.likeness.evidence import Evidence
from bot.domain.likeness.sureness import Likely, Sure, sureness
from bot.domain.names import accept_name
from bot.domain.ownership import HeldValue

_BY_NAME_ALONE = 0.9


class Disorder(StrEnum):
    """What may be wrong with a record."""

    NAMELESS = "nameless"
    COMPANY_WITHOUT_PERSON = "company_without_person"
    SHARED_VALUE = "shared_value"
    CLOSED_WITHOUT_REASON = "closed_without_reason"
    MAYBE_SAME = "maybe_same"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedLead:
    """A lead that came to nothing, and why as it was said."""

    id: LeadId
    version: int
    name: str
    status: Status
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nameless:
    """A client whose name is none, and why it is none."""

    client: Client
    fault: NameFault


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyWithoutPerson:
    """A company of which nobody is known."""

    company: Company


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedValue:
    """A contact on several cards: they may be one person, or nobody has said yet whose it is."""

    held: HeldValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedWithoutReason:
    """A lead that was closed without a reason, or with one that is none: a duplicate is linked, a passer-by kept."""

    lead: ClosedLead
    said: NoReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDouble:
    """Two clients who may be one person: whether the names are the same, and what else speaks for it."""

    one: ClientId
    other: ClientId
    named_so: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeSame:
    """Two cards that may be one person's, and what that rests on."""

    one: Client
    other: Client
    named_so: bool
    evidence: tuple[Evidence, ...]


Checked = Client | Company | HeldValue | ClosedLead | MaybeSame
"""What is looked at. A company is one that nobody belongs to, a value one that several cards have."""

Finding = Nameless | CompanyWithoutPerson | SharedValue | ClosedWithoutReason | MaybeSame


def finding_about(record: Checked) -> Finding | None:
    """Return what is wrong with a record; None where nothing is."""
    match record:
        case Client():
            fault = _fault_of(record.name)
            return Nameless(client=record, fault=fault) if fault else None
        case Company():
            return CompanyWithoutPerson(company=record)
        case HeldValue():
            return None if _is_corporate(record) or _is_shared_knowingly(record) else SharedValue(held=record)
        case ClosedLead():
            said = why_no_reason(record.reason) if record.reason else None
            return ClosedWithoutReason(lead=record, said=said) if said or not record.reason else None
        case MaybeSame():
            return record


def is_likely_double(likely: Likely, *, nobody: float) -> bool:
    """Tell whether two cards may be one person's; by a name alone where it is whole and hardly anybody else has it.

    `nobody`: how likely it is that the person is on no other card. What else speaks for each of three cards speaks for
    all of them.
    """
    if not likely.ways:
        return False
    if likely.evidence:
        return sureness(likely.chance / (likely.chance + nobody)) is Sure.ASK
    return len(likely.ways) > 1 and likely.is_named_so and likely.chance >= _BY_NAME_ALONE


def _fault_of(name: str) -> NameFault | None:
    try:
        accept_name(name)
    except NameRefused as refused:
        return refused.reason
    return None


def _is_shared_knowingly(held: HeldValue) -> bool:
    """Whoever lives or works together may have one number; somebody of the team has looked at these."""
    return held.told_apart and not held.companies


def _is_corporate(held: HeldValue) -> bool:
    """A company's number may stand on the cards of its people too."""
    return len(held.companies) == 1 and all(owner.company == held.companies[0].id for owner in held.owners)
