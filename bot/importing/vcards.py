"""vCards 2.1 to 4.0: an address book as telephones and mail programs export it (RFC 2426, RFC 6350)."""

import base64
import binascii
import io
import quopri
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

from bot.domain.client import ClientKind
from bot.importing.table import Format, Line, Table

HEADERS = ("FN", "N", "TEL", "EMAIL", "IMPP", "ORG", "TITLE", "NOTE", "KIND", "LEADHOOK-ID")
SEVERAL = "\n"  # stands between the values of a column

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\b", re.IGNORECASE)
_LINE = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:\"[^\"]*\"|[^:\"])*)?):(?P<value>.*)", re.DOTALL
)
_PARAMETER = re.compile(r';\s*(?:([\w-]+)\s*=)?("[^"]*"|[^;"]*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PARTS = re.compile(r"(?<!\\)[;]")
_OURS = re.compile(r"leadhook-client-(?P<id>\d+)")
_LARGEST_VALUE = 1024 * 1024  # photos are larger, and nobody looks at them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Property:
    """One line of a card, unfolded and decoded, its value as it was escaped."""

    name: str
    value: str


def is_vcard(begin: bytes) -> bool:
    """Tell by its first bytes whether a file is a list of cards."""
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        begin = begin.decode("utf-16", errors="ignore").encode()
    return bool(_BEGIN.match(begin.removeprefix(b"\xef\xbb\xbf")))


def read_vcards(file: BinaryIO, closing: ExitStack) -> Table:
    """Read cards as a table, several values of a column a line each. A card that does not end is left out."""
    begin = file.read(2)
    file.seek(0)
    wide = begin in (b"\xff\xfe", b"\xfe\xff")
    encoding = "utf-16" if wide else "utf-8-sig"
    lines = closing.enter_context(io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape"))
    return Table(format=Format.VCARD, headers=HEADERS, lines=_cards(_unfolded(lines)))


def _unfolded(lines: Iterator[str]) -> Iterator[tuple[int, str]]:
    """Join what was folded: after a space or a tab, or in quoted-printable after an equals sign at the end."""
    number, whole = 0, ""
    for at, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        quoted = whole.endswith("=") and "QUOTED-PRINTABLE" in whole.upper().partition(":")[0]
        if quoted:
            whole = whole[:-1] + line
        elif line[:1] in (" ", "\t"):
            whole = (whole + line[1:])[:_LARGEST_VALUE]
        else:
            if whole:
                yield number, whole
            number, whole = at, line
    if whole:
        yield number, whole


def _cards(lines: Iterator[tuple[int, str]]) -> Iterator[Line]:
    begins = 0
    found: dict[str, list[str]] = {}
    for number, line in lines:
        read = _property(line)
        if read is None:
            continue
        if read.name == "BEGIN" and read.value.strip().upper() == "VCARD":
            begins, found = number, {}
        elif read.name == "END" and begins:
            yield Line(number=begins, cells=tuple(SEVERAL.join(found.get(name, ())) for name in HEADERS))
            begins = 0
        elif value := _READ.get(read.name, _nothing)(read.value):
            found.setdefault(_COLUMNS.get(read.name, read.name), []).append(value)


def _property(line: str) -> _Property | None:
    match = _LINE.fullmatch(line)
    if match is None or len(line) >= _LARGEST_VALUE:
        return None
    parameters: dict[str, str] = {}
    for name, value in _PARAMETER.findall(match["parameters"]):
        # vCard 2.1 leaves the names away: TEL;CELL;QUOTED-PRINTABLE:...
        parameters[(name or ("ENCODING" if value.upper() in _ENCODINGS else "TYPE")).upper()] = value.strip('"')
    return _Property(name=match["name"].upper(), value=_decoded(match["value"], parameters))


def _decoded(value: str, parameters: dict[str, str]) -> str:
    raw = value.encode("utf-8", errors="surrogateescape")
    try:
        match parameters.get("ENCODING", "").upper():
            case "QUOTED-PRINTABLE":
                raw = quopri.decodestring(raw)
            case "B" | "BASE64":
                raw = base64.b64decode(raw, validate=True)
    except binascii.Error:
        return ""
    return _read_as(raw, parameters.get("CHARSET", "utf-8"))


def _read_as(raw: bytes, charset: str) -> str:
    """Read bytes in the charset they say, otherwise as what old telephones mean without saying it."""
    for encoding in (charset, "utf-8"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1251", errors="replace")


def _person(value: str) -> str:
    """Family; given; additional; prefixes; suffixes."""
    family, given, additional = (*map(_plain, _PARTS.split(value)), "", "", "")[:3]
    return " ".join(part for part in (given, additional, family) if part)


def _organisation(value: str) -> str:
    """The organisation; its departments."""
    return _plain(_PARTS.split(value)[0])


def _company(value: str) -> str:
    """Version 4.0 says `KIND:org`, Apple's address book `X-ABShowAs:COMPANY`: no person, whatever the name."""
    return "company" if value.casefold() in ("org", "company") else ""


def _kind(value: str) -> str:
    """Among somebody's labels, the first that is a kind of ours."""
    labels = map(str.strip, value.casefold().split(","))
    return next((label for label in labels if label in set(ClientKind)), "")


def _our_number(value: str) -> str:
    ours = _OURS.fullmatch(value)
    return ours["id"] if ours else ""


def _telegram(value: str) -> str:
    return value if value.startswith("tg:") else ""


def _nothing(_: str) -> str:
    return ""


def _plain(value: str) -> str:
    unescaped = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return " ".join(unescaped.removeprefix("tel:").split())


_READ: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("FN", "TEL", "EMAIL", "TITLE", "NOTE"), _plain),
    **dict.fromkeys(("KIND", "X-ABSHOWAS"), _company),
    "N": _person,
    "ORG": _organisation,
    "IMPP": _telegram,
    "CATEGORIES": _kind,
    "UID": _our_number,
}
_COLUMNS = {"X-ABSHOWAS": "KIND", "CATEGORIES": "KIND", "UID": "LEADHOOK-ID"}
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
