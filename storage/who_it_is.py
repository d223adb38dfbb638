"""Who it is: what the team has answered about contacts of several clients. It holds numbers only."""

from collections.abc import Sequence

from bot.domain.contact_points import ContactValue
from bot.domain.ids import ActivityId, ClientId, LeadId
from bot.domain.who_it_is import SaidWho
from storage.connection import Connection, Row
from storage.contact_values import ContactValues, value_of

MOST_LOOKED_AT = 20


class SqlWhoItIs:
    """The table `who_it_is`."""

    def __init__(self, connection: Connection, values: ContactValues) -> None:
        self._connection = connection
        self._values = values

    async def add(
        self, line: ActivityId, values: Sequence[ContactValue], *, lead: LeadId | None, client: ClientId | None
    ) -> None:
        """Keep an answer about some contacts; without a client it is somebody else."""
        await self._connection.run_many(
            "INSERT INTO who_it_is (activity_id, value_id, lead_id, client_id)"
            " VALUES (:line, :value_id, :lead, :client)",
            [
                {"line": line, "value_id": await self._values.ensure(value), "lead": lead, "client": client}
                for value in values
            ],
        )

    async def rule_out(
        self, line: ActivityId, values: Sequence[ContactValue], *, lead: LeadId | None, client: ClientId
    ) -> None:
        """Keep that some contacts are not a client's."""
        await self.add(line, values, lead=lead, client=client)
        await self._connection.run("UPDATE who_it_is SET ruled_out = 1 WHERE activity_id = :line", line=line)

    async def list_ruled_out(self, value: ContactValue) -> list[SaidWho]:
        """Return of whom it was answered, and is not doubted, that a contact is not theirs, the last answer first."""
        found = await self._list(value, ruled_out=True)
        return [said for said in found if not said.doubted]

    async def list_about(self, value: ContactValue) -> list[SaidWho]:
        """Return what was answered about a contact, the last answer first; of a merged card, the one it leads to."""
        return await self._list(value, ruled_out=False)

    async def _list(self, value: ContactValue, *, ruled_out: bool) -> list[SaidWho]:
        rows = await self._connection.rows(
            "SELECT w.activity_id, w.lead_id, l.name, coalesce(c.merged_into, c.id) AS client_id,"
            " w.doubted_by IS NOT NULL AS doubted FROM contact_values v JOIN who_it_is w ON w.value_id = v.id"
            " LEFT JOIN clients c ON c.id = w.client_id LEFT JOIN leads l ON l.id = w.lead_id"
            " WHERE v.kind = :kind AND v.normal_form = :normal_form"
            " AND w.ruled_out = :ruled_out ORDER BY w.activity_id DESC LIMIT :limit",
            kind=value.kind,
            normal_form=value.normal_form,
            ruled_out=int(ruled_out),
            limit=MOST_LOOKED_AT,
        )
        return [_said_who(row) for row in rows]

    async def list_values(self, line: ActivityId) -> list[ContactValue]:
        """Return the contacts that an answer is about, as long as nobody doubts it."""
        rows = await self._connection.rows(
            "SELECT v.kind, v.normal_form FROM who_it_is w JOIN contact_values v ON v.id = w.value_id"
            " WHERE w.activity_id = :line AND w.doubted_by IS NULL ORDER BY v.id",
            line=line,
        )
        return [value_of(row) for row in rows]

    async def doubt(self, line: ActivityId, *, by: ActivityId) -> None:
        """Let it be asked again, as another line of history says."""
        await self._connection.run(
            "UPDATE who_it_is SET doubted_by = :by WHERE activity_id = :line AND doubted_by IS NULL", line=line, by=by
        )

    async def drop(self, line: ActivityId) -> None:
        """Forget an answer that goes with its decision."""
        await self._connection.run("DELETE FROM who_it_is WHERE activity_id = :line", line=line)


def _said_who(row: Row) -> SaidWho:
    return SaidWho(
        line=ActivityId(row["activity_id"]),
        client=ClientId(row["client_id"]) if row["client_id"] is not None else None,
        lead=LeadId(row["lead_id"]) if row["lead_id"] is not None else None,
        name=row["name"] or None,
        doubted=bool(row["doubted"]),
    )
