"""Hygiene: the records that the rules are held against, read in portions, so that nobody waits for them."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.hygiene import Checked, ClosedLead, Disorder
from bot.domain.ids import LeadId
from bot.domain.lead import Status
from bot.domain.ownership import HeldValue
from storage.connection import Connection, Row
from storage.directory import CLIENT, COMPANY, client_of, company_of

PORTION = 500


class SqlHygiene:
    """What is read of the directory and of leads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list_checked(self, disorder: Disorder) -> AsyncGenerator[Checked, None]:
        """Yield the records that may have a disorder, by their ids, each as it is when its turn comes."""
        if disorder is Disorder.SHARED_VALUE:
            async for row in self._rows(_SHARED):
                yield await self._held(row)
            return
        query = _QUERIES[disorder]
        async for row in self._rows(query.rows):
            yield query.read(row)

    async def _rows(self, sql: str) -> AsyncGenerator[Row, None]:
        last = 0
        while rows := await self._connection.rows(sql, after=last, limit=PORTION):
            last = rows[-1]["id"]
            for row in rows:
                yield row

    async def _held(self, row: Row) -> HeldValue:
        clients = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c JOIN ownerships w ON w.client_id = c.id"
            " WHERE w.value_id = :value AND c.removed_at IS NULL ORDER BY c.id",
            value=row["id"],
        )
        companies = await self._connection.rows(
            f"SELECT {COMPANY} FROM companies o JOIN ownerships w ON w.company_id = o.id"
            " WHERE w.value_id = :value AND o.removed_at IS NULL ORDER BY o.id",
            value=row["id"],
        )
        return HeldValue(
            value=ContactValue(kind=ContactKind(row["kind"]), normal_form=row["normal_form"]),
            owners=tuple(map(client_of, clients)),
            companies=tuple(map(company_of, companies)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Query:
    """How a portion after an id is read."""

    rows: str
    read: Callable[[Row], Checked]


def _closed_lead(row: Row) -> ClosedLead:
    return ClosedLead(
        id=LeadId(row["id"]), name=row["name"], status=Status(row["status"]), reason=row["close_reason"] or None
    )


_QUERIES = {
    Disorder.NAMELESS: _Query(
        rows=(
            f"SELECT {CLIENT} FROM clients c WHERE c.id > :after AND c.removed_at IS NULL ORDER BY c.id LIMIT :limit"
        ),
        read=client_of,
    ),
    Disorder.COMPANY_WITHOUT_PERSON: _Query(
        rows=(
            f"SELECT {COMPANY} FROM companies o WHERE o.id > :after AND o.removed_at IS NULL AND o.id NOT IN"
            " (SELECT c.company_id FROM clients c WHERE c.company_id IS NOT NULL AND c.removed_at IS NULL)"
            " ORDER BY o.id LIMIT :limit"
        ),
        read=company_of,
    ),
    Disorder.CLOSED_WITHOUT_REASON: _Query(
        rows=(
            "SELECT l.id, l.name, l.status, l.close_reason FROM leads l WHERE l.id > :after"
            " AND l.status IN ('closed', 'lost') AND l.removed_at IS NULL AND l.erased_at IS NULL"
            " ORDER BY l.id LIMIT :limit"
        ),
        read=_closed_lead,
    ),
}

_SHARED = (
    "SELECT v.id, v.kind, v.normal_form FROM contact_values v WHERE v.id > :after AND v.id IN"
    " (SELECT w.value_id FROM ownerships w LEFT JOIN clients c ON c.id = w.client_id"
    "  LEFT JOIN companies o ON o.id = w.company_id WHERE c.removed_at IS NULL AND o.removed_at IS NULL"
    "  GROUP BY w.value_id HAVING count(*) > 1)"
    " ORDER BY v.id LIMIT :limit"
)
