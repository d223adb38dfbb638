"""The directory: clients, companies, and whose each contact value is."""

import json
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue, Origin
from bot.domain.errors import NotFound
from bot.domain.ids import ActivityId, ClientId, CompanyId, ImportId, ManagerId
from bot.domain.merging import CardKind
from bot.domain.ownership import OwnedPoint, Owner, TakenOwnership, kind_of
from bot.usecases.ports.searching import Source
from storage.company_likeness import SqlCompanyLikeness
from storage.connection import Connection, Row, one
from storage.contact_values import ContactValues, point_of
from storage.likeness import SqlLikeness
from storage.primary_contacts import promote_oldest
from storage.searching import SqlSearching

MAILBOXES_OF_A_COMPANY = 300

# The newest note on a client `c` whose decision was not undone.
NOTE = (
    "(SELECT n.words FROM client_notes n WHERE n.client_id = c.id"
    " AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.undoes = n.activity_id)"
    " ORDER BY n.id DESC LIMIT 1) AS note"
)
# What to ask for behind a client's number `w`, as a manager wrote it, as said in the newest of their leads, or else in
# an imported file. What was said stays with the leads alone: a link that is undone leaves nothing of it with the
# client, nor does erasing.
EXTENSION_OF_CLIENT = (
    "coalesce(CASE WHEN w.origin = 'manager' THEN w.extension END, (SELECT p.extension FROM leads l"
    " JOIN lead_contact_points p ON p.lead_id = l.id AND p.value_id = w.value_id"
    " WHERE l.client_id = w.client_id AND p.extension IS NOT NULL ORDER BY l.id DESC LIMIT 1), w.extension)"
    " AS extension"
)
CLIENT = f"c.id, c.name, c.kind, c.manager_id, c.company_id, {NOTE}, c.created_at"
# A contact on a card, and the file that it came with.
OWNED = (
    "SELECT w.id, w.client_id, w.company_id, v.kind, v.normal_form, w.verified, w.origin, w.is_primary, w.added_at,"
    f" {EXTENSION_OF_CLIENT}, i.file_name FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
    " LEFT JOIN clients c ON c.id = w.client_id LEFT JOIN companies o ON o.id = w.company_id"
    " LEFT JOIN imports i ON i.id = w.import_id"
)
# The contacts of its kind on the card where an ownership `:id` is.
BESIDES = (
    "SELECT o.id FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
    " CROSS JOIN ownerships o ON (o.client_id = w.client_id OR o.company_id = w.company_id)"
    " CROSS JOIN contact_values u ON u.id = o.value_id WHERE w.id = :id AND u.kind = v.kind"
)
COMPANY = "o.id, o.name, o.manager_id, o.note, o.created_at"


