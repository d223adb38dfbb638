"""Prospects: who showed interest, how they introduced themselves, what they consented to."""

from collections.abc import Sequence
from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.errors import NotFound
from bot.domain.ids import ProspectId
from bot.domain.prospect import Prospect
from storage.connection import Connection, Row, one
from storage.contact_values import BETTER_KNOWN, ContactValues, point_of

# Somebody without a lead whose last question nobody answered, and who is not excluded.
ASKING = (
    "asked_at IS NOT NULL AND EXISTS (SELECT 1 FROM interests i WHERE i.prospect_id = prospects.id)"
    " AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.prospect_id = prospects.id AND l.closed_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM contact_values v JOIN exclusions e ON e.value_id = v.id AND e.lifted_at IS NULL"
    " WHERE v.kind = 'telegram' AND v.normal_form = CAST(prospects.telegram_id AS TEXT))"
)
# Of `prospects p`: whose interest became no request. It ages as that of people without a name, whoever showed it.
WITHOUT_LEAD = "NOT EXISTS (SELECT 1 FROM leads l WHERE l.prospect_id = p.id AND l.removed_at IS NULL)"
JUST_INTERESTED = f"(p.name IS NULL OR {WITHOUT_LEAD})"
COLUMNS = (
    "id, telegram_id, telegram_name, username, language, name, blocked_at, created_at, asked_at, invited_at,"
    " private_since"
)


