"""Rights: who may do what, as sentences; each check raises the refusal that names what stands in the way."""

from collections.abc import Collection

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.errors import (
    AlreadyYours,
    CardOutdated,
    ClientOfOther,
    ExcludedByOther,
    ForTheOwner,
    LeadIsClosed,
    LeadTakenByOther,
    StillOpen,
    TalkWithOther,
)
from bot.domain.exclusion import Exclusion
from bot.domain.ids import ManagerId
from bot.domain.lead import Lead
from bot.domain.member import Member, Right, Role


def check_card_is_current(lead: Lead, version: int) -> None:
    """A button decides only about the lead as its presser saw it."""
    if lead.version != version:
        raise CardOutdated(lead.id)


def check_can_take(lead: Lead, member: Member) -> None:
    """Exactly one manager wins a lead, and only while it is open."""
    if lead.manager == member.id:
        raise AlreadyYours(lead.id)
    if lead.manager is not None:
        raise LeadTakenByOther(lead.id, lead.manager)
    if not lead.status.is_open:
        raise LeadIsClosed(lead.id)


def check_can_decide(lead: Lead, member: Member) -> None:
    """Managers decide about free leads and their own; the owner about all. A closed lead is decided already."""
    check_is_theirs(lead, member)
    if not lead.status.is_open:
        raise LeadIsClosed(lead.id)


def check_can_reopen(lead: Lead, member: Member) -> None:
    """Whoever may decide about a lead may take back that it is over."""
    check_is_theirs(lead, member)
    if lead.status.is_open:
        raise StillOpen(lead.id)


def check_can_link(lead: Lead, member: Member) -> None:
    """Whose lead it is may be said at every stage, by those who may decide about it."""
    check_is_theirs(lead, member)


def check_may_answer(lead: Lead, member: Member, *, over_colleague: bool = False) -> None:
    """Replies go out on free leads and one's own, so that nobody writes into another's talk by mistake.

    `over_colleague`: whoever may decide about it knows that it is a colleague's, and means it.
    """
    if may_answer(lead, member) or (over_colleague and may_decide(lead, member)):
        return
    assert lead.manager is not None, "a free lead is everybody's to answer"
    raise TalkWithOther(lead.prospect, lead.id, lead.manager)


def may_answer(lead: Lead, member: Member) -> bool:
    """Tell whether a reply would go out without being asked about."""
    return lead.manager in (None, member.id)


def check_can_lift(exclusion: Exclusion, member: Member) -> None:
    """A mistake is put right by whoever made it, by the owner, or by all where the owner says so."""
    if not may_lift(exclusion, member):
        raise ExcludedByOther


def may_lift(exclusion: Exclusion, member: Member) -> bool:
    """Managers lift what they excluded themselves, and everything with the right to it."""
    return exclusion.added_by == member.id or member.may(Right.LIFT_ALL_EXCLUSIONS)


def may_decide(lead: Lead, member: Member) -> bool:
    """Free leads and one's own are to be decided about, and the owner decides about all."""
    return lead.manager in (None, member.id) or member.role is Role.OWNER


def may_see_contacts(lead: Lead, member: Member) -> bool:
    """Contacts are for the one who took the lead, and for those with the right to all."""
    return lead.manager == member.id or member.may(Right.SEE_ALL_CONTACTS)


def check_may_see_card(lead: Lead, member: Member, *, alone: bool) -> None:
    """The whole card, with its history, is for those who may see the contacts; `alone`: there is nobody else."""
    if alone or may_see_contacts(lead, member):
        return
    check_is_theirs(lead, member)
    raise CardOutdated(lead.id)


def may_work_with(card: Client | Company, holders: Collection[ManagerId | None], member: Member) -> bool:
    """A client or a company is for its own manager, for whoever has a lead of theirs, and for the owner; nobody's is
    for all.
    """
    if member.id in (card.manager, *holders) or member.role is Role.OWNER:
        return True
    return card.manager is None and all(holder is None for holder in holders)


def check_may_work_with(card: Client | Company, holders: Collection[ManagerId | None], member: Member) -> None:
    """What a client is to the business, and who belongs to a company, is said by those who work with them."""
    if not may_work_with(card, holders, member):
        raise ClientOfOther


def check_may_check_records(member: Member) -> None:
    """What the business may keep of somebody who had everything erased is for the owner to say."""
    if member.role is not Role.OWNER:
        raise ClientOfOther


def check_is_owner(member: Member) -> None:
    """Which cards there are, and which come in from a file, is for the owner to say."""
    if member.role is not Role.OWNER:
        raise ForTheOwner


def check_is_theirs(lead: Lead, member: Member) -> None:
    if not may_decide(lead, member):
        assert lead.manager is not None
        raise LeadTakenByOther(lead.id, lead.manager)