class SqlDirectory:
    """The tables `clients`, `client_notes`, `companies`, `ownerships` and `taken_extensions`.

    `found_at_once`: what is added can be found by its words at once; else those are taken in by portions afterwards.
    """

    def __init__(self, connection: Connection, values: ContactValues, *, found_at_once: bool = True) -> None:
        self._connection = connection
        self._found_at_once = found_at_once
        self._values = values
        self._likeness = SqlLikeness(connection)
        self._company_likeness = SqlCompanyLikeness(connection)
        self._searching = SqlSearching(connection)

    async def add_client(
        self,
        *,
        name: str,
        kind: ClientKind,
        manager: ManagerId | None = None,
        company: CompanyId | None = None,
        now: datetime,
    ) -> Client:
        """Add a person to the directory."""
        row = await one(
            self._connection,
            "INSERT INTO clients (name, search_key, kind, manager_id, company_id, created_at)"
            " VALUES (:name, :search_key, :kind, :manager, :company, :now) RETURNING id",
            name=name,
            search_key=search_key(name),
            kind=kind,
            manager=manager,
            company=company,
            now=epoch_ms(now),
        )
        if self._found_at_once:
            await self._likeness.take_in_client(ClientId(row["id"]), name)
        return await self.get_client(ClientId(row["id"]))

    async def add_company(self, *, name: str, now: datetime) -> Company:
        """Add an organisation to the directory."""
        row = await one(
            self._connection,
            "INSERT INTO companies (name, search_key, created_at) VALUES (:name, :search_key, :now) RETURNING id",
            name=name,
            search_key=search_key(name),
            now=epoch_ms(now),
        )
        if self._found_at_once:
            await self._company_likeness.take_in_company(CompanyId(row["id"]), name)
            await self._searching.take_in_now(Source.COMPANY, [row["id"]])
        return await self.get_company(CompanyId(row["id"]))

    async def get_client(self, client: ClientId) -> Client:
        """Return a client, by the number of a merged card too; raises NotFound, also for one that was removed."""
        row = await self._connection.row(
            f"SELECT {CLIENT} FROM clients c WHERE c.removed_at IS NULL"
            " AND c.id = coalesce((SELECT merged_into FROM clients WHERE id = :id), :id)",
            id=client,
        )
        if row is None:
            raise NotFound
        return client_of(row)

    async def list_numbered(self, clients: Sequence[ClientId]) -> list[Client]:
        """Return the clients with these numbers that were not removed."""
        rows = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c WHERE c.id IN (SELECT value FROM json_each(:clients))"
            " AND c.removed_at IS NULL",
            clients=json.dumps(clients),
        )
        return [client_of(row) for row in rows]

    async def find_client_name(self, client: ClientId) -> str | None:
        """Return the name also of a client who was removed."""
        row = await self._connection.row("SELECT name FROM clients WHERE id = :id", id=client)
        return str(row["name"]) if row else None

    async def get_company(self, company: CompanyId) -> Company:
        """Return a company, by the number of a merged card too; raises NotFound."""
        row = await self._connection.row(
            f"SELECT {COMPANY} FROM companies o WHERE o.removed_at IS NULL"
            " AND o.id = coalesce((SELECT merged_into FROM companies WHERE id = :id), :id)",
            id=company,
        )
        if row is None:
            raise NotFound
        return company_of(row)

    async def find_company_name(self, company: CompanyId) -> str | None:
        """Return the name also of a company that was removed."""
        row = await self._connection.row("SELECT name FROM companies WHERE id = :id", id=company)
        return str(row["name"]) if row else None

    async def save_client(self, client: Client) -> None:
        """Save what may change about a client; notes are added, not changed."""
        await self._connection.run(
            "UPDATE clients SET name = :name, search_key = :search_key, kind = :kind, manager_id = :manager,"
            " company_id = :company WHERE id = :id",
            id=client.id,
            name=client.name,
            search_key=search_key(client.name),
            kind=client.kind,
            manager=client.manager,
            company=client.company,
        )
        await self._likeness.take_in_client(client.id, client.name)

    async def save_company(self, company: Company) -> None:
        """Save what may change about a company."""
        await self._connection.run(
            "UPDATE companies SET name = :name, search_key = :search_key, manager_id = :manager, note = :note"
            " WHERE id = :id",
            id=company.id,
            name=company.name,
            search_key=search_key(company.name),
            manager=company.manager,
            note=company.note,
        )
        await self._company_likeness.take_in_company(company.id, company.name)
        await self._searching.take_in_now(Source.COMPANY, [company.id])

    async def add_note(self, client: ClientId, words: str, *, about: ActivityId, now: datetime) -> None:
        """Add a note that a decision about a client ended with; it stands as long as the decision."""
        row = await one(
            self._connection,
            "INSERT INTO client_notes (client_id, activity_id, words, created_at)"
            " VALUES (:client, :about, :words, :now) RETURNING id",
            client=client,
            about=about,
            words=words,
            now=epoch_ms(now),
        )
        await self._searching.take_in_now(Source.NOTE, [row["id"]])

    async def remove_client(self, client: ClientId, now: datetime) -> None:
        """Take a client out of the directory; its row and number stay."""
        await self._connection.run("UPDATE clients SET removed_at = :now WHERE id = :id", id=client, now=epoch_ms(now))

    async def remove_company(self, company: CompanyId, now: datetime) -> None:
        """Take a company out of the directory; its row and number stay."""
        await self._connection.run(
            "UPDATE companies SET removed_at = :now WHERE id = :id", id=company, now=epoch_ms(now)
        )

    async def list_clients_of(self, company: CompanyId, *, limit: int, skipped: int = 0) -> list[Client]:
        """Return the clients who belong to a company, by name."""
        rows = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c WHERE c.company_id = :company AND c.removed_at IS NULL"
            " ORDER BY c.search_key, c.id LIMIT :limit OFFSET :skipped",
            company=company,
            limit=limit,
            skipped=skipped,
        )
        return [client_of(row) for row in rows]

    async def count_clients_of(self, company: CompanyId) -> dict[ClientKind, int]:
        """Return how many people of each kind belong to a company."""
        rows = await self._connection.rows(
            "SELECT kind, count(*) AS n FROM clients WHERE company_id = :company AND removed_at IS NULL GROUP BY kind",
            company=company,
        )
        counted = {ClientKind(row["kind"]): int(row["n"]) for row in rows}
        return {kind: counted[kind] for kind in ClientKind if kind in counted}

    async def list_with_mailbox(self, mailbox: str, *, limit: int) -> list[Client]:
        """Return the clients who have an e-mail with this before the @, wherever, longest known first."""
        rows = await self._connection.rows(
            f"SELECT DISTINCT {CLIENT} FROM contact_values v JOIN ownerships w ON w.value_id = v.id"
            " JOIN clients c ON c.id = w.client_id WHERE v.kind = 'email' AND v.normal_form >= :begin"
            " AND v.normal_form < :beyond AND c.removed_at IS NULL ORDER BY c.id LIMIT :limit",
            begin=f"{mailbox}@",
            beyond=f"{mailbox}@\U0010ffff",
            limit=limit,
        )
        return [client_of(row) for row in rows]

    async def list_with_phones(self, phones: Sequence[str]) -> list[Client]:
        """Return the clients who have one of these numbers, in E.164, longest known first."""
        rows = await self._connection.rows(
            f"SELECT DISTINCT {CLIENT} FROM contact_values v JOIN ownerships w ON w.value_id = v.id"
            " JOIN clients c ON c.id = w.client_id WHERE v.kind = 'phone'"
            " AND v.normal_form IN (SELECT value FROM json_each(:phones)) AND c.removed_at IS NULL ORDER BY c.id",
            phones=json.dumps(list(phones)),
        )
        return [client_of(row) for row in rows]

    async def list_clients_at(self, mail_domain: str, *, limit: int) -> list[Client]:
        """Return the clients who have an e-mail at a domain, longest known first."""
        rows = await self._connection.rows(
            f"SELECT DISTINCT {CLIENT} FROM contact_values v JOIN ownerships w ON w.value_id = v.id"
            " JOIN clients c ON c.id = w.client_id WHERE v.mail_domain = :domain"
            " AND c.removed_at IS NULL ORDER BY c.id LIMIT :limit",
            domain=mail_domain,
            limit=limit,
        )
        return [client_of(row) for row in rows]

    async def list_companies_at(self, mail_domain: str, *, limit: int) -> list[Company]:
        """Return the companies that have an e-mail at a domain, longest known first.

        Where very many mailboxes are known anybody may have one: only the first of them are looked at.
        """
        rows = await self._connection.rows(
            f"SELECT DISTINCT {COMPANY} FROM ownerships w JOIN companies o ON o.id = w.company_id"
            " WHERE w.value_id IN (SELECT v.id FROM contact_values v WHERE v.mail_domain = :domain"
            " ORDER BY v.id LIMIT :mailboxes) AND o.removed_at IS NULL ORDER BY o.id LIMIT :limit",
            domain=mail_domain,
            mailboxes=MAILBOXES_OF_A_COMPANY,
            limit=limit,
        )
        return [company_of(row) for row in rows]

    async def find_namesakes(self, name: str, *, limit: int) -> list[Client]:
        """Return clients whose name is this one or begins with it, by name."""
        key = search_key(name)
        rows = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c WHERE c.search_key >= :key AND c.search_key < :beyond"
            " AND c.removed_at IS NULL ORDER BY c.search_key, c.id LIMIT :limit",
            key=key,
            beyond=f"{key}\U0010ffff",
            limit=limit,
        )
        return [client_of(row) for row in rows]

    async def client_points(self, client: ClientId) -> tuple[ContactPoint, ...]:
        """Return a client's contact points, the primary one first."""
        rows = await self._connection.rows(
            f"SELECT v.kind, v.normal_form, w.verified, w.origin, w.is_primary, {EXTENSION_OF_CLIENT} FROM ownerships w"
            " JOIN contact_values v ON v.id = w.value_id WHERE w.client_id = :client"
            " ORDER BY w.is_primary DESC, w.id",
            client=client,
        )
        return tuple(point_of(row) for row in rows)

    async def company_points(self, company: CompanyId) -> tuple[ContactPoint, ...]:
        """Return a company's contact points, the primary one first."""
        rows = await self._connection.rows(
            "SELECT v.kind, v.normal_form, w.verified, w.origin, w.is_primary, w.extension FROM ownerships w"
            " JOIN contact_values v ON v.id = w.value_id WHERE w.company_id = :company"
            " ORDER BY w.is_primary DESC, w.id",
            company=company,
        )
        return tuple(point_of(row) for row in rows)

    async def clients_owning(self, value: ContactValue) -> list[Client]:
        """Return the clients a value belongs to, longest known first."""
        rows = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c JOIN ownerships w ON w.client_id = c.id"
            " JOIN contact_values v ON v.id = w.value_id"
            " WHERE v.kind = :kind AND v.normal_form = :normal_form AND c.removed_at IS NULL ORDER BY c.id",
            kind=value.kind,
            normal_form=value.normal_form,
        )
        return [client_of(row) for row in rows]

    async def companies_owning(self, value: ContactValue) -> list[Company]:
        """Return the companies a value belongs to, longest known first."""
        rows = await self._connection.rows(
            f"SELECT {COMPANY} FROM companies o JOIN ownerships w ON w.company_id = o.id"
            " JOIN contact_values v ON v.id = w.value_id"
            " WHERE v.kind = :kind AND v.normal_form = :normal_form AND o.removed_at IS NULL ORDER BY o.id",
            kind=value.kind,
            normal_form=value.normal_form,
        )
        return [company_of(row) for row in rows]

    async def owners_of(self, value: ContactValue) -> tuple[list[Client], list[Company]]:
        """Return the clients and the companies a value belongs to, longest known first."""
        owners = await one(
            self._connection,
            "SELECT count(w.client_id) AS clients, count(w.company_id) AS companies FROM ownerships w"
            " JOIN contact_values v ON v.id = w.value_id WHERE v.kind = :kind AND v.normal_form = :normal_form",
            kind=value.kind,
            normal_form=value.normal_form,
        )
        clients = await self.clients_owning(value) if owners["clients"] else []
        return clients, await self.companies_owning(value) if owners["companies"] else []

    async def append_points(
        self,
        points: Sequence[ContactPoint],
        *,
        client: ClientId | None = None,
        company: CompanyId | None = None,
        now: datetime,
    ) -> tuple[int, ...]:
        """Append what the owner does not have yet; the first of its kind becomes primary, no other changes."""
        added = [
            await self._append(value_id, point, client=client, company=company, now=now)
            for value_id, point in await self._values.ensure_all(points)
        ]
        return tuple(ownership for ownership in added if ownership is not None)

    async def remove_ownerships(self, ownerships: Sequence[int]) -> None:
        """Take these ownerships away again."""
        for ownership in ownerships:
            await self._connection.run("DELETE FROM ownerships WHERE id = :id", id=ownership)

    async def take_from(self, owners: Sequence[Owner], value: ContactValue) -> tuple[TakenOwnership, ...]:
        """Let a value be these owners' no more; of their others of its kind the oldest becomes primary instead."""
        value_id = await self._values.ensure(value)
        taken = []
        for owner in owners:
            row = await self._connection.row(
                f"SELECT id FROM ownerships WHERE value_id = :value AND {kind_of(owner)}_id = :owner",
                value=value_id,
                owner=owner.id,
            )
            taken += [await self.retire(row["id"])] if row is not None else []
        return tuple(taken)

    async def retire(self, ownership: int, *, promoting: bool = True) -> TakenOwnership:
        """End an ownership; where it was primary, the oldest of its kind becomes it instead if that is wanted."""
        row = await one(
            self._connection,
            "DELETE FROM ownerships WHERE id = :id RETURNING id, value_id, client_id, company_id, verified, origin,"
            " is_primary, added_at, import_id, extension",
            id=ownership,
        )
        if row["extension"] is not None:
            await self._connection.run(
                "INSERT INTO taken_extensions (ownership_id, value_id, extension) VALUES (:id, :value, :extension)",
                id=row["id"],
                value=row["value_id"],
                extension=row["extension"],
            )
        promoted = await promote_oldest(self._connection, *_card_of(row)) if promoting else ()
        return _taken_of(row, promoted[0] if promoted else None)

    async def give_back(self, taken: Sequence[TakenOwnership]) -> None:
        """Put ownerships back as they were, the last taken first; an owner keeps a primary one that is newer."""
        for ownership in reversed(taken):
            await self._connection.run(
                "UPDATE ownerships SET is_primary = 0"
                " WHERE id = :id AND (client_id = :client OR company_id = :company)",
                id=ownership.promoted,
                client=ownership.client,
                company=ownership.company,
            )
            await self._connection.run(
                "INSERT INTO ownerships"
                " (id, value_id, client_id, company_id, verified, origin, is_primary, added_at, import_id, extension)"
                " SELECT :id, :value, :client, :company, :verified, :origin,"
                " CASE WHEN EXISTS (SELECT 1 FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
                "  WHERE (w.client_id = :client OR w.company_id = :company) AND w.is_primary = 1"
                "  AND v.kind = (SELECT kind FROM contact_values WHERE id = :value)) THEN 0 ELSE :primary END,"
                " :added_at, :file, (SELECT extension FROM taken_extensions WHERE ownership_id = :id)"
                " WHERE EXISTS (SELECT 1 FROM contact_values WHERE id = :value)",
                id=ownership.id,
                value=ownership.value,
                client=ownership.client,
                company=ownership.company,
                verified=int(ownership.verified),
                origin=ownership.origin,
                primary=int(ownership.primary),
                added_at=epoch_ms(ownership.added_at),
                file=ownership.file,
            )
            await self._connection.run("DELETE FROM taken_extensions WHERE ownership_id = :id", id=ownership.id)

    async def have_gone(self, ownerships: Sequence[int]) -> bool:
        """Return whether one of these ownerships is no more."""
        for ownership in ownerships:
            if await self._connection.row("SELECT 1 FROM ownerships WHERE id = :id", id=ownership) is None:
                return True
        return False

    async def own_again(self, taken: Sequence[TakenOwnership], *, besides: Sequence[int] = ()) -> bool:
        """Return whether an owner has got a value anew, by other ownerships, that was taken from them."""
        for ownership in taken:
            rows = await self._connection.rows(
                "SELECT id FROM ownerships WHERE value_id = :value AND client_id = :client"
                " UNION ALL SELECT id FROM ownerships WHERE value_id = :value AND company_id = :company",
                value=ownership.value,
                client=ownership.client,
                company=ownership.company,
            )
            if any(row["id"] not in besides for row in rows):
                return True
        return False

    async def get_owned(self, ownership: int) -> OwnedPoint:
        """Return a contact of a card in the directory; raises NotFound."""
        row = await self._connection.row(
            f"{OWNED} WHERE w.id = :id AND (c.id IS NULL OR c.removed_at IS NULL)"
            " AND (o.id IS NULL OR o.removed_at IS NULL)",
            id=ownership,
        )
        if row is None:
            raise NotFound
        return _owned_of(row)

    async def list_owned(self, owner: Owner) -> list[OwnedPoint]:
        """Return the contacts of a card, the primary ones first."""
        rows = await self._connection.rows(
            f"{OWNED} WHERE w.{kind_of(owner)}_id = :owner ORDER BY w.is_primary DESC, w.id", owner=owner.id
        )
        return [_owned_of(row) for row in rows]

    async def add_point(self, point: ContactPoint, owner: Owner, *, now: datetime) -> int | None:
        """Append a contact with its extension, as `append_points` does; return None where the owner has it."""
        client, company = (owner.id, None) if isinstance(owner, Client) else (None, owner.id)
        value_id = await self._values.ensure(point.value)
        return await self._append(value_id, point, client=client, company=company, now=now, extension=point.extension)

    async def make_main(self, ownership: int) -> int | None:
        """Let a contact be the primary one of its kind; return which was that."""
        row = await self._connection.row(
            f"UPDATE ownerships SET is_primary = 0 WHERE id IN ({BESIDES}) AND is_primary = 1 RETURNING id",
            id=ownership,
        )
        await self._connection.run("UPDATE ownerships SET is_primary = 1 WHERE id = :id", id=ownership)
        return int(row["id"]) if row else None

    async def have_a_main(self, owner: Owner) -> None:
        """Let the oldest contact of a kind be the primary one where none is."""
        await promote_oldest(self._connection, kind_of(owner), owner.id)

    async def _append(
        self,
        value_id: int,
        point: ContactPoint,
        *,
        client: ClientId | None,
        company: CompanyId | None,
        now: datetime,
        extension: str | None = None,
    ) -> int | None:
        row = await self._connection.row(
            "INSERT INTO ownerships"
            " (value_id, client_id, company_id, verified, origin, is_primary, added_at, extension)"
            " SELECT :value_id, :client, :company, :verified, :origin,"
            " CASE WHEN EXISTS (SELECT 1 FROM ownerships w WHERE (w.client_id = :client OR w.company_id = :company)"
            "  AND w.is_primary = 1 AND (SELECT v.kind FROM contact_values v WHERE v.id = w.value_id) = :kind)"
            " THEN 0 ELSE 1 END, :now, :extension"
            " WHERE NOT EXISTS (SELECT 1 FROM ownerships"
            "  WHERE value_id = :value_id AND (client_id = :client OR company_id = :company)) RETURNING id",
            value_id=value_id,
            client=client,
            company=company,
            kind=point.value.kind,
            verified=int(point.verified),
            origin=point.origin,
            now=epoch_ms(now),
            extension=extension,
        )
        if row is not None and self._found_at_once:
            await self._searching.take_in_now(Source.VALUE, [value_id])
        return int(row["id"]) if row else None


