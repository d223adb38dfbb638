"""Exporting: everything of one kind, record by record, in the words of the glossary."""

import json
from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.clock import from_epoch_ms
from bot.domain.ids import ProspectId
from bot.domain.prospect import pseudonym_number
from storage.connection import Connection, Row
from storage.directory import EXTENSION_OF_CLIENT, NOTE
from storage.migrating import check_migrated, shipped_migrations
from storage.sqlite import looking_at, path_of

PAGE = 500

Record = dict[str, Any]
"""One record as JSON writes it: numbers, texts, flags, lists and objects; moments as ISO 8601 in UTC."""


class Kind(StrEnum):
    """What can be exported."""

    INTERESTS = "interests"
    PROSPECTS = "prospects"
    LEADS = "leads"
    CLIENTS = "clients"
    COMPANIES = "companies"
    EXCLUSIONS = "exclusions"
    ACTIVITIES = "activities"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Query:
    """How a kind is read: a page of rows after an id, and what belongs to the rows of that page."""

    fields: tuple[str, ...]
    rows: str
    contact_points: str | None = None
    journal: str | None = None


_MOMENTS = frozenset(
    {
        *("created_at", "closed_at", "blocked_at", "added_at", "lifted_at", "happened_at"),
        *("postponed_until", "asked_at"),
    }
)
_FLAGS = frozenset({"over_client", "may_decide"})
_HUNDREDTHS = frozenset({"amount"})
_OBJECTS = frozenset({"before", "after", "traces"})


@asynccontextmanager
async def opened_for_export(url: str) -> AsyncIterator[Connection]:
    """Open a database just to read from it, also while the bot runs.

    Nothing is created, migrated or written. Raises StorageError where there is no such database or its tables are
    not those of this version.
    """
    path = path_of(url)
    async with looking_at(path) as connection:
        await check_migrated(connection, path, shipped_migrations())
        yield connection


def fields_of(kind: Kind) -> tuple[str, ...]:
    """Return the names in each record of a kind, in their order."""
    return _QUERIES[kind].fields


async def export(connection: Connection, kind: Kind) -> AsyncGenerator[Record, None]:
    """Yield every record of a kind in the order of ids.

    Read page by page outside any transaction: memory does not grow, and the bot's own work is not held up however
    slowly the records are taken. A record added meanwhile comes along if its turn is still to come.
    """
    query = _QUERIES[kind]
    last = 0
    while rows := await connection.rows(query.rows, after=last, limit=PAGE):
        after, last = last, rows[-1]["id"]
        points = await _contact_points(connection, query, after, last)
        journals = await _journals(connection, query, after, last)
        for row in rows:
            belongings = {"contact_points": points[row["id"]], "journal": journals[row["id"]]}
            yield {field: _exported(field, row, belongings) for field in query.fields}


async def _contact_points(connection: Connection, query: _Query, after: int, last: int) -> Mapping[int, list[Record]]:
    points: defaultdict[int, list[Record]] = defaultdict(list)
    if query.contact_points is None:
        return points
    for row in await connection.rows(query.contact_points, after=after, last=last):
        points[row["owner"]].append(
            {
                "kind": row["kind"],
                "value": row["normal_form"],
                "verified": bool(row["verified"]),
                "origin": row["origin"],
                "primary": bool(row["is_primary"]),
                "extension": row["extension"],
            }
        )
    return points


async def _journals(connection: Connection, query: _Query, after: int, last: int) -> Mapping[int, list[int]]:
    journals: defaultdict[int, list[int]] = defaultdict(list)
    if query.journal is None:
        return journals
    for row in await connection.rows(query.journal, after=after, last=last):
        journals[row["lead_id"]].append(row["interest_id"])
    return journals


def _exported(field: str, row: Row, belongings: Mapping[str, object]) -> Any:
    if field in belongings:
        return belongings[field]
    if field == "pseudonym_number":
        return pseudonym_number(ProspectId(row["id"]))
    value = row[field]
    if value is None:
        return None
    if field in _MOMENTS:
        return _moment(value)
    if field in _HUNDREDTHS:
        return _units(value)
    if field in _FLAGS:
        return bool(value)
    return _object(value) if field in _OBJECTS else value


def _moment(milliseconds: int) -> str:
    """Write a moment like 2026-11-22T10:00:00.123Z."""
    return from_epoch_ms(milliseconds).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _units(hundredths: int) -> int | float:
    return hundredths / 100 if hundredths % 100 else hundredths // 100


def _object(text: str) -> Record:
    found: Record = json.loads(text)
    written = {name: _moment(value) if name in _MOMENTS and value else value for name, value in found.items()}
    return {**written, **_money(found["amount"])} if "amount" in found else written


def _money(amount: tuple[int, str] | None) -> Record:
    """Write an amount as a lead has it, in two fields."""
    return {"amount": _units(amount[0]), "currency": amount[1]} if amount else {"amount": None, "currency": None}


