"""Examples for the tests of views: a lead, its card, and who stands around it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.activity import Activity, Deed, LeadState
from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, telegram_identity
from bot.domain.ids import ActivityId, ClientId, InterestId, LeadId, ManagerId, PostId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.lead import Lead, Status
from bot.domain.member import Member, Role
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.domain.recognition import Badge
from bot.usecases.read_cards import LeadCard, ProspectCard

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OLGA = Member(id=ManagerId(2001), role=Role.MANAGER, name="Ольга", language="ru", started_at=NOW, blocked_at=None)
VIKTOR = replace(OLGA, id=ManagerId(2003), role=Role.OWNER, name="Виктор")
PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@example.com")
ANNA = Prospect(
    id=ProspectId(1),
    telegram_id=1001,
    telegram_name="Аня",
    username="anna",
    language="ru",
    name=None,
    blocked_at=None,
    created_at=NOW,
)
QUESTION = Interest(
    id=InterestId(1),
    prospect=ANNA.id,
    route=Route.QUESTION,
    campaign="spring",
    topic="Цены",
    words="Сколько стоит <b>доставка</b>?",
    created_at=NOW,
)
EVERY_ROUTE = tuple(
    replace(
        QUESTION, id=InterestId(number), route=route, campaign=None, topic=None, words=None, sign="👍",
        occasion="Мебель-2026" if route is Route.EXHIBITION else None,
        spot=Spot(chat_id=-1001, message_id=number, post=PostId(number)),
    )
    for number, route in enumerate(Route, start=1)
)  # fmt: skip
LEAD = Lead(
    id=LeadId(12),
    prospect=ANNA.id,
    status=Status.NEW,
    name="Анна Петрова",
    wish="Нужен прайс",
    campaign="spring",
    route=Route.QUESTION,
    contact_points=(
        ContactPoint(value=PHONE, verified=True, origin=Origin.SHARED, primary=True),
        ContactPoint(value=EMAIL, verified=False, origin=Origin.TYPED),
        ContactPoint(value=telegram_identity(1001), verified=True, origin=Origin.MESSENGER),
    ),
    on_behalf=None,
    manager=None,
    client=None,
    company=None,
    close_reason=None,
    amount=None,
    postponed_until=None,
    lease_until=None,
    version=3,
    created_at=NOW,
    closed_at=None,
)
CLIENT = Client(
    id=ClientId(7),
    name="Анна-Мария Константинопольская",
    kind=ClientKind.CLIENT,
    manager=OLGA.id,
    company=None,
    note=None,
    created_at=NOW - timedelta(days=9),
)
TAKING = Activity(
    id=ActivityId(5),
    deed=Deed.TAKEN,
    actor=OLGA.id,
    prospect=ANNA.id,
    lead=LEAD.id,
    client=None,
    company=None,
    before=LeadState.of(LEAD),
    after=LeadState.of(LEAD),
    happened_at=NOW,
)


def card_of(lead: Lead = LEAD, **changes: Any) -> LeadCard:
    """A new lead's card with nothing special about it, unless changed."""
    manager = OLGA if lead.manager == OLGA.id else None
    plain = LeadCard(
        lead=lead,
        prospect=ANNA,
        journal=(QUESTION,),
        manager=manager,
        client=None,
        company=None,
        suggestions=(),
        names_conflict=False,
        badges=frozenset({Badge.NEW}),
        other_open=(),
        waits_since=None,
    )
    return replace(plain, **changes)


def prospect_card_of(**changes: Any) -> ProspectCard:
    """The card of somebody who asked a question, unless changed."""
    plain = ProspectCard(
        prospect=ANNA,
        journal=(QUESTION,),
        lead=None,
        partner=None,
        client=None,
        has_bought=False,
        exclusion=None,
        waits_since=None,
    )
    return replace(plain, **changes)


def taken() -> Lead:
    """The lead in Olga's hands."""
    return LEAD.taken_by(OLGA.id)