def search_key(name: str) -> str:
    """Return the form in which names are compared by search: NFC, lower case, ё as е, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace("ё", "е").split())


def client_of(row: Row) -> Client:
    return Client(
        id=ClientId(row["id"]),
        name=row["name"],
        kind=ClientKind(row["kind"]),
        manager=ManagerId(row["manager_id"]) if row["manager_id"] is not None else None,
        company=CompanyId(row["company_id"]) if row["company_id"] is not None else None,
        note=row["note"],
        created_at=from_epoch_ms(row["created_at"]),
    )


def _taken_of(row: Row, promoted: int | None) -> TakenOwnership:
    return TakenOwnership(
        id=row["id"],
        value=row["value_id"],
        client=_client_id(row),
        company=_company_id(row),
        verified=bool(row["verified"]),
        origin=Origin(row["origin"]),
        primary=bool(row["is_primary"]),
        added_at=from_epoch_ms(row["added_at"]),
        file=ImportId(row["import_id"]) if row["import_id"] is not None else None,
        promoted=promoted,
    )


def _card_of(row: Row) -> tuple[CardKind, int]:
    return (CardKind.COMPANY, row["company_id"]) if row["client_id"] is None else (CardKind.CLIENT, row["client_id"])


def _owned_of(row: Row) -> OwnedPoint:
    return OwnedPoint(
        id=row["id"],
        client=_client_id(row),
        company=_company_id(row),
        point=point_of(row),
        added_at=from_epoch_ms(row["added_at"]),
        file_name=row["file_name"],
    )


def _client_id(row: Row) -> ClientId | None:
    return ClientId(row["client_id"]) if row["client_id"] is not None else None


def _company_id(row: Row) -> CompanyId | None:
    return CompanyId(row["company_id"]) if row["company_id"] is not None else None


def company_of(row: Row) -> Company:
    return Company(
        id=CompanyId(row["id"]),
        name=row["name"],
        manager=ManagerId(row["manager_id"]) if row["manager_id"] is not None else None,
        note=row["note"],
        created_at=from_epoch_ms(row["created_at"]),
    )
