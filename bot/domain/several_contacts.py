"""Several contacts in one message: phones, e-mails and mail domains as a manager types or pastes them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.domain.contact_points import LONGEST_EMAIL, ContactValue, read_email, read_phone
from bot.domain.errors import ContactRefused, ContactUnread, TooManyContacts
from bot.domain.mail_addresses import read_mail_domain
from bot.domain.typed_text import visible

MOST_AT_ONCE = 20

_SEPARATORS = re.compile(r"[,;\n]+")
_DOMAIN = re.compile(r"@?(?:[\w-]+\.)+[^\W\d_][\w-]*\.?")  # "8.926.111" is a phone
_NEXT_PHONE = re.compile(r"\s+(?=\+)")


def read_contacts(typed: str, region: str) -> tuple[ContactValue, ...]:
    """Read what consists of nothing but phones, e-mails and mail domains; raises for whatever else there is.

    Raises ContactUnread, TooManyContacts, ContactRefused for an e-mail with a mistake, DomainRefused.
    """
    values: dict[ContactValue, None] = {}
    for piece in _SEPARATORS.split(typed):
        for value in _in_piece(visible(piece), region):
            values[value] = None
            if len(values) > MOST_AT_ONCE:
                raise TooManyContacts(MOST_AT_ONCE)
    if not values:
        raise ContactUnread(visible(typed))
    return tuple(values)


def _in_piece(piece: str, region: str) -> Iterator[ContactValue]:
    """Words that look like mail are mail; what stands between them are phones, written with spaces."""
    for is_mail, group in groupby(piece.split(), _is_of_mail):
        words = list(group)
        yield from map(_read_mail, words) if is_mail else _phones(" ".join(words), region)


def _is_of_mail(word: str) -> bool:
    return "@" in word or _DOMAIN.fullmatch(word) is not None


def _read_mail(word: str) -> ContactValue:
    if _DOMAIN.fullmatch(word):
        return read_mail_domain(word.rstrip("."))
    return read_email(word[: 2 * LONGEST_EMAIL])


def _phones(text: str, region: str) -> Iterable[ContactValue]:
    """One phone, or several that each begin with a plus or have no spaces inside."""
    for parts in ([text], _NEXT_PHONE.split(text), text.split()):
        try:
            return [read_phone(part, region) for part in parts[: MOST_AT_ONCE + 1]]
        except ContactRefused:
            continue
    raise ContactUnread(text)
