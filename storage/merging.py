"""Merging: what goes from card to card when two are found to be one, and back; and which are not the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.contact_points import ContactValue
from bot.domain.ids import ActivityId, ClientId, LeadId
from bot.domain.merging import CardKind, OwnershipBefore, Rearranged
from storage.connection import Connection, Row
from storage.primary_contacts import promote_oldest

_CARDS = {CardKind.CLIENT: "clients", CardKind.COMPANY: "companies"}
_BEFORE = "w.id, w.is_primary, w.verified, w.extension IS NOT NULL AS extended"


class SqlMerging:
    """The table `told_apart`; and whose ownerships, leads, notes and people are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def move_all(self, kind: CardKind, other: int, kept: int, now: datetime) -> Rearranged:
        """Let what one card has be another's, and whoever asks for the one be led to the other.

        A contact that both have stays on both, and the kept one learns what only the other knew of it.
        """
        rearranged = Rearranged(
            other=other,
            ownerships=(*await self._learn(kind, other, kept), *await self._move_points(kind, other, kept)),
            leads=tuple(map(LeadId, await self._hand_over("leads", f"{kind}_id", other, kept))),
            led_here=await self._hand_over(_CARDS[kind], "merged_into", other, kept),
        )
        await self.lead_on(kind, other, kept, now)
        if kind is CardKind.CLIENT:
            return replace(rearranged, notes=await self._hand_over("client_notes", "client_id", other, kept))
        people = await self._hand_over("clients", "company_id", other, kept)
        return replace(rearranged, people=tuple(map(ClientId, people)))

    async def move_chosen(
        self, client: ClientId, to: ClientId, values: Sequence[ContactValue], leads: Sequence[LeadId]
    ) -> Rearranged:
        """Let some contacts and leads of a client be another's; of what stays the oldest becomes primary instead."""
        moved = [was for value in values for was in await self._move_point(client, to, value)]
        promoted = await promote_oldest(self._connection, CardKind.CLIENT, client)
        gone = [lead for lead in leads if await self._hand_over_one("leads", "client_id", lead, client, to)]
        return Rearranged(other=to, ownerships=tuple(moved), promoted=promoted, leads=tuple(gone))

    async def move_back(self, kind: CardKind, rearranged: Rearranged, *, came_to: int, back_to: int) -> None:
        """Put everything back to where it was before it came to a card.

        A primary contact that is newer stays the primary one, and where none is any more the oldest becomes it.
        """
        await self._connection.run_many(
            "UPDATE ownerships SET is_primary = 0 WHERE id = :id", [{"id": row} for row in rearranged.promoted]
        )
        for was in sorted(rearranged.ownerships, key=lambda each: each.primary):
            await self._put_back(kind, was, came_to=came_to)
        await promote_oldest(self._connection, kind, came_to)
        for table, column, rows in (
            ("leads", f"{kind}_id", rearranged.leads),
            ("client_notes", "client_id", rearranged.notes),
            ("clients", "company_id", rearranged.people),
            (_CARDS[kind], "merged_into", rearranged.led_here),
        ):
            for row in rows:
                await self._hand_over_one(table, column, row, came_to, back_to)

    async def show_again(self, kind: CardKind, card: int) -> None:
        """Put a card back into the directory."""
        await self._connection.run(
            f"UPDATE {_CARDS[kind]} SET removed_at = NULL, merged_into = NULL WHERE id = :id", id=card
        )

    async def lead_on(self, kind: CardKind, card: int, to: int, now: datetime) -> None:
        """Take a card away; its row stays, and whoever asks for it is led to another."""
        await self._connection.run(
            f"UPDATE {_CARDS[kind]} SET removed_at = :now, merged_into = :to WHERE id = :id",
            id=card,
            to=to,
            now=epoch_ms(now),
        )

    async def have_stayed(self, kind: CardKind, card: int, rearranged: Rearranged) -> bool:
        """Return whether the contacts and leads that came to a card are still there."""
        for table, rows in (
            ("ownerships", [was.id for was in rearranged.ownerships if was.owner != card]),
            ("leads", rearranged.leads),
        ):
            for row in rows:
                found = await self._connection.row(
                    f"SELECT 1 FROM {table} WHERE id = :id AND {kind}_id = :card", id=row, card=card
                )
                if found is None:
                    return False
        return True

    async def has_more(self, client: ClientId, rearranged: Rearranged) -> bool:
        """Return whether a client has any contact, lead or note besides these."""
        for table, rows in (
            ("ownerships", {was.id for was in rearranged.ownerships}),
            ("leads", set(rearranged.leads)),
            ("client_notes", set(rearranged.notes)),
        ):
            found = await self._connection.rows(f"SELECT id FROM {table} WHERE client_id = :client", client=client)
            if not {row["id"] for row in found} <= rows:
                return True
        return False

    async def tell_apart(self, kind: CardKind, one: int, other: int, *, by: ActivityId) -> None:
        """Keep that two cards are not the same, as long as a line of history stands."""
        await self._connection.run(
            "INSERT INTO told_apart (activity_id, card, first_id, second_id) VALUES (:by, :card, :first, :second)",
            by=by,
            card=kind,
            first=min(one, other),
            second=max(one, other),
        )

    async def find_told_apart(self, kind: CardKind, one: int, other: int) -> ActivityId | None:
        """Return the line of history that says that two cards are not the same, as long as it stands."""
        row = await self._connection.row(
            "SELECT t.activity_id FROM told_apart t WHERE t.card = :card AND t.first_id = :first"
            " AND t.second_id = :second AND NOT EXISTS (SELECT 1 FROM activities u WHERE u.undoes = t.activity_id)",
            card=kind,
            first=min(one, other),
            second=max(one, other),
        )
        return ActivityId(row["activity_id"]) if row else None

    async def _learn(self, kind: CardKind, other: int, kept: int) -> list[OwnershipBefore]:
        """Let a contact that both have be verified if it is on one of the cards, and have its extension."""
        rows = await self._connection.rows(
            f"SELECT {_BEFORE}, o.verified AS also_verified, o.extension AS also_extension FROM ownerships w"
            f" JOIN ownerships o ON o.value_id = w.value_id WHERE w.{kind}_id = :kept AND o.{kind}_id = :other"
            " AND (o.verified > w.verified OR (w.extension IS NULL AND o.extension IS NOT NULL)) ORDER BY w.id",
            kept=kept,
            other=other,
        )
        await self._connection.run_many(
            "UPDATE ownerships SET verified = max(verified, :verified), extension = coalesce(extension, :extension)"
            " WHERE id = :id",
            [{"id": row["id"], "verified": row["also_verified"], "extension": row["also_extension"]} for row in rows],
        )
        return [_before(row, kept) for row in rows]

    async def _move_points(self, kind: CardKind, other: int, kept: int) -> list[OwnershipBefore]:
        """Append the contacts that a card does not have yet; its primary ones stay."""
        rows = await self._connection.rows(
            f"SELECT {_BEFORE} FROM ownerships w WHERE w.{kind}_id = :other"
            f" AND NOT EXISTS (SELECT 1 FROM ownerships k WHERE k.{kind}_id = :kept AND k.value_id = w.value_id)"
            " ORDER BY w.id",
            other=other,
            kept=kept,
        )
        for row in rows:
            await self._own(kind, row["id"], kept, primary=bool(row["is_primary"]))
        return [_before(row, other) for row in rows]

    async def _move_point(self, client: ClientId, to: ClientId, value: ContactValue) -> list[OwnershipBefore]:
        """Let a contact be another client's, the first of its kind as the primary one."""
        rows = await self._connection.rows(
            f"SELECT {_BEFORE} FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
            " WHERE w.client_id = :client AND v.kind = :kind AND v.normal_form = :normal_form",
            client=client,
            kind=value.kind,
            normal_form=value.normal_form,
        )
        for row in rows:
            await self._own(CardKind.CLIENT, row["id"], to, primary=True)
        return [_before(row, client) for row in rows]

    async def _own(self, kind: CardKind, ownership: int, card: int, *, primary: bool) -> None:
        """Let a contact be a card's; where that has a primary one of its kind, it is not primary."""
        await self._connection.run(
            f"UPDATE ownerships SET {kind}_id = :card, is_primary = CASE WHEN EXISTS (SELECT 1 FROM ownerships o"
            f" JOIN contact_values v ON v.id = o.value_id WHERE o.{kind}_id = :card AND o.is_primary = 1"
            " AND o.id <> :id AND v.kind = (SELECT kind FROM contact_values WHERE id = ownerships.value_id))"
            " THEN 0 ELSE :primary END WHERE id = :id",
            id=ownership,
            card=card,
            primary=int(primary),
        )

    async def _put_back(self, kind: CardKind, was: OwnershipBefore, *, came_to: int) -> None:
        if was.owner != came_to:
            await self._own(kind, was.id, was.owner, primary=was.primary)
        await self._connection.run(
            "UPDATE ownerships SET verified = :verified, extension = CASE WHEN :extended THEN extension END"
            " WHERE id = :id",
            id=was.id,
            verified=int(was.verified),
            extended=int(was.extended),
        )

    async def _hand_over(self, table: str, column: str, other: int, kept: int) -> tuple[int, ...]:
        rows = await self._connection.rows(
            f"UPDATE {table} SET {column} = :kept WHERE {column} = :other RETURNING id", kept=kept, other=other
        )
        return tuple(sorted(row["id"] for row in rows))

    async def _hand_over_one(self, table: str, column: str, row: int, other: int, kept: int) -> bool:
        found = await self._connection.row(
            f"UPDATE {table} SET {column} = :kept WHERE id = :id AND {column} = :other RETURNING id",
            id=row,
            kept=kept,
            other=other,
        )
        return found is not None


def _before(row: Row, owner: int) -> OwnershipBefore:
    return OwnershipBefore(
        id=row["id"],
        owner=owner,
        primary=bool(row["is_primary"]),
        verified=bool(row["verified"]),
        extended=bool(row["extended"]),
    )
