"""The contacts of a record, as the bot keeps them."""

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from tests.bench.matching.noise import Record


def points_of(record: Record) -> tuple[ContactPoint, ...]:
    """Return the contacts of a record."""
    values = [ContactValue(kind=ContactKind.PHONE, normal_form=record.phone)]
    if record.mail:
        values.append(ContactValue(kind=ContactKind.EMAIL, normal_form=record.mail))
    return tuple(ContactPoint(value=value, verified=False, origin=Origin.IMPORT) for value in values)
