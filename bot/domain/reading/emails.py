"""E-mails in free text: usual writings, and those for people only - «anna собака mail.ru», "anna (at) mail.com"."""

import re
from collections.abc import Iterator

from bot.domain.contact_points import read_email
from bot.domain.errors import ContactRefused
from bot.domain.reading.found import Found
from bot.domain.reading.not_ours_to_read import is_the_readers

MOST = 10

_LOCAL = r"(?<![\w.%+-])[\w.%+'-]{1,64}"
_DOMAIN = r"(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}"
_ENDING = r"(?:ru|com|net|org|рф|su|by|kz|ua|uz|io|me|de|uk|co\.uk|eu|us|info|biz|fr|it|pl|ca)"
_AT = r"\s*(?:\(\s*(?:at|собака|@)\s*\)|\[\s*(?:at|собака|@)\s*\]|\{\s*at\s*\})\s*|\s+(?:собака|собачка|sobaka|at)\s+"
_DOT = r"\s*(?:\(\s*(?:dot|точка)\s*\)|\[\s*(?:dot|точка)\s*\])\s*|\s+(?:dot|точка)\s+"
_USUAL = re.compile(rf"{_LOCAL}@{_DOMAIN}")
_SPACED = re.compile(
    rf"(?<![\w.%+-])[A-Za-z0-9.%+_-]{{2,64}}"
    rf"(?:(?:\s@\s?|@\s)(?:[A-Za-z0-9-]+\s?\.\s?)*?[A-Za-z0-9-]+(?:\s\.\s?|\.)|@[A-Za-z0-9-]+\s\.\s?){_ENDING}\b"
)
_WITH_A_COMMA = re.compile(
    rf"{_LOCAL}@(?:mail|bk|inbox|list|yandex|ya|rambler|gmail|icloud|outlook|hotmail|yahoo),(?:ru|com)\b", re.IGNORECASE
)
_SPELT = re.compile(
    rf"(?<![\w.%+-])[A-Za-z0-9.%+_-]{{2,64}}(?:{_DOT}[A-Za-z0-9_-]{{1,40}}){{0,2}}(?:{_AT})[A-Za-z0-9-]{{1,63}}(?:(?:\.|{_DOT})[A-Za-z0-9-]{{2,63}}){{0,2}}(?:\.|{_DOT}){_ENDING}\b",
    re.IGNORECASE,
)
_AS_AT, _AS_DOT = re.compile(_AT, re.IGNORECASE), re.compile(_DOT, re.IGNORECASE)
_OF_ONE_SCRIPT = re.compile(
    r"[a-z0-9.-]+\.[a-z][a-z0-9-]*[a-z0-9]|[a-z0-9.-]+\.[a-z]{2,}|[^a-z]+", re.IGNORECASE | re.ASCII
)
_NEXT_SENTENCE = re.compile(r"(?<=[a-zа-я])\.[A-ZА-ЯЁ][a-zа-яё]+$")


def find_emails(text: str) -> list[Found]:
    """Find the writer's e-mails in the order of the text, the first ones at most; a wrong one is none."""
    found: list[Found] = []
    for email in sorted(_all_in(text), key=lambda email: email.start):
        if len(found) < MOST and not (found and email.start < found[-1].end) and not is_the_readers(text, email.start):
            found.append(email)
    return found


def _all_in(text: str) -> Iterator[Found]:
    for match in _USUAL.finditer(text):
        written = _shortened(match[0])
        yield from _read(written, match.start(), match.start() + len(written))
    for match in _SPACED.finditer(text):
        yield from _read(re.sub(r"\s", "", match[0]), *match.span())
    for match in _WITH_A_COMMA.finditer(text):
        yield from _read(match[0].replace(",", "."), *match.span())
    for match in _SPELT.finditer(text):
        yield from _read(_AS_DOT.sub(".", _AS_AT.sub("@", match[0], count=1)), *match.span())


def _shortened(written: str) -> str:
    """Take away what only hangs on: a word in other letters, the first word of the next sentence."""
    local, _, domain = written.partition("@")
    domain = _NEXT_SENTENCE.sub("", domain) if domain.count(".") > 1 else domain
    first = _OF_ONE_SCRIPT.match(domain)
    return f"{local}@{first[0] if first else domain}"


def _read(written: str, start: int, end: int) -> Iterator[Found]:
    local = written.partition("@")[0]
    if re.search(r"[A-Za-z]", local) and re.search(r"[^\W\d_A-Za-z]", local):
        return  # letters of two alphabets: a word stuck to an address, or a slip
    try:
        yield Found(value=read_email(written.lstrip(".'-")).normal_form, start=start, end=end)
    except ContactRefused:
        return
