"""A name typed together with one contact, as people answer who want to be done with it."""

import re
from collections.abc import Iterator

from bot.domain.contact_points import LONGEST_EMAIL, ContactValue, read_contact
from bot.domain.errors import ContactRefused
from bot.domain.names import LONGEST_NAME
from bot.domain.typed_text import visible

_SEPARATOR = re.compile(r"[\s,]+")
_OF_A_CONTACT = re.compile(r"[\d@]")


def part_contact(typed: str, region: str) -> tuple[str, ContactValue] | None:
    """Part a name from the one contact typed before or behind it; None where it is anything else.

    The name has still to pass the guard. `region` is the home of local numbers.
    """
    text = visible(typed[: LONGEST_NAME + LONGEST_EMAIL])
    if text != visible(typed) or _contact_in(text, region):
        return None
    for name, rest in _partings(text):
        value = _contact_in(rest, region)
        if value is not None:
            return name, value
    return None


def _partings(text: str) -> Iterator[tuple[str, str]]:
    """Every way to see a name without digits on one side of a comma or a space."""
    for separator in _SEPARATOR.finditer(text):
        first, last = text[: separator.start()], text[separator.end() :]
        if first and not _OF_A_CONTACT.search(first):
            yield first, last
        if last and not _OF_A_CONTACT.search(last):
            yield last, first


def _contact_in(text: str, region: str) -> ContactValue | None:
    try:
        return read_contact(text, region)
    except ContactRefused:
        return None
