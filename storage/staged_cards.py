"""Staged cards: what some lines of a file bring, looked up together and written together.

A file has many thousands of lines, and hardly one of its contacts is known. One statement finds out which are; and what
new cards have is written at once for all of them, or sooner where somebody is to be found by it.
"""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue
from bot.domain.ids import ClientId, CompanyId, ImportId
from storage.connection import Connection
from storage.contact_values import mail_domain_of

_OWN = """
    INSERT INTO ownerships
        (value_id, client_id, company_id, verified, origin, is_primary, added_at, import_id, extension)
    SELECT v.id, :client, :company, 0, :origin, :primary, :now, :file, :extension FROM contact_values v
    WHERE v.kind = :kind AND v.normal_form = :normal_form
"""


class StagedCards:
    """Contacts and notes of cards that are in their tables already, and not yet in theirs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: set[ContactValue] = set()
        self._points: list[dict[str, object]] = []
        self._notes: list[dict[str, object]] = []

    async def look_ahead(self, values: Collection[ContactValue]) -> None:
        """Find out which of the values in the lines to come nobody has."""
        self._new = set(values)
        for kind in ContactKind:
            forms = [value.normal_form for value in values if value.kind is kind]
            if forms:
                known = await self._connection.rows(
                    "SELECT normal_form FROM contact_values WHERE kind = :kind"
                    " AND normal_form IN (SELECT value FROM json_each(:forms))",
                    kind=kind,
                    forms=json.dumps(forms),
                )
                self._new -= {ContactValue(kind=kind, normal_form=row["normal_form"]) for row in known}

    async def are_new(self, values: Sequence[ContactValue]) -> bool:
        """Tell whether nobody has any of these values; where that has to be looked up, all of it can be found."""
        if self._new.issuperset(values):
            return True
        await self.write()
        return False

    async def count_as_known(self, values: Collection[ContactValue]) -> None:
        """Keep in mind that somebody gets these values, and let all of it be found."""
        self._new -= set(values)
        await self.write()

    def add_note(self, client: ClientId, words: str, now: datetime) -> None:
        """Add a note to a new card."""
        self._notes.append({"client": client, "words": words, "now": epoch_ms(now)})

    def add_points(
        self,
        file: ImportId,
        points: Sequence[ContactPoint],
        *,
        client: ClientId | None = None,
        company: CompanyId | None = None,
        now: datetime,
    ) -> None:
        """Add contacts to a new card, the first of each kind as its primary one."""
        first = {point.value.kind: point.value for point in reversed(points)}
        self._new -= {point.value for point in points}
        self._points += [
            {
                "kind": point.value.kind,
                "normal_form": point.value.normal_form,
                "mail_domain": mail_domain_of(point.value),
                "client": client,
                "company": company,
                "origin": point.origin,
                "primary": int(first[point.value.kind] == point.value),
                "now": epoch_ms(now),
                "file": file,
                "extension": point.extension,
            }
            for point in points
        ]

    async def write(self) -> None:
        """Bring what was added into its tables."""
        for sql, rows in (
            (
                "INSERT INTO contact_values (kind, normal_form, mail_domain) VALUES (:kind, :normal_form, :mail_domain)"
                " ON CONFLICT (kind, normal_form) DO NOTHING",
                self._points,
            ),
            (_OWN, self._points),
            (
                "INSERT INTO client_notes (client_id, words, created_at) VALUES (:client, :words, :now)",
                self._notes,
            ),
        ):
            if rows:
                await self._connection.run_many(sql, rows)
        self._points, self._notes = [], []
