"""People and records for the tests of rules: the cast and a lead of Anna's."""

from datetime import UTC, datetime, timedelta

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, telegram_identity
from bot.domain.exclusion import Exclusion, ExclusionReason
from bot.domain.ids import ExclusionId, InterestId, LeadId, ManagerId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.lead import Lead, Status
from bot.domain.member import Member, Role

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def member(number: int, name: str, role: Role = Role.MANAGER) -> Member:
    """Somebody of the team who has opened the bot."""
    return Member(id=ManagerId(number), role=role, name=name, language="ru", started_at=NOW, blocked_at=None)


OLGA = member(2001, "Ольга")
PAVEL = member(2002, "Павел")
VIKTOR = member(2003, "Виктор", Role.OWNER)

PHONE = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789"), verified=True, origin=Origin.SHARED
)
EMAIL = ContactPoint(
    value=ContactValue(kind=ContactKind.EMAIL, normal_form="anna@example.com"), verified=False, origin=Origin.TYPED
)
MESSENGER = ContactPoint(value=telegram_identity(1001), verified=True, origin=Origin.MESSENGER)


def lead(status: Status = Status.NEW, manager: Member | None = None) -> Lead:
    """A lead of Anna's."""
    return Lead(
        id=LeadId(1),
        prospect=ProspectId(1),
        status=status,
        name="Анна Петрова",
        wish="Нужен прайс",
        campaign="spring",
        route=Route.DEEP_LINK,
        contact_points=(PHONE,),
        on_behalf=None,
        manager=manager.id if manager else None,
        client=None,
        company=None,
        close_reason=None,
        amount=None,
        postponed_until=None,
        lease_until=None,
        version=4,
        created_at=NOW,
        closed_at=None if status.is_open else NOW,
    )


def exclusion(*, by: Member) -> Exclusion:
    """Anna's phone on the list of exclusions."""
    return Exclusion(
        id=ExclusionId(1),
        value=PHONE.value,
        reason=ExclusionReason.SPAM,
        over_client=False,
        lead=None,
        added_by=by.id,
        added_at=NOW,
        stopped=0,
    )


def interest(words: str | None = None, topic: str | None = None, campaign: str | None = None) -> Interest:
    """A line of Anna's journal."""
    return Interest(
        id=InterestId(1),
        prospect=ProspectId(1),
        route=Route.QUESTION,
        campaign=campaign,
        topic=topic,
        words=words,
        created_at=NOW,
    )
