"""Records: the person or the company that a line of a table is, or why it is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.client import ClientKind
from bot.domain.contact_points import (
    EXTENSION,
    ContactKind,
    ContactPoint,
    ContactValue,
    Origin,
    read_email,
    read_extension,
    read_phone,
)
from bot.domain.errors import ContactRefused, NameFault, NameRefused
from bot.domain.imported.columns import Columns, Meaning
from bot.domain.names import PersonName, accept_name
from bot.domain.typed_text import visible

LONGEST_COMPANY = 200
LONGEST_NOTE = 500
LONGEST_WORDS = 100
_BROKEN = "\N{REPLACEMENT CHARACTER}"  # stands for a letter that was lost on the way
_DIGITS_OF_A_WHOLE_NUMBER = 10


class LineFault(StrEnum):
    """Why nothing is made of a line."""

    NO_NAME = "no_name"
    NOT_A_NAME = "not_a_name"
    COMPANY_WITHOUT_PERSON = "company_without_person"
    NO_COMPANY = "no_company"
    BROKEN = "broken"


class Loss(StrEnum):
    """What of a line is left out, though the rest is taken."""

    DATE_AS_PHONE = "date_as_phone"
    ROUNDED_PHONE = "rounded_phone"
    NO_PHONE = "no_phone"
    NO_EMAIL = "no_email"
    NO_CONTACT = "no_contact"
    UNKNOWN_KIND = "unknown_kind"
    SECOND_VALUE = "second_value"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A piece of a line that is not taken, as it stands there."""

    loss: Loss
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRead:
    """A person as a line tells it. `ours` is the number of the client in our own export."""

    line: int
    name: PersonName
    points: tuple[ContactPoint, ...]
    kind: ClientKind
    company: str | None
    note: str | None
    ours: int | None
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRead:
    """A company as a line tells it."""

    line: int
    name: str
    points: tuple[ContactPoint, ...]
    note: str | None
    ours: int | None
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRefused:
    """A line of which nothing is made; `words` stand where the name should. `name_fault` goes with NOT_A_NAME.

    `points`, `company`: by what somebody may be known even so.
    """

    line: int
    fault: LineFault
    words: str
    name_fault: NameFault | None = None
    points: tuple[ContactPoint, ...] = ()
    company: str | None = None


Read = PersonRead | CompanyRead | LineRefused

_SEVERAL = re.compile(rf"[\n;,](?!{EXTENSION.pattern})|\s:::\s", re.IGNORECASE)
_LABELLED = re.compile(r"(?<!\d)[^\W\d][\w .-]{0,20}:\s*(?=[+\d(]|\S+@)")
_OURS = re.compile(r"kind: \w+; value: (?P<value>\S+); .*?(?:; extension: (?P<extension>\d+))?")
_TELEGRAM = re.compile(r"(?:tg://user\?id=|kind: telegram; value: )(?P<id>[1-9]\d{0,18})(?:; .*)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)")
_ROUNDED = re.compile(r"\d[.,]\d+[eE]\+?\d{1,2}")

