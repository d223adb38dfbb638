"""Exclusions: values that become no interest and no lead, and what each of them stopped or marked."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.contact_points import HIDDEN, ContactKind, ContactValue
from bot.domain.errors import NotFound
from bot.domain.exclusion import Exclusion, ExclusionReason, StoppedWords
from bot.domain.ids import ExclusionId, LeadId, ManagerId, ProspectId
from storage.connection import Connection, Row, one
from storage.contact_values import ContactValues, value_of
from storage.hidden_values import HiddenValues

COLUMNS = (
    "e.id, v.kind, v.normal_form, e.reason, e.over_client, e.lead_id, e.added_by, e.added_at,"
    " (SELECT COALESCE(sum(s.times), 0) FROM stopped s WHERE s.exclusion_id = e.id) AS stopped,"
    " (SELECT count(*) FROM marked m WHERE m.exclusion_id = e.id) AS marked"
)
TABLES = "exclusions e JOIN contact_values v ON v.id = e.value_id"
STOPPED = "prospect_id, words, stopped_at"
SELECT = f"SELECT {COLUMNS} FROM {TABLES}"


class SqlExclusions:
    """The tables `exclusions`, `stopped` and `marked`."""

    def __init__(self, connection: Connection, values: ContactValues, hidden: HiddenValues) -> None:
        self._connection = connection
        self._values = values
        self._hidden = hidden

    async def add(
        self,
        *,
        value: ContactValue,
        reason: ExclusionReason,
        over_client: bool,
        lead: LeadId | None,
        by: ManagerId,
        now: datetime,
    ) -> ExclusionId | None:
        """Exclude a value; return None where it is excluded already."""
        if await self.find(value) is not None:
            return None
        row = await self._connection.row(
            "INSERT INTO exclusions (value_id, reason, over_client, lead_id, added_by, added_at)"
            " VALUES (:value_id, :reason, :over_client, :lead, :by, :now)"
            " ON CONFLICT (value_id) WHERE lifted_at IS NULL DO NOTHING RETURNING id",
            value_id=await self._values.ensure(value),
            reason=reason,
            over_client=int(over_client),
            lead=lead,
            by=by,
            now=epoch_ms(now),
        )
        return ExclusionId(row["id"]) if row else None

    async def get(self, exclusion: ExclusionId) -> Exclusion:
        """Return an exclusion, lifted or not; raises NotFound."""
        row = await self._connection.row(f"{SELECT} WHERE e.id = :id", id=exclusion)
        if row is None:
            raise NotFound
        return _exclusion_of(row)

    async def find(self, value: ContactValue) -> Exclusion | None:
        """Return the exclusion in force for a value."""
        row = await self._connection.row(
            f"{SELECT} WHERE v.kind = :kind AND v.normal_form IN (:normal_form, :hidden) AND e.lifted_at IS NULL",
            kind=value.kind,
            normal_form=value.normal_form,
            hidden=self._hidden.find(value),
        )
        return _exclusion_of(row) if row else None

    async def list_in_force(self, *, limit: int, after: int = 0) -> list[Exclusion]:
        """Return the exclusions in force, newest first, without the first ones."""
        rows = await self._connection.rows(
            f"{SELECT} WHERE e.lifted_at IS NULL ORDER BY e.id DESC LIMIT :limit OFFSET :after",
            limit=limit,
            after=after,
        )
        return [_exclusion_of(row) for row in rows]

    async def count_in_force(self) -> int:
        """Return how many exclusions are in force."""
        row = await one(self._connection, "SELECT count(*) AS n FROM exclusions WHERE lifted_at IS NULL")
        return int(row["n"])

    async def count_unrecognisable(self) -> int:
        """Return how many in force were hidden with a key that is not the one beside the database."""
        row = await one(
            self._connection,
            f"SELECT count(*) AS n FROM {TABLES} WHERE e.lifted_at IS NULL"
            " AND v.normal_form LIKE :hidden AND v.normal_form NOT LIKE :mark",
            hidden=f"{HIDDEN}%",
            mark=f"{self._hidden.mark}%",
        )
        return int(row["n"])

    async def search_in_force(self, words: str, *, limit: int) -> list[Exclusion]:
        """Return those of the newest in force that have the words in their value, or in the name of who is behind."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS}, p.name FROM {TABLES}"
            " LEFT JOIN prospects p ON v.kind = 'telegram' AND p.telegram_id = CAST(v.normal_form AS INTEGER)"
            " WHERE e.lifted_at IS NULL ORDER BY e.id DESC LIMIT :limit",
            limit=limit,
        )
        return [_exclusion_of(row) for row in rows if _has(row, words)]

    async def lift(self, exclusion: ExclusionId, by: ManagerId, now: datetime) -> bool:
        """Lift an exclusion; return whether it was in force until now."""
        row = await self._connection.row(
            "UPDATE exclusions SET lifted_by = :by, lifted_at = :now WHERE id = :id AND lifted_at IS NULL RETURNING id",
            id=exclusion,
            by=by,
            now=epoch_ms(now),
        )
        return row is not None

    async def put_back(self, exclusion: ExclusionId) -> None:
        """Let a lifted exclusion be in force again, unless its value has been excluded anew."""
        await self._connection.run(
            "UPDATE exclusions SET lifted_by = NULL, lifted_at = NULL WHERE id = :id AND NOT EXISTS"
            " (SELECT 1 FROM exclusions e WHERE e.value_id = exclusions.value_id AND e.lifted_at IS NULL)",
            id=exclusion,
        )

    async def find_last_stopped(self, exclusion: ExclusionId) -> StoppedWords | None:
        """Return the newest words that an exclusion stopped."""
        row = await self._connection.row(
            f"SELECT {STOPPED} FROM stopped WHERE exclusion_id = :exclusion AND words IS NOT NULL"
            " AND prospect_id IS NOT NULL ORDER BY id DESC LIMIT 1",
            exclusion=exclusion,
        )
        return _stopped_of(row) if row else None

    async def add_stopped(
        self,
        exclusion: ExclusionId,
        prospect: ProspectId,
        words: str | None,
        now: datetime,
        *,
        told_before: bool = False,
    ) -> None:
        """Keep, readable, what an exclusion stopped, and of whom; what was told before is not to be restored."""
        await self._connection.run(
            "INSERT INTO stopped (exclusion_id, prospect_id, words, stopped_at, restored_at)"
            " VALUES (:exclusion, :prospect, :words, :now, :restored_at)",
            exclusion=exclusion,
            prospect=prospect,
            words=words,
            now=epoch_ms(now),
            restored_at=epoch_ms(now) if told_before else None,
        )

    async def count_stopped(
        self, exclusion: ExclusionId, prospect: ProspectId, now: datetime, *, since: datetime
    ) -> None:
        """Count once more that something of somebody was stopped, beside what was counted since a moment."""
        counted = await self._connection.row(
            "UPDATE stopped SET times = times + 1 WHERE id = (SELECT max(id) FROM stopped WHERE prospect_id = :prospect"
            " AND stopped_at > :since AND exclusion_id = :exclusion AND words IS NULL AND restored_at IS NULL)"
            " RETURNING id",
            exclusion=exclusion,
            prospect=prospect,
            since=epoch_ms(since),
        )
        if counted is None:
            await self.add_stopped(exclusion, prospect, None, now)

    async def count_stopped_words(self, prospect: ProspectId, since: datetime) -> int:
        """Return how often words of somebody were stopped since a moment."""
        row = await one(
            self._connection,
            "SELECT count(*) AS n FROM stopped WHERE prospect_id = :prospect AND stopped_at > :since"
            " AND words IS NOT NULL",
            prospect=prospect,
            since=epoch_ms(since),
        )
        return int(row["n"])

    async def restore_stopped(self, exclusion: ExclusionId, now: datetime) -> list[StoppedWords]:
        """Return the words that stand in no journal yet, oldest first: from now on they do."""
        rows = await self._connection.rows(
            "UPDATE stopped SET restored_at = :now WHERE exclusion_id = :exclusion AND restored_at IS NULL"
            f" AND words IS NOT NULL AND prospect_id IS NOT NULL RETURNING id, {STOPPED}",
            exclusion=exclusion,
            now=epoch_ms(now),
        )
        return [_stopped_of(row) for row in sorted(rows, key=lambda row: int(row["id"]))]

    async def add_marked(self, exclusion: ExclusionId, lead: LeadId) -> None:
        """Keep that an exclusion let a lead through, with a warning on its card; once a lead."""
        await self._connection.run(
            "INSERT INTO marked (exclusion_id, lead_id) VALUES (:exclusion, :lead)"
            " ON CONFLICT (exclusion_id, lead_id) DO NOTHING",
            exclusion=exclusion,
            lead=lead,
        )


def _has(row: Row, words: str) -> bool:
    """Whether the words are in the value, as written or by the digits of it, or in the name of who is behind it."""
    sought, value = words.casefold(), value_of(row)
    if value.is_hidden:
        return False
    digits = "".join(sign for sign in words if sign.isdigit())
    if sought in value.normal_form or (value.kind is ContactKind.PHONE and digits and digits in value.normal_form):
        return True
    return sought in (row["name"] or "").casefold()


def _exclusion_of(row: Row) -> Exclusion:
    return Exclusion(
        id=ExclusionId(row["id"]),
        value=value_of(row),
        reason=ExclusionReason(row["reason"]),
        over_client=bool(row["over_client"]),
        lead=LeadId(row["lead_id"]) if row["lead_id"] is not None else None,
        added_by=ManagerId(row["added_by"]),
        added_at=from_epoch_ms(row["added_at"]),
        stopped=row["stopped"],
        marked=row["marked"],
    )


def _stopped_of(row: Row) -> StoppedWords:
    return StoppedWords(
        prospect=ProspectId(row["prospect_id"]), words=row["words"], stopped_at=from_epoch_ms(row["stopped_at"])
    )
