"""Said contacts: a phone, a mailbox or an account as people read it."""

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, shown
from bot.texts import Say


def said_value(value: ContactValue, say: Say) -> str:
    """Return a contact as a person reads it; the number of an account says nothing."""
    return say.plain("Telegram account") if value.kind is ContactKind.TELEGRAM else shown(value)


def said_point(point: ContactPoint, say: Say) -> str:
    """Return a contact with what to ask for behind a switchboard."""
    value = said_value(point.value, say)
    if point.extension is None:
        return value
    return say.plain("{phone} ext. {extension}", phone=value, extension=point.extension)