_QUERIES = {
    Kind.INTERESTS: _Query(
        fields=(
            "id", "prospect", "lead", "route", "campaign", "topic", "words", "created_at", "place", "post", "sign",
            "occasion", "member",
        ),
        rows=(
            "SELECT i.id, i.prospect_id AS prospect, l.lead_id AS lead, i.route, i.campaign, i.topic, i.words,"
            " i.created_at, COALESCE(c.title, CAST(i.chat_id AS TEXT)) AS place,"
            " COALESCE(p.title, CAST(p.id AS TEXT)) AS post, i.sign, i.occasion, i.member_id AS member"
            " FROM interests i LEFT JOIN lead_interests l ON l.interest_id = i.id"
            " LEFT JOIN chats c ON c.chat_id = i.chat_id LEFT JOIN posts p ON p.id = i.post_id"
            " WHERE i.id > :after ORDER BY i.id LIMIT :limit"
        ),
    ),
    Kind.PROSPECTS: _Query(
        fields=(
            "id", "pseudonym_number", "telegram_id", "language", "name", "contact_points", "blocked_at", "created_at",
        ),
        rows=(
            "SELECT id, telegram_id, language, name, blocked_at, created_at FROM prospects"
            " WHERE id > :after AND erased_at IS NULL ORDER BY id LIMIT :limit"
        ),
        contact_points=(
            "SELECT p.prospect_id AS owner, v.kind, v.normal_form, p.verified, p.origin, p.is_primary, p.extension"
            " FROM prospect_contact_points p JOIN contact_values v ON v.id = p.value_id"
            " WHERE p.prospect_id > :after AND p.prospect_id <= :last ORDER BY p.prospect_id, p.given_at, v.id"
        ),
    ),
    Kind.LEADS: _Query(
        fields=(
            "id", "status", "manager", "client", "company", "name", "contact_points", "wish", "campaign", "route",
            "close_reason", "created_at", "closed_at", "prospect", "journal", "amount", "currency",
            "on_behalf", "role", "may_decide",
        ),
        rows=(
            "SELECT id, status, manager_id AS manager, client_id AS client, company_id AS company, name, wish,"
            " campaign, route, close_reason, amount, currency, created_at, closed_at, prospect_id AS prospect,"
            " on_behalf, role, may_decide"
            " FROM leads"
            " WHERE id > :after AND (removed_at IS NULL OR erased_at IS NOT NULL) ORDER BY id LIMIT :limit"
        ),
        contact_points=(
            "SELECT p.lead_id AS owner, v.kind, v.normal_form, p.verified, p.origin, p.is_primary, p.extension"
            " FROM lead_contact_points p JOIN contact_values v ON v.id = p.value_id"
            " WHERE p.lead_id > :after AND p.lead_id <= :last ORDER BY p.lead_id, p.is_primary DESC, v.id"
        ),
        journal=(
            "SELECT lead_id, interest_id FROM lead_interests"
            " WHERE lead_id > :after AND lead_id <= :last ORDER BY lead_id, interest_id"
        ),
    ),
    Kind.CLIENTS: _Query(
        fields=("id", "name", "kind", "manager", "company", "note", "contact_points", "created_at", "company_name"),
        rows=(
            f"SELECT c.id, c.name, c.kind, c.manager_id AS manager, c.company_id AS company, {NOTE}, c.created_at,"
            " (SELECT o.name FROM companies o WHERE o.id = c.company_id AND o.removed_at IS NULL) AS company_name"
            " FROM clients c WHERE c.id > :after AND c.removed_at IS NULL ORDER BY c.id LIMIT :limit"
        ),
        contact_points=(
            "SELECT w.client_id AS owner, v.kind, v.normal_form, w.verified, w.origin, w.is_primary,"
            f" {EXTENSION_OF_CLIENT} FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
            " WHERE w.client_id > :after AND w.client_id <= :last ORDER BY w.client_id, w.is_primary DESC, w.id"
        ),
    ),
    Kind.COMPANIES: _Query(
        fields=("id", "name", "manager", "note", "contact_points", "created_at"),
        rows=(
            "SELECT id, name, manager_id AS manager, note, created_at FROM companies"
            " WHERE id > :after AND removed_at IS NULL ORDER BY id LIMIT :limit"
        ),
        contact_points=(
            "SELECT w.company_id AS owner, v.kind, v.normal_form, w.verified, w.origin, w.is_primary, w.extension"
            " FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
            " WHERE w.company_id > :after AND w.company_id <= :last ORDER BY w.company_id, w.is_primary DESC, w.id"
        ),
    ),
    Kind.EXCLUSIONS: _Query(
        fields=(
            "id", "kind", "value", "reason", "over_client", "lead", "added_by", "added_at", "lifted_at", "stopped",
            "marked",
        ),
        rows=(
            "SELECT e.id, CASE WHEN v.normal_form LIKE '@%' THEN 'mail_domain' ELSE v.kind END AS kind,"
            " CASE WHEN v.normal_form LIKE '#%' THEN '' ELSE ltrim(v.normal_form, '@') END AS value,"
            " e.reason, e.over_client, e.lead_id AS lead, e.added_by,"
            " e.added_at, e.lifted_at,"
            " (SELECT COALESCE(sum(s.times), 0) FROM stopped s WHERE s.exclusion_id = e.id) AS stopped,"
            " (SELECT count(*) FROM marked m WHERE m.exclusion_id = e.id) AS marked"
            " FROM exclusions e JOIN contact_values v ON v.id = e.value_id"
            " WHERE e.id > :after ORDER BY e.id LIMIT :limit"
        ),
    ),
    Kind.ACTIVITIES: _Query(
        fields=(
            "id", "deed", "actor", "prospect", "lead", "client", "company", "chat", "before", "after", "traces",
            "undoes", "happened_at",
        ),
        rows=(
            "SELECT id, deed, actor_id AS actor, prospect_id AS prospect, lead_id AS lead, client_id AS client,"
            " company_id AS company, chat_id AS chat, before, after, traces, undoes, happened_at FROM activities"
            " WHERE id > :after ORDER BY id LIMIT :limit"
        ),
    ),
}  # fmt: skip
