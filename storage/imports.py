"""Imports: files on their way into the directory, and what they bring, hidden until all of it is there."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.errors import ImportGone
from bot.domain.ids import ActivityId, ClientId, CompanyId, ImportId, ManagerId
from bot.domain.imported.imports import Import, ImportStatus, Outcome, fault_of
from bot.domain.imported.likely import MaybeKnown
from bot.domain.imported.records import PersonRead
from bot.domain.likeness.evidence import Evidence
from bot.domain.merging import CardKind
from bot.usecases.ports.importing import StagedLine
from storage.connection import Connection, Row, one
from storage.contact_values import ContactValues
from storage.directory import CLIENT, client_of, search_key
from storage.imports_shown import show, sweep_late
from storage.primary_contacts import promote_oldest
from storage.staged_cards import StagedCards

# A client `c` or a company `o` that the directory shows, or that this import will.
_SEEN = "({0}.removed_at IS NULL OR ({0}.import_id = :file AND {0}.removed_at = {0}.created_at))"
_CLIENT_SEEN, _COMPANY_SEEN = _SEEN.format("c"), _SEEN.format("o")
# Who has a value, or is to get it.
_HAVING = (
    "SELECT w.{0} FROM contact_values v JOIN ownerships w ON w.value_id = v.id"
    " WHERE v.kind = :kind AND v.normal_form = :normal_form"
    " UNION ALL SELECT i.{0} FROM contact_values v JOIN import_points i ON i.value_id = v.id"
    " WHERE v.kind = :kind AND v.normal_form = :normal_form"
)
# Which companies are known by some names; one that was merged is known by its own too, where no other has that now.
_KNOWN_COMPANIES = f"""
    SELECT o.search_key, coalesce(min(CASE WHEN {_COMPANY_SEEN} THEN o.id END), min(k.id)) AS id
    FROM companies o LEFT JOIN companies k ON k.id = o.merged_into AND k.removed_at IS NULL
    WHERE o.search_key IN (SELECT value FROM json_each(:keys)) GROUP BY o.search_key
"""
# Lines, and as whom somebody new may be known; one who was merged since is known by the card that is left.
_LINES = """
    SELECT l.line, l.outcome, l.fault, l.client_id, l.company_id, c.name, k.name AS known, m.named_so, m.evidence
    FROM import_lines l LEFT JOIN import_likely m ON m.import_id = l.import_id AND m.line = l.line
    LEFT JOIN clients c ON c.id = l.client_id LEFT JOIN clients w ON w.id = m.known_id
    LEFT JOIN clients k ON k.id = coalesce(w.merged_into, w.id) AND k.removed_at IS NULL
