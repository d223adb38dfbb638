"""Examples for the tests of storage: the cast, their contacts and the records they leave."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.ids import ManagerId
from bot.domain.interest import Interest, Route
from bot.domain.lead import Lead
from bot.domain.on_behalf import OnBehalf
from bot.domain.prospect import Prospect
from storage import Session

NOW = datetime(2026, 3, 2, 9, 0, 0, 123_000, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
MUCH_LATER = NOW + timedelta(days=30)

ANNA = 1001
OLGA, PAVEL, VIKTOR = ManagerId(2001), ManagerId(2002), ManagerId(2003)

ANNAS_PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
OFFICE_PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+74957777777")
ANNAS_EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna_petrova@example.com")


def shared(value: ContactValue, *, primary: bool = False) -> ContactPoint:
    """A contact that the messenger vouches for."""
    return ContactPoint(value=value, verified=True, origin=Origin.SHARED, primary=primary)


def typed(value: ContactValue, *, primary: bool = False) -> ContactPoint:
    """A contact that somebody typed."""
    return ContactPoint(value=value, verified=False, origin=Origin.TYPED, primary=primary)


async def add_prospect(session: Session, telegram_id: int = ANNA) -> Prospect:
    """Somebody who wrote for the first time."""
    return await session.prospects.add(
        telegram_id=telegram_id, telegram_name="Анна", username="anna", language="ru", now=NOW
    )


async def add_interest(session: Session, prospect: Prospect, words: str = "Сколько стоит?") -> Interest:
    """A question in a prospect's journal."""
    return await session.interests.add(
        prospect=prospect.id, route=Route.QUESTION, campaign="spring", topic="Цены", words=words, now=NOW
    )


async def add_lead(
    session: Session, prospect: Prospect, points: Sequence[ContactPoint] = (), *, on_behalf: OnBehalf | None = None
) -> Lead:
    """A lead as the chat captures it."""
    return await session.leads.add(
        prospect=prospect.id,
        name="Анна Петрова",
        wish="Нужен прайс",
        campaign="spring",
        route=Route.DEEP_LINK,
        contact_points=points,
        on_behalf=on_behalf,
        now=NOW,
    )


async def add_client(session: Session, name: str = "Анна Петрова") -> Client:
    """A person in the directory."""
    return await session.directory.add_client(name=name, kind=ClientKind.CLIENT, manager=OLGA, now=NOW)
