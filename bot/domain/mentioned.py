"""Mentioned: the names, notes and contacts that a line of history is about."""

from dataclasses import dataclass

from bot.domain.contact_points import ContactValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """What a line of history says in words: a name, a note or a contact; kept apart, so that erasing reaches it.

    `was`: it is so no more since.
    """

    was: bool
    words: str | None = None
    value: ContactValue | None = None
    extension: str | None = None
