"""The cast of the use case tests: Anna asks, Olga and Pavel answer, Viktor owns the business; and their first deeds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, telegram_identity
from bot.domain.ids import LeadId, ManagerId
from bot.domain.introduction import Introduction
from bot.domain.lead import Lead
from bot.domain.member import Member, Role
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.domain.prospect import Prospect
from bot.domain.recognition import Badge
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted, Promotion, promote_to_lead
from bot.usecases.read_cards import read_lead_card
from storage import Session

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EARLIER = NOW - timedelta(days=30)
LATER = NOW + timedelta(hours=1)

ANNA, BORIS = 1001, 1002
OLGA = Member(id=ManagerId(2001), role=Role.MANAGER, name="Ольга", language="ru", started_at=EARLIER, blocked_at=None)
PAVEL = replace(OLGA, id=ManagerId(2002), name="Павел")
VIKTOR = replace(OLGA, id=ManagerId(2003), name="Виктор", role=Role.OWNER)

PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
OTHER_PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79120000001")
EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@example.com")
ACCOUNT = telegram_identity(ANNA)

CONSENT = "2026-01"


def shared(value: ContactValue) -> ContactPoint:
    """A contact that the messenger vouches for."""
    return ContactPoint(value=value, verified=True, origin=Origin.SHARED)


def typed(value: ContactValue) -> ContactPoint:
    """A contact that somebody typed."""
    return ContactPoint(value=value, verified=False, origin=Origin.TYPED)


def introduction(*points: ContactPoint, name: str = "Анна Петрова", wish: str = "Нужен прайс") -> Introduction:
    """What somebody said about themselves in the dialogue."""
    told = Introduction(name=PersonName(name), wish=wish)
    for point in points:
        told = told.with_point(point)
    return told


async def meet(turn: Turn, telegram_id: int = ANNA) -> Prospect:
    """Somebody writes to the bot, for the first time or again."""
    return await meet_prospect(turn, telegram_id=telegram_id, telegram_name="Анна П.", username="anna", language="ru")


async def introduce(
    turn: Turn,
    *points: ContactPoint,
    telegram_id: int = ANNA,
    name: str = "Анна Петрова",
    wish: str = "Нужен прайс",
    on_behalf: OnBehalf | None = None,
    on_shift: bool = True,
    lease_until: datetime | None = None,
) -> Promotion:
    """Somebody gives a name and contacts, and consents."""
    told = replace(introduction(*(points or (typed(PHONE),)), name=name, wish=wish), on_behalf=on_behalf)
    prospect = await meet(turn, telegram_id)
    return await promote_to_lead(
        turn, prospect, told, consent_version=CONSENT, on_shift=on_shift, lease_until=lease_until
    )


async def new_lead(
    turn: Turn, *points: ContactPoint, telegram_id: int = ANNA, name: str = "Анна Петрова", on_shift: bool = True
) -> Lead:
    """Somebody becomes a lead."""
    promotion = await introduce(turn, *points, telegram_id=telegram_id, name=name, on_shift=on_shift)
    assert isinstance(promotion, Promoted)
    return await turn.records.leads.get(promotion.lead)


async def know(
    turn: Turn,
    *points: ContactPoint,
    name: str = "Анна Петрова",
    kind: ClientKind = ClientKind.CLIENT,
    manager: ManagerId | None = None,
) -> Client:
    """Somebody has been in the directory for a while, with these contacts."""
    client = await turn.records.directory.add_client(name=name, kind=kind, manager=manager, now=EARLIER)
    await turn.records.directory.append_points(points, client=client.id, now=EARLIER)
    return client


async def values_of(turn: Turn, client: Client) -> set[ContactValue]:
    """The contacts that a client's card has."""
    return {point.value for point in await turn.records.directory.client_points(client.id)}


async def badges_of(turn: Turn, lead: LeadId) -> set[Badge]:
    """What the lead's card says at a glance."""
    return set((await read_lead_card(turn.records, lead)).badges)


async def count(session: Session, table: str) -> int:
    """How many rows a table has."""
    rows = await session.connection.rows(f"SELECT count(*) AS n FROM {table}")
    return int(rows[0]["n"])


# How names are found again: which numbers their words have tells nothing, `NAMED` does.
INDEX = (
    *("name_words", "name_word_keys", "name_pairs", "names_taken_in", "names_to_take_in", "kept_rules"),
    *("company_keys", "companies_to_take_in", "doubles_to_look_for"),
    *("phone_ends", "search_words", "search_to_take_in"),
)
NAMED = (
    "SELECT DISTINCT c.id, n.words, w.word FROM clients c JOIN names_taken_in n ON n.client_id = c.id"
    " JOIN name_pairs p ON p.client_id = c.id JOIN name_words w ON w.id = p.word_id"
    " WHERE c.removed_at IS NULL ORDER BY c.id, w.word"
)


async def everything_in_force(session: Session) -> dict[str, Sequence[dict[str, Any]]]:
    """All that is stored and in force: no history, lifted exclusions, removed clients, versions and leases of leads.

    A value that stands nowhere is nobody's; that it was met once is not in force.
    """
    tables = await session.connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT IN ('activities', 'activity_values', 'contact_values', 'sqlite_sequence')"
    )
    found = {
        table["name"]: await _rows_in_force(session, table["name"]) for table in tables if table["name"] not in INDEX
    }
    return {**found, "named": [dict(row) for row in await session.connection.rows(NAMED)]}


async def _rows_in_force(session: Session, table: str) -> list[dict[str, Any]]:
    rows = [dict(row) for row in await session.connection.rows(f"SELECT * FROM {table}")]
    for row in rows:
        if table == "leads":
            del row["version"], row["lease_until"]
    return [row for row in rows if row.get("lifted_at") is None and row.get("removed_at") is None]
