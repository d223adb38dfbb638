"""Hygiene: the records that the rules are held against, read in portions, so that nobody waits for them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.hygiene import Checked, ClosedLead, Disorder, MaybeSame
from bot.domain.ids import LeadId
from bot.domain.lead import Status
from bot.domain.likeness.evidence import Evidence
from bot.domain.ownership import HeldValue
from storage.connection import Connection, Row, one
from storage.directory import CLIENT, COMPANY, client_of, company_of


class SqlHygiene:
    """What is read of the directory and of leads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list_checked(self, disorder: Disorder, *, after: int, limit: int) -> list[tuple[int, Checked]]:
        """Return the next records that may have a disorder, in the order of their numbers, each with its own."""
        query = _QUERIES[disorder]
        rows = await self._connection.rows(query.rows, after=after, limit=limit)
        return [(row["id"], query.read(row) if query.read else await self._read(disorder, row)) for row in rows]

    async def _read(self, disorder: Disorder, row: Row) -> Checked:
        return await self._pair(row) if disorder is Disorder.MAYBE_SAME else await self._held(row)

    async def _pair(self, row: Row) -> MaybeSame:
        clients = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c WHERE c.id IN (:first, :second) ORDER BY c.id",
            first=row["first_id"],
            second=row["second_id"],
        )
        first, second = map(client_of, clients)
        evidence = tuple(map(Evidence, row["evidence"].split()))
        return MaybeSame(one=first, other=second, named_so=bool(row["named_so"]), evidence=evidence)

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
            told_apart=await self._are_told_apart(row["id"], len(clients)),
        )

    async def _are_told_apart(self, value: int, owners: int) -> bool:
        """Whether the team has said of each two of a value's clients that they are not the same."""
        counted = await one(
            self._connection,
            "SELECT count(*) AS pairs FROM ownerships a JOIN told_apart t ON t.card = 'client'"
            " AND t.first_id = a.client_id JOIN ownerships b ON b.value_id = a.value_id AND b.client_id = t.second_id"
            " JOIN clients c ON c.id = a.client_id AND c.removed_at IS NULL"
            " JOIN clients d ON d.id = b.client_id AND d.removed_at IS NULL WHERE a.value_id = :value"
            " AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = t.activity_id)",
            value=value,
        )
        return owners > 1 and bool(counted["pairs"] == owners * (owners - 1) // 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Query:
    """How a portion after an id is read; values are read with whose they are, and pairs with both cards."""

    rows: str
    read: Callable[[Row], Checked] | None = None


def _closed_lead(row: Row) -> ClosedLead:
    return ClosedLead(
        id=LeadId(row["id"]),
        version=row["version"],
        name=row["name"],
        status=Status(row["status"]),
        reason=row["close_reason"] or None,
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
            "SELECT l.id, l.version, l.name, l.status, l.close_reason FROM leads l WHERE l.id > :after"
            " AND l.status IN ('closed', 'lost') AND l.removed_at IS NULL AND l.erased_at IS NULL"
            " ORDER BY l.id LIMIT :limit"
        ),
        read=_closed_lead,
    ),
    Disorder.MAYBE_SAME: _Query(
        rows=(
            "SELECT d.id, d.first_id, d.second_id, d.named_so, d.evidence FROM likely_doubles d"
            " JOIN clients c ON c.id = d.first_id JOIN clients o ON o.id = d.second_id"
            " WHERE d.id > :after AND c.removed_at IS NULL AND o.removed_at IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM told_apart t WHERE t.card = 'client' AND t.first_id = d.first_id"
            "  AND t.second_id = d.second_id"
            "  AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = t.activity_id))"
            " ORDER BY d.id LIMIT :limit"
        ),
    ),
    Disorder.SHARED_VALUE: _Query(
        rows=(
            "SELECT v.id, v.kind, v.normal_form FROM contact_values v WHERE v.id > :after AND v.id IN"
            " (SELECT w.value_id FROM ownerships w LEFT JOIN clients c ON c.id = w.client_id"
            "  LEFT JOIN companies o ON o.id = w.company_id WHERE c.removed_at IS NULL AND o.removed_at IS NULL"
            "  GROUP BY w.value_id HAVING count(*) > 1)"
            " ORDER BY v.id LIMIT :limit"
        ),
    ),
}
