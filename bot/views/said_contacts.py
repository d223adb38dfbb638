"""Said contacts: a phone, a mailbox or an account as people read it."""

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, shown
from bot.texts import Say


def said_value(value: ContactValue, say: Say) -> str:
    """Return a contact as a person reads it; the number of an account says nothing."""
    return say.plain("Telegram account") if value.kind is ContactKind.TELEGRAM else shown(value)


def said_point(point: ContactPoint, say: Say) -> str:
    """Return a contact with what to ask for behind a switchboard."""
    return said_with_extension(point.value, point.extension, say)


def said_with_extension(value: ContactValue, extension: str | None, say: Say) -> str:
    """Return a contact, if it has one with its extension."""
    said = said_value(value, say)
    if extension is None:
        return said
    return say.plain("{phone} ext. {extension}", phone=said, extension=extension)
