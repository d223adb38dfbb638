"""A file as a directory: the clients and companies that it holds, and what it calls them by."""

from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint
from bot.domain.imported.records import CompanyRead, LineFault, LineRefused, PersonRead, Read
from bot.importing.child import read_apart
from bot.importing.json_table import is_json_lines
from bot.importing.people import Listed, read_listed
from bot.importing.understood import understand_file
from bot.json_lines import BrokenLine, LinesRefused, opened, read_lines

_ID_COLUMNS = frozenset({"id", "record id", "идентификатор записи", "uid"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPerson:
    """A person of a file. `id`: what the file calls them by; the number of the line where it gives none."""

    id: object
    name: str
    points: tuple[ContactPoint, ...]
    kind: ClientKind = ClientKind.CLIENT
    company: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCompany:
    """An organisation of a file."""

    id: object
    name: str
    points: tuple[ContactPoint, ...]


Given = GivenPerson | GivenCompany | BrokenLine
"""Who stands in a line of a file; a line that holds nobody is told of."""


async def read_directory(path: Path, region: str) -> AsyncIterator[Given]:
    """Read JSON lines, or whatever can be imported, line by line. Raises FileRefused, LinesRefused and MemoryError."""
    read = _read_json_lines if _holds_json_lines(path) else _read_table
    if read is _read_table:
        await _check_others_can_read(path, region)
    for given in read(path, region):
        yield given


def _holds_json_lines(path: Path) -> bool:
    if not path.is_file():
        raise LinesRefused(f"The file {path} cannot be read: there is no such file.")
    with opened(path) as file:
        return is_json_lines(file.read(4096))


async def _check_others_can_read(path: Path, region: str) -> None:
    """Let another process go first: a library that gets no memory ends whoever has called it."""
    async with aclosing(read_apart(path, region)) as told:
        await anext(told)


def _read_json_lines(path: Path, region: str) -> Iterator[Given]:
    with opened(path) as lines:
        for number, person in enumerate(read_lines(lines, partial(read_listed, region=region)), start=1):
            match person:
                case BrokenLine():
                    yield person
                case Listed():
                    its_id = person.id if person.id is not None else number
                    yield GivenPerson(id=its_id, name=person.name or "", points=person.points, company=person.company)


def _read_table(path: Path, region: str) -> Iterator[Given]:
    with understand_file(path) as file:
        headers = file.table.headers
        numbered = next((at for at, header in enumerate(headers) if header.casefold() in _ID_COLUMNS), None)
        for line, read in file.read(region):
            its_id = line.cells[numbered] if numbered is not None else ""
            yield _given(_as_number(its_id) or line.number, read)


def _given(its_id: object, read: Read) -> Given:
    match read:
        case PersonRead():
            points = tuple(read.points)
            return GivenPerson(id=its_id, name=read.name or "", points=points, kind=read.kind, company=read.company)
        case CompanyRead():
            return GivenCompany(id=its_id, name=read.name, points=tuple(read.points))
        case LineRefused(fault=LineFault.NOT_A_NAME):
            return GivenPerson(id=its_id, name=read.words, points=read.points, company=read.company)
        case LineRefused(fault=LineFault.COMPANY_WITHOUT_PERSON):
            return GivenCompany(id=its_id, name=read.words, points=read.points)
        case LineRefused(fault=LineFault.NO_NAME) if read.points:
            return GivenPerson(id=its_id, name="", points=read.points)
        case LineRefused():
            return BrokenLine(number=read.line, wrong=f"no client ({read.fault.replace('_', ' ')}).")


def _as_number(text: str) -> int | str:
    """Return a number as JSON lines would have it; what only looks like one stays as it is written."""
    return int(text) if text.isascii() and text.isdecimal() and not text.startswith("0") and len(text) < 16 else text