class SqlProspects:
    """The tables `prospects`, `prospect_contact_points` and `consents`."""

    def __init__(self, connection: Connection, values: ContactValues) -> None:
        self._connection = connection
        self._values = values

    async def add(
        self,
        *,
        telegram_id: int | None,
        telegram_name: str | None,
        username: str | None,
        language: str,
        now: datetime,
        private_since: datetime | None = None,
    ) -> Prospect:
        """Add somebody who is seen for the first time."""
        row = await one(
            self._connection,
            "INSERT INTO prospects (telegram_id, telegram_name, username, language, created_at, private_since)"
            " VALUES (:telegram_id, :telegram_name, :username, :language, :now, :private_since)"
            f" RETURNING {COLUMNS}",
            telegram_id=telegram_id,
            telegram_name=telegram_name,
            username=username,
            language=language,
            now=epoch_ms(now),
            private_since=epoch_ms(private_since) if private_since is not None else None,
        )
        return prospect_of(row)

    async def get(self, prospect: ProspectId) -> Prospect:
        """Return a prospect; raises NotFound, also for one that was erased."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM prospects WHERE id = :id AND erased_at IS NULL", id=prospect
        )
        if row is None:
            raise NotFound
        return prospect_of(row)

    async def find_by_telegram(self, telegram_id: int) -> Prospect | None:
        """Return the prospect behind a messenger account."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM prospects WHERE telegram_id = :telegram_id", telegram_id=telegram_id
        )
        return prospect_of(row) if row else None

    async def find_by_username(self, username: str) -> Prospect | None:
        """Return who wrote last under a @username; Telegram knows no difference between its large and small letters."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM prospects WHERE lower(username) = :username AND username IS NOT NULL"
            " ORDER BY id DESC LIMIT 1",
            username=username.lower(),
        )
        return prospect_of(row) if row else None

    async def find_by_value(self, value: ContactValue) -> Prospect | None:
        """Return who has a phone or mailbox: whoever has an account too comes first."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM prospects WHERE id IN (SELECT p.prospect_id FROM prospect_contact_points p"
            " JOIN contact_values v ON v.id = p.value_id WHERE v.kind = :kind AND v.normal_form = :normal_form)"
            " ORDER BY (telegram_id IS NULL), id LIMIT 1",
            kind=value.kind,
            normal_form=value.normal_form,
        )
        return prospect_of(row) if row else None

    async def save(self, prospect: Prospect) -> None:
        """Save the profile: Telegram name, username, language, whether the bot may write there."""
        await self._connection.run(
            "UPDATE prospects SET telegram_name = :telegram_name, username = :username, language = :language,"
            " blocked_at = :blocked_at, private_since = :private_since WHERE id = :id",
            id=prospect.id,
            telegram_name=prospect.telegram_name,
            username=prospect.username,
            language=prospect.language,
            blocked_at=epoch_ms(prospect.blocked_at) if prospect.blocked_at else None,
            private_since=epoch_ms(prospect.private_since) if prospect.private_since else None,
        )

    async def save_asked(self, prospect: ProspectId, now: datetime) -> None:
        """Keep that a prospect asked something that waits for an answer; who asks again waits since the first time."""
        await self._connection.run(
            "UPDATE prospects SET asked_at = COALESCE(asked_at, :now) WHERE id = :id", id=prospect, now=epoch_ms(now)
        )

    async def save_answered(self, prospect: ProspectId) -> None:
        """Keep that nothing a prospect asked until now waits any more."""
        await self._connection.run("UPDATE prospects SET asked_at = NULL WHERE id = :id", id=prospect)

    async def save_invited(self, prospect: ProspectId, now: datetime) -> None:
        """Keep when a prospect was last invited to introduce itself."""
        await self._connection.run(
            "UPDATE prospects SET invited_at = :now WHERE id = :id", id=prospect, now=epoch_ms(now)
        )

    async def list_asking(self, *, limit: int) -> list[Prospect]:
        """Return those without a lead who wait for an answer and are not excluded, who began to wait last first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM prospects WHERE {ASKING} ORDER BY asked_at DESC, id DESC LIMIT :limit", limit=limit
        )
        return [prospect_of(row) for row in rows]

    async def find_newest(self) -> int:
        """Return the highest number of a prospect; 0 where there is none."""
        row = await one(self._connection, "SELECT COALESCE(max(id), 0) AS newest FROM prospects")
        return int(row["newest"])

    async def count_asking(self) -> int:
        """Return how many wait for an answer."""
        row = await one(self._connection, f"SELECT count(*) AS n FROM prospects WHERE {ASKING}")
        return int(row["n"])

    async def introduce(self, prospect: ProspectId, name: str, points: Sequence[ContactPoint], now: datetime) -> None:
        """Keep how a prospect introduced itself; a value given again keeps its best proof."""
        await self._connection.run("UPDATE prospects SET name = :name WHERE id = :id", id=prospect, name=name)
        await self.add_points(prospect, points, now)

    async def add_points(self, prospect: ProspectId, points: Sequence[ContactPoint], now: datetime) -> None:
        """Keep contacts of a prospect, whoever told them; a value given again keeps its best proof."""
        for value_id, point in await self._values.ensure_all(points):
            await self._connection.run(
                "INSERT INTO prospect_contact_points AS known"
                " (prospect_id, value_id, verified, origin, is_primary, extension, given_at)"
                " VALUES (:prospect, :value_id, :verified, :origin, :is_primary, :extension, :now)"
                " ON CONFLICT (prospect_id, value_id) DO UPDATE SET"
                f" {BETTER_KNOWN}",
                prospect=prospect,
                value_id=value_id,
                verified=int(point.verified),
                origin=point.origin,
                is_primary=int(point.primary),
                extension=point.extension,
                now=epoch_ms(now),
            )

    async def replace_points(
        self, prospect: ProspectId, wrong: Sequence[ContactValue], point: ContactPoint, now: datetime
    ) -> None:
        """Let a contact be the first one a prospect introduced itself with, in place of wrong ones."""
        for value in wrong:
            await self._connection.run(
                "DELETE FROM prospect_contact_points WHERE prospect_id = :prospect AND value_id ="
                " (SELECT id FROM contact_values WHERE kind = :kind AND normal_form = :normal_form)",
                prospect=prospect,
                kind=value.kind,
                normal_form=value.normal_form,
            )
        await self._connection.run(
            "UPDATE prospect_contact_points SET is_primary = 0 WHERE prospect_id = :prospect", prospect=prospect
        )
        await self._connection.run(
            "INSERT INTO prospect_contact_points AS known"
            " (prospect_id, value_id, verified, origin, is_primary, extension, given_at)"
            " VALUES (:prospect, :value_id, :verified, :origin, 1, :extension, :now)"
            " ON CONFLICT (prospect_id, value_id) DO UPDATE SET is_primary = 1,"
            f" {BETTER_KNOWN}",
            prospect=prospect,
            value_id=await self._values.ensure(point.value),
            verified=int(point.verified),
            origin=point.origin,
            extension=point.extension,
            now=epoch_ms(now),
        )

    async def contact_points(self, prospect: ProspectId) -> tuple[ContactPoint, ...]:
        """Return what a prospect introduced itself with, first given first."""
        rows = await self._connection.rows(
            "SELECT v.kind, v.normal_form, p.verified, p.origin, p.is_primary, p.extension"
            " FROM prospect_contact_points p JOIN contact_values v ON v.id = p.value_id"
            " WHERE p.prospect_id = :prospect ORDER BY p.given_at, v.id",
            prospect=prospect,
        )
        return tuple(point_of(row) for row in rows)

    async def add_consent(self, prospect: ProspectId, version: str, now: datetime) -> None:
        """Keep that a prospect agreed to a version of the consent document, and when."""
        await self._connection.run(
            "INSERT INTO consents (prospect_id, version, given_at) VALUES (:prospect, :version, :now)",
            prospect=prospect,
            version=version,
            now=epoch_ms(now),
        )

    async def has_consented(self, prospect: ProspectId, version: str) -> bool:
        """Return whether a prospect agreed to this version."""
        row = await self._connection.row(
            "SELECT 1 FROM consents WHERE prospect_id = :prospect AND version = :version AND withdrawn_at IS NULL",
            prospect=prospect,
            version=version,
        )
        return row is not None

    async def find_consent(self, prospect: ProspectId) -> Consent | None:
        """Return what a prospect agreed to last."""
        row = await self._connection.row(
            "SELECT version, given_at FROM consents WHERE prospect_id = :prospect AND withdrawn_at IS NULL"
            " ORDER BY id DESC LIMIT 1",
            prospect=prospect,
        )
        return Consent(version=row["version"], given_at=from_epoch_ms(row["given_at"])) if row else None

    async def save_data_given(self, prospect: ProspectId, now: datetime) -> None:
        """Keep that a prospect got what is kept about them."""
        await self._connection.run(
            "UPDATE prospects SET data_given_at = :now WHERE id = :id", id=prospect, now=epoch_ms(now)
        )

    async def find_data_given_at(self, prospect: ProspectId) -> datetime | None:
        """Return when a prospect last got what is kept about them."""
        row = await one(self._connection, "SELECT data_given_at FROM prospects WHERE id = :id", id=prospect)
        return from_epoch_ms(row["data_given_at"]) if row["data_given_at"] is not None else None


def prospect_of(row: Row) -> Prospect:
    """Read a prospect from a row with these columns."""
    return Prospect(
        id=ProspectId(row["id"]),
        telegram_id=row["telegram_id"],
        telegram_name=row["telegram_name"],
        username=row["username"],
        language=row["language"],
        name=row["name"],
        blocked_at=from_epoch_ms(row["blocked_at"]) if row["blocked_at"] is not None else None,
        created_at=from_epoch_ms(row["created_at"]),
        asked_at=from_epoch_ms(row["asked_at"]) if row["asked_at"] is not None else None,
        invited_at=from_epoch_ms(row["invited_at"]) if row["invited_at"] is not None else None,
        private_since=from_epoch_ms(row["private_since"]) if row["private_since"] is not None else None,
    )