"""


class SqlImports:
    """The tables `imports`, `import_lines` and `import_points`, and what the directory has of them."""

    def __init__(self, connection: Connection, values: ContactValues) -> None:
        self._connection = connection
        self._values = values
        self._staged = StagedCards(connection)
        self._companies: dict[str, CompanyId | None] = {}

    async def add(self, file_name: str, *, by: ManagerId | None, begun_by: ActivityId, now: datetime) -> ImportId:
        """Add an import that has no lines yet."""
        row = await one(
            self._connection,
            "INSERT INTO imports (file_name, status, begun_by, added_by, started_at, went_on_at)"
            " VALUES (:file_name, 'staging', :begun_by, :by, :now, :now) RETURNING id",
            file_name=file_name,
            begun_by=begun_by,
            by=by,
            now=epoch_ms(now),
        )
        return ImportId(row["id"])

    async def get(self, file: ImportId) -> Import:
        """Return an import as it is now; raises ImportGone where there is none."""
        row = await self._connection.row("SELECT * FROM imports WHERE id = :id", id=file)
        if row is None:
            raise ImportGone(file)
        return await self._import_of(row)

    async def get_status(self, file: ImportId) -> ImportStatus:
        """Return how far an import is, without counting its lines; raises ImportGone where there is none."""
        row = await self._connection.row("SELECT status FROM imports WHERE id = :id", id=file)
        if row is None:
            raise ImportGone(file)
        return ImportStatus(row["status"])

    async def find_under_way(self) -> Import | None:
        """Return the one import that is not visible yet."""
        row = await self._connection.row("SELECT * FROM imports WHERE status IN ('staging', 'ready')")
        return await self._import_of(row) if row else None

    async def list_last(self, *, limit: int) -> list[Import]:
        """Return the imports that were begun last, the newest first."""
        rows = await self._connection.rows("SELECT * FROM imports ORDER BY id DESC LIMIT :limit", limit=limit)
        return [await self._import_of(row) for row in rows]

    async def save_status(self, file: ImportId, status: ImportStatus, now: datetime) -> None:
        """Save how far an import is; one that is through keeps the moment."""
        await self._connection.run(
            "UPDATE imports SET status = :status, went_on_at = :now,"
            " finished_at = CASE WHEN :status = 'ready' THEN NULL ELSE :now END WHERE id = :id",
            id=file,
            status=status,
            now=epoch_ms(now),
        )

    async def add_lines(self, file: ImportId, lines: Sequence[StagedLine], now: datetime) -> None:
        """Keep what becomes of some lines, and all that they brought, and that the import went on."""
        await self._staged.write()
        await self._connection.run_many(
            "INSERT INTO import_lines (import_id, line, outcome, fault, client_id, company_id)"
            " VALUES (:file, :line, :outcome, :fault, :client, :company)",
            [
                {
                    "file": file,
                    "line": line.line,
                    "outcome": line.outcome,
                    "fault": line.fault,
                    "client": line.client,
                    "company": line.company,
                }
                for line in lines
            ],
        )
        await self._connection.run("UPDATE imports SET went_on_at = :now WHERE id = :id", id=file, now=epoch_ms(now))

    async def find_last_line(self, file: ImportId) -> int:
        """Return the number of the last line that was staged; 0 where none was."""
        row = await one(
            self._connection, "SELECT coalesce(max(line), 0) AS line FROM import_lines WHERE import_id = :id", id=file
        )
        return int(row["line"])

    async def list_lines(self, file: ImportId, first: int, last: int) -> list[StagedLine]:
        """Return what becomes of the lines from a number to another."""
        rows = await self._connection.rows(
            f"{_LINES} WHERE l.import_id = :file AND l.line BETWEEN :first AND :last ORDER BY l.line",
            file=file,
            first=first,
            last=last,
        )
        return [_line_of(row) for row in rows]

    async def list_wrong(self, file: ImportId, *, limit: int) -> list[StagedLine]:
        """Return the first lines that are not taken."""
        rows = await self._connection.rows(
            f"{_LINES} WHERE l.import_id = :file AND l.fault IS NOT NULL ORDER BY l.line LIMIT :limit",
            file=file,
            limit=limit,
        )
        return [_line_of(row) for row in rows]

    async def list_likely(self, file: ImportId, *, limit: int) -> list[StagedLine]:
        """Return the first lines whose new clients may be known already, and still are."""
        rows = await self._connection.rows(
            f"{_LINES} WHERE m.import_id = :file AND l.outcome = 'new' AND k.id IS NOT NULL"
            " ORDER BY m.line LIMIT :limit",
            file=file,
            limit=limit,
        )
        return [_line_of(row) for row in rows]

    async def count_kept(self, file: ImportId) -> int:
        """Return how many clients and companies of an import everybody sees."""
        row = await one(
            self._connection,
            "SELECT (SELECT count(*) FROM clients WHERE import_id = :file AND removed_at IS NULL)"
            " + (SELECT count(*) FROM companies WHERE import_id = :file AND removed_at IS NULL) AS kept",
            file=file,
        )
        return int(row["kept"])

    async def look_ahead(self, file: ImportId, values: Collection[ContactValue], companies: Collection[str]) -> None:
        """Look once which values and companies of the lines to come are known; `add_lines` is to follow."""
        await self._staged.look_ahead(values)
        keys = {search_key(name) for name in companies}
        rows = await self._connection.rows(_KNOWN_COMPANIES, file=file, keys=json.dumps(sorted(keys)))
        self._companies = dict.fromkeys(keys) | {
            row["search_key"]: CompanyId(row["id"]) for row in rows if row["id"] is not None
        }

    async def clients_owning(self, file: ImportId, values: Sequence[ContactValue]) -> list[Client]:
        """Return whom these values belong to, or will, longest known first."""
        if await self._staged.are_new(values):
            return []
        found: dict[ClientId, Client] = {}
        for value in values:
            rows = await self._connection.rows(
                f"SELECT {CLIENT} FROM clients c WHERE c.id IN ({_HAVING.format('client_id')}) AND {_CLIENT_SEEN}",
                file=file,
                kind=value.kind,
                normal_form=value.normal_form,
            )
            found |= {client.id: client for client in map(client_of, rows)}
        return [found[client] for client in sorted(found)]

    async def companies_owning(self, file: ImportId, values: Sequence[ContactValue]) -> list[CompanyId]:
        """Return the companies that these values belong to, or will."""
        if await self._staged.are_new(values):
            return []
        found: set[CompanyId] = set()
        for value in values:
            rows = await self._connection.rows(
                f"SELECT o.id FROM companies o WHERE o.id IN ({_HAVING.format('company_id')}) AND {_COMPANY_SEEN}",
                file=file,
                kind=value.kind,
                normal_form=value.normal_form,
            )
            found |= {CompanyId(row["id"]) for row in rows}
        return sorted(found)

    async def find_namesake(self, file: ImportId, name: str, company: str | None) -> Client | None:
        """Return who has just this name and is of this company, whoever was known first."""
        row = await self._connection.row(
            f"SELECT {CLIENT} FROM clients n JOIN clients c ON c.id = coalesce(n.merged_into, n.id)"
            f" WHERE n.search_key = :key AND {_CLIENT_SEEN} AND (c.company_id IN"
            "  (SELECT coalesce(merged_into, id) FROM companies WHERE search_key = :company)"
            "  OR (:company IS NULL AND c.company_id IS NULL)) ORDER BY c.id LIMIT 1",
            file=file,
            key=search_key(name),
            company=search_key(company) if company else None,
        )
        return client_of(row) if row else None

    async def find_company(self, file: ImportId, name: str) -> CompanyId | None:
        """Return the company of this name that was known first, or the one that it was merged into."""
        key = search_key(name)
        if key not in self._companies:
            rows = await self._connection.rows(_KNOWN_COMPANIES, file=file, keys=json.dumps([key]))
            return next((CompanyId(row["id"]) for row in rows if row["id"] is not None), None)
        return self._companies[key]

    async def stage_client(
        self, file: ImportId, read: PersonRead, *, company: CompanyId | None, now: datetime
    ) -> ClientId:
        """Add a client whom nobody sees yet, with contacts: removed in the moment it was made."""
        row = await one(
            self._connection,
            "INSERT INTO clients (name, search_key, kind, company_id, import_id, created_at, removed_at)"
            " VALUES (:name, :key, :kind, :company, :file, :now, :now) RETURNING id",
            name=read.name,
            key=search_key(read.name),
            kind=read.kind,
            company=company,
            file=file,
            now=epoch_ms(now),
        )
        client = ClientId(row["id"])
        if read.note:
            self._staged.add_note(client, read.note, now)
        self._staged.add_points(file, read.points, client=client, now=now)
        return client

    async def stage_company(
        self,
        file: ImportId,
        name: str,
        *,
        note: str | None = None,
        points: Sequence[ContactPoint] = (),
        now: datetime,
    ) -> CompanyId:
        """Add a company that nobody sees yet, with contacts."""
        row = await one(
            self._connection,
            "INSERT INTO companies (name, search_key, note, import_id, created_at, removed_at)"
            " VALUES (:name, :key, :note, :file, :now, :now) RETURNING id",
            name=name,
            key=search_key(name),
            note=note,
            file=file,
            now=epoch_ms(now),
        )
        company = CompanyId(row["id"])
        self._staged.add_points(file, points, company=company, now=now)
        self._companies[search_key(name)] = company
        return company

    async def promise_points(
        self,
        file: ImportId,
        points: Sequence[ContactPoint],
        *,
        client: ClientId | None = None,
        company: CompanyId | None = None,
    ) -> int:
        """Keep what a known card will get, unless it has it; return how many contacts that are."""
        await self._staged.count_as_known([point.value for point in points])
        added = 0
        for value_id, point in await self._values.ensure_all(points):
            row = await self._connection.row(
                "INSERT INTO import_points (import_id, value_id, client_id, company_id, extension)"
                " SELECT :file, :value, :client, :company, :extension WHERE NOT EXISTS (SELECT 1 FROM ownerships"
                "  WHERE value_id = :value AND (client_id = :client OR company_id = :company))"
                " AND NOT EXISTS (SELECT 1 FROM import_points WHERE import_id = :file AND value_id = :value"
                "  AND (client_id = :client OR company_id = :company)) RETURNING value_id",
                file=file,
                value=value_id,
                client=client,
                company=company,
                extension=point.extension,
            )
            added += row is not None
        return added

    async def make_visible(self, file: ImportId, now: datetime) -> None:
        """Show what was staged, but for cards whose contacts somebody else got since."""
        await show(self._connection, self._values, file, now)
        await self.save_status(file, ImportStatus.VISIBLE, now)

    async def undo(self, file: ImportId, now: datetime) -> int:
        """Take a visible import back, but for the cards somebody has worked with; return how many those are."""
        await self._connection.run(
            "UPDATE clients SET removed_at = :now WHERE import_id = :file AND removed_at IS NULL"
            f" AND {_UNTOUCHED.format(cards='clients', card='client_id')}",
            file=file,
            now=epoch_ms(now),
        )
        await self._connection.run(
            "UPDATE companies SET removed_at = :now WHERE import_id = :file AND removed_at IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM clients c WHERE c.company_id = companies.id AND c.removed_at IS NULL)"
            f" AND {_UNTOUCHED.format(cards='companies', card='company_id')}",
            file=file,
            now=epoch_ms(now),
        )
        lost = await self._connection.rows(_TAKE_BACK_POINTS, file=file)
        for row in lost:
            if row["is_primary"]:
                await promote_oldest(self._connection, *_card_of(row))
        await self.save_status(file, ImportStatus.UNDONE, now)
        return await self.count_kept(file)

    async def sweep(self, *, limit: int) -> bool:
        """Delete some of what given-up imports left, and of cards that came too late; return whether there is more."""
        for table, is_theirs in _LEFT_BEHIND.items():
            rows = await self._connection.rows(
                f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {is_theirs} LIMIT :limit)"
                f" RETURNING {'value_id' if table in _OWNERS else 'NULL AS value_id'}",
                limit=limit,
            )
            await self._values.drop_nobodys({row["value_id"] for row in rows if row["value_id"] is not None})
            if rows:
                return True
        return await sweep_late(self._connection, self._values, limit=limit)

    async def _import_of(self, row: Row) -> Import:
        counted = await self._connection.rows(
            "SELECT outcome, count(*) AS lines FROM import_lines WHERE import_id = :id GROUP BY outcome", id=row["id"]
        )
        return Import(
            id=ImportId(row["id"]),
            file_name=row["file_name"],
            status=ImportStatus(row["status"]),
            by=ManagerId(row["added_by"]) if row["added_by"] is not None else None,
            begun_by=ActivityId(row["begun_by"]),
            started_at=from_epoch_ms(row["started_at"]),
            went_on_at=from_epoch_ms(row["went_on_at"]),
            counts={Outcome(each["outcome"]): each["lines"] for each in counted},
        )


def _card_of(row: Row) -> tuple[CardKind, int]:
    return (CardKind.COMPANY, row["company_id"]) if row["client_id"] is None else (CardKind.CLIENT, row["client_id"])


def _line_of(row: Row) -> StagedLine:
    return StagedLine(
        line=row["line"],
        outcome=Outcome(row["outcome"]),
        fault=fault_of(row["fault"]) if row["fault"] else None,
        client=ClientId(row["client_id"]) if row["client_id"] is not None else None,
        company=CompanyId(row["company_id"]) if row["company_id"] is not None else None,
        maybe=_maybe_of(row) if row["known"] is not None and row["name"] is not None else None,
    )


def _maybe_of(row: Row) -> MaybeKnown:
    evidence = tuple(map(Evidence, row["evidence"].split()))
    return MaybeKnown(name=row["name"], known=row["known"], named_so=bool(row["named_so"]), evidence=evidence)


_OWNERS = ("ownerships", "import_points")

# What given-up imports have left, in an order in which nothing refers to what is gone.
_GIVEN_UP = "import_id IN (SELECT id FROM imports WHERE status = 'given_up')"
_LEFT_BEHIND = {
    "import_likely": _GIVEN_UP,
    "import_comparisons": _GIVEN_UP,
    "import_lines": _GIVEN_UP,
    "import_points": _GIVEN_UP,
    "ownerships": _GIVEN_UP,
    "client_notes": f"client_id IN (SELECT id FROM clients WHERE {_GIVEN_UP})",
    "clients": _GIVEN_UP,
    "companies": _GIVEN_UP,
}

# Nobody has asked, decided or added anything about a card of the import.
_UNTOUCHED = """
    NOT EXISTS (SELECT 1 FROM leads l WHERE l.{card} = {cards}.id)
    AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.{card} = {cards}.id)
    AND NOT EXISTS (SELECT 1 FROM ownerships w WHERE w.{card} = {cards}.id AND w.import_id IS NOT :file)
"""

# What known cards had got; a card that stays keeps all it has.
_TAKE_BACK_POINTS = """
    DELETE FROM ownerships WHERE import_id = :file AND NOT EXISTS (
        SELECT 1 FROM clients c WHERE c.id = ownerships.client_id AND c.import_id = :file)
    AND NOT EXISTS (SELECT 1 FROM companies o WHERE o.id = ownerships.company_id AND o.import_id = :file)
    AND NOT EXISTS (SELECT 1 FROM clients m WHERE m.merged_into = ownerships.client_id AND m.import_id = :file)
    AND NOT EXISTS (SELECT 1 FROM companies m WHERE m.merged_into = ownerships.company_id AND m.import_id = :file)
    RETURNING client_id, company_id, is_primary
"""
