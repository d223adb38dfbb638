"""Contact values: one row a phone, mailbox or messenger account, and the ways others refer to it."""

from collections.abc import Iterable, Sequence

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from storage.connection import Connection, Row, one

# What a point that is `known` gains when it is given once more.
BETTER_KNOWN = (
    "verified = CASE WHEN excluded.verified > known.verified THEN excluded.verified ELSE known.verified END,"
    " extension = COALESCE(excluded.extension, known.extension)"
)

OF_SOMEBODY = (
    "EXISTS (SELECT 1 FROM ownerships w WHERE w.value_id = contact_values.id)"
    " OR EXISTS (SELECT 1 FROM import_points i WHERE i.value_id = contact_values.id)"
    " OR EXISTS (SELECT 1 FROM lead_contact_points l WHERE l.value_id = contact_values.id)"
    " OR EXISTS (SELECT 1 FROM prospect_contact_points p WHERE p.value_id = contact_values.id)"
    " OR EXISTS (SELECT 1 FROM activity_values a WHERE a.value_id = contact_values.id)"
)
IS_EXCLUDED = "EXISTS (SELECT 1 FROM exclusions x WHERE x.value_id = contact_values.id)"


class ContactValues:
    """The table `contact_values`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def ensure(self, value: ContactValue) -> int:
        """Return the id of a value, adding it where it is new; the row stays locked until the commit."""
        row = await one(
            self._connection,
            "INSERT INTO contact_values (kind, normal_form, mail_domain) VALUES (:kind, :normal_form, :mail_domain)"
            " ON CONFLICT (kind, normal_form) DO UPDATE SET normal_form = excluded.normal_form RETURNING id",
            kind=value.kind,
            normal_form=value.normal_form,
            mail_domain=mail_domain_of(value),
        )
        return int(row["id"])

    async def ensure_all(self, points: Sequence[ContactPoint]) -> list[tuple[int, ContactPoint]]:
        """Return each point with the id of its value."""
        return [(await self.ensure(point.value), point) for point in points]

    async def drop_nobodys(self, values: Iterable[int]) -> None:
        """Delete those of these values that nobody has and nothing excludes."""
        await self._connection.run_many(
            f"DELETE FROM contact_values WHERE id = :id AND NOT ({OF_SOMEBODY} OR {IS_EXCLUDED})",
            [{"id": value_id} for value_id in values],
        )


def mail_domain_of(value: ContactValue) -> str | None:
    """Return what stands behind the @ of an e-mail."""
    return value.normal_form.rpartition("@")[2] if value.kind is ContactKind.EMAIL else None


def value_of(row: Row) -> ContactValue:
    """Read a value from a row with `kind` and `normal_form`."""
    return ContactValue(kind=ContactKind(row["kind"]), normal_form=row["normal_form"])


def point_of(row: Row) -> ContactPoint:
    """Read a point from a row with `kind`, `normal_form`, `verified`, `origin`, `is_primary` and `extension`."""
    return ContactPoint(
        value=value_of(row),
        verified=bool(row["verified"]),
        origin=Origin(row["origin"]),
        primary=bool(row["is_primary"]),
        extension=row["extension"],
    )
