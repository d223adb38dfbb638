"""vCards: clients and companies of an export as telephones and mail programs take them in.

Version 3.0 (RFC 2426): every address book reads it, and some still refuse 4.0.
"""

import re
from collections.abc import Iterator
from typing import Any

from bot.domain.contact_points import HIDDEN, ContactKind
from storage.exporting import Kind, Record

KINDS = frozenset({Kind.CLIENTS, Kind.COMPANIES})

_LONGEST_LINE = 75  # bytes; what is longer is folded
_SPECIAL = re.compile(r"[\\;,]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def vcard_of(kind: Kind, record: Record) -> bytes:
    """Return a client or a company, as it is exported, as one card."""
    called = _client(record) if kind is Kind.CLIENTS else _company(record)
    lines = ("BEGIN:VCARD", "VERSION:3.0", *called, *_contacts(record), *_note(record), "END:VCARD")
    return b"".join(map(_folded, lines))


def _client(record: Record) -> Iterator[str]:
    """A name is given whole: which part of it is the family's is not known, and some telephones show `N` alone."""
    name = _escaped(record["name"])
    yield from (f"FN:{name}", f"N:;{name};;;", f"UID:leadhook-client-{record['id']}", f"CATEGORIES:{record['kind']}")
    if record["company_name"]:
        yield f"ORG:{_escaped(record['company_name'])}"


def _company(record: Record) -> Iterator[str]:
    name = _escaped(record["name"])
    yield from (f"FN:{name}", "N:;;;;", f"ORG:{name}", f"UID:leadhook-company-{record['id']}", "X-ABShowAs:COMPANY")


def _contacts(record: Record) -> Iterator[str]:
    """Numbers and addresses say their type, because without one some programs leave them out."""
    for point in record["contact_points"]:
        if not point["value"].startswith(HIDDEN):
            yield _contact(point)


def _contact(point: dict[str, Any]) -> str:
    preferred = ",PREF" if point["primary"] else ""
    match ContactKind(point["kind"]):
        case ContactKind.PHONE:
            extension = f" ext. {point['extension']}" if point["extension"] else ""
            return f"TEL;TYPE=VOICE{preferred}:{point['value']}{extension}"
        case ContactKind.EMAIL:
            return f"EMAIL;TYPE=INTERNET{preferred}:{_escaped(point['value'])}"
        case ContactKind.TELEGRAM:
            return f"IMPP:tg://user?id={point['value']}"


def _note(record: Record) -> Iterator[str]:
    if record["note"]:
        yield f"NOTE:{_escaped(record['note'])}"


def _escaped(text: str) -> str:
    return _LINE_BREAK.sub(r"\\n", _SPECIAL.sub(r"\\\g<0>", text))


def _folded(line: str) -> bytes:
    """Break a line where it gets too long, though never inside of a letter."""
    folded, length = bytearray(), 0
    for letter in line:
        written = letter.encode()
        if length + len(written) > _LONGEST_LINE:
            folded += b"\r\n "
            length = 1
        folded += written
        length += len(written)
    return bytes(folded + b"\r\n")