_KINDS = {
    ClientKind.CLIENT: "client|customer|клиент|клиенты|покупатель|заказчик|lead|лид|contact|контакт",
    ClientKind.SUPPLIER: "supplier|vendor|поставщик|поставщики",
    ClientKind.PARTNER: "partner|партнер|партнеры",
    ClientKind.CONTRACTOR: "contractor|подрядчик|исполнитель",
    ClientKind.OTHER: "other|другое|прочее|другой",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_ONE_OF_A_KIND = (
    Meaning.NAME,
    Meaning.FIRST_NAME,
    Meaning.MIDDLE_NAME,
    Meaning.LAST_NAME,
    Meaning.COMPANY,
    Meaning.KIND,
    Meaning.OUR_ID,
)
_COMPANY_KINDS = frozenset({"company", "компания", "организация", "organization"})


def read_line(number: int, cells: Sequence[str], columns: Columns, region: str) -> Read:
    """Read a line: a person where there are names of persons, a company otherwise. `region`: home of local numbers."""
    line = _Line(number, cells, columns, region)
    return line.person() if columns.has_people and not line.is_company else line.company()


class _Line:
    """One line while it is read; what is left out collects on the way."""

    def __init__(self, number: int, cells: Sequence[str], columns: Columns, region: str) -> None:
        self._number = number
        self._cells = [cell.strip() for cell in cells]
        self._columns = columns
        self._region = region
        self._left_out: list[LeftOut] = []

    @property
    def is_company(self) -> bool:
        return not _COMPANY_KINDS.isdisjoint(self._first(Meaning.KIND).casefold().splitlines())

    def person(self) -> PersonRead | LineRefused:
        written, company = self._name(), self._first(Meaning.COMPANY)
        if not written:
            fault = LineFault.COMPANY_WITHOUT_PERSON if company else LineFault.NO_NAME
            return self._without_name(fault, company or self._contacts_as_written())
        if _BROKEN in written:
            return LineRefused(line=self._number, fault=LineFault.BROKEN, words=written[:LONGEST_WORDS])
        try:
            name = accept_name(written)
        except NameRefused as refused:
            return self._without_name(LineFault.NOT_A_NAME, written, refused.reason)
        return PersonRead(
            line=self._number,
            name=name,
            points=self._points(),
            kind=self._kind(),
            company=self._employer(),
            note=self._note(),
            ours=self._ours(),
            left_out=self._all_left_out(),
        )

    def _without_name(self, fault: LineFault, words: str, name_fault: NameFault | None = None) -> LineRefused:
        return LineRefused(
            line=self._number,
            fault=fault,
            words=words,
            name_fault=name_fault,
            points=self._points(),
            company=self._employer(),
        )

    def company(self) -> CompanyRead | LineRefused:
        name = self._first(Meaning.COMPANY) or self._name()
        if _BROKEN in name:
            return LineRefused(line=self._number, fault=LineFault.BROKEN, words=name[:LONGEST_WORDS])
        if not any(char.isalpha() for char in name):
            return LineRefused(line=self._number, fault=LineFault.NO_COMPANY, words=name or self._contacts_as_written())
        return CompanyRead(
            line=self._number,
            name=name[:LONGEST_COMPANY],
            points=self._points(),
            note=self._note(),
            ours=self._ours(),
            left_out=self._all_left_out(),
        )

    def _all(self, meaning: Meaning) -> Iterator[str]:
        return (self._cells[place] for place in self._columns.where(meaning) if self._cells[place])

    def _first(self, meaning: Meaning) -> str:
        return next(self._all(meaning), "")

    def _name(self) -> str:
        parts = [self._first(part) for part in (Meaning.FIRST_NAME, Meaning.MIDDLE_NAME, Meaning.LAST_NAME)]
        in_parts = " ".join(part for part in parts if part)
        same_case = all(part.islower() or part.isupper() for part in parts if part)
        return self._first(Meaning.NAME) or (in_parts.lower() if same_case else in_parts)

    def _employer(self) -> str | None:
        return self._first(Meaning.COMPANY)[:LONGEST_COMPANY] or None

    def _kind(self) -> ClientKind:
        written = self._first(Meaning.KIND)
        kind = _KIND_OF.get(visible(written).casefold().replace("ё", "е"))
        if written and kind is None:
            self._leave_out(Loss.UNKNOWN_KIND, written)
        return kind or ClientKind.CLIENT

    def _note(self) -> str | None:
        """Return what people do and what was noted about them, in one line."""
        said = [*self._all(Meaning.ROLE), *self._all(Meaning.NOTE)]
        return visible(" · ".join(said))[:LONGEST_NOTE] or None

    def _ours(self) -> int | None:
        number = self._first(Meaning.OUR_ID)
        return int(number) if re.fullmatch(r"[1-9]\d{0,17}", number) else None

    def _points(self) -> tuple[ContactPoint, ...]:
        """Return every contact once, in the order of columns; what is none is left out and told of."""
        points = [
            point
            for meaning in (Meaning.PHONE, Meaning.EMAIL)
            for cell in self._all(meaning)
            for piece in _pieces(cell)
            for point in self._read(meaning, piece)
        ]
        points += [point for cell in self._all(Meaning.CONTACTS) for point in self._ours_or_any(cell)]
        once: dict[ContactValue, ContactPoint] = {}
        for point in points:
            once.setdefault(point.value, point)
        return tuple(once.values())

    def _read(self, meaning: Meaning, piece: str) -> Iterator[ContactPoint]:
        """Yield the phone or e-mail that a piece is, whatever its column says that it should be."""
        try:
            value = read_email(piece) if "@" in piece else read_phone(_whole_number(piece), self._region)
        except ContactRefused:
            self._leave_out(_loss(meaning, piece), piece)
        else:
            extension = read_extension(piece) if value.kind is ContactKind.PHONE else None
            yield _point(value, extension)

    def _ours_or_any(self, cell: str) -> Iterator[ContactPoint]:
        """Yield the contacts of one cell: as we export them, a line each, or as anybody writes them."""
        for line in cell.splitlines():
            ours = _OURS.fullmatch(line)
            if telegram := _TELEGRAM.fullmatch(line):
                yield _point(ContactValue(kind=ContactKind.TELEGRAM, normal_form=telegram["id"]), None)
            elif ours:
                extension = f" ext. {ours['extension']}" if ours["extension"] else ""
                yield from self._read(Meaning.CONTACTS, ours["value"] + extension)
            else:
                yield from (point for piece in _pieces(line) for point in self._read(Meaning.CONTACTS, piece))

    def _all_left_out(self) -> tuple[LeftOut, ...]:
        """Return what was left out, and what only the first of several columns has room for."""
        for meaning in _ONE_OF_A_KIND:
            first, *others = *self._all(meaning), ""
            for other in filter(None, others):
                if not _words(other) <= _words(first):
                    self._leave_out(Loss.SECOND_VALUE, other)
        return tuple(self._left_out)

    def _leave_out(self, loss: Loss, words: str) -> None:
        self._left_out.append(LeftOut(loss=loss, words=words[:LONGEST_WORDS]))

    def _contacts_as_written(self) -> str:
        return next((cell for cell in self._cells if cell), "")[:LONGEST_WORDS]


def _point(value: ContactValue, extension: str | None) -> ContactPoint:
    """Nothing that a file says is vouched for, also where it says so."""
    return ContactPoint(value=value, verified=False, origin=Origin.IMPORT, extension=extension)


def _words(cell: str) -> frozenset[str]:
    """Return the words of a cell: an address book says each name in two orders."""
    return frozenset(cell.casefold().split())


def _pieces(cell: str) -> list[str]:
    """Return the contacts of a cell, without labels and the apostrophe by which a spreadsheet keeps digits as text.

    A number that a spreadsheet has shortened has a comma inside.
    """
    pieces = [cell] if _ROUNDED.fullmatch(cell) else _SEVERAL.sub("\n", cell).split("\n")
    return [bare for piece in pieces if (bare := _LABELLED.sub("", piece.strip().removeprefix("'"), count=1))]


def _whole_number(piece: str) -> str:
    """Write out a number that a spreadsheet has shortened but not rounded: 7.9123456789E+10."""
    mantissa = piece.upper().partition("E")[0]
    if not _ROUNDED.fullmatch(piece) or sum(map(str.isdigit, mantissa)) < _DIGITS_OF_A_WHOLE_NUMBER:
        return piece
    return str(int(Decimal(piece.replace(",", "."))))


def _loss(meaning: Meaning, piece: str) -> Loss:
    if _DATE.fullmatch(piece):
        return Loss.DATE_AS_PHONE
    if _ROUNDED.fullmatch(piece):
        return Loss.ROUNDED_PHONE
    if meaning is Meaning.CONTACTS:
        return Loss.NO_CONTACT
    return Loss.NO_EMAIL if meaning is Meaning.EMAIL or "@" in piece else Loss.NO_PHONE
