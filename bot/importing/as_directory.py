"""A file as a directory: the clients and companies that it holds, and what it calls them by."""

from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint
from bot.domain.imported.records import CompanyRead, LineRefused, PersonRead, Read
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


@dataclass(slots=True)
class GivenDirectory:
    """Clients and companies as a file gives them. `left_out`: the lines that hold none."""

    people: list[GivenPerson] = field(default_factory=list)
    companies: list[GivenCompany] = field(default_factory=list)
    left_out: list[BrokenLine] = field(default_factory=list)


async def read_directory(path: Path, region: str) -> GivenDirectory:
    """Read JSON lines, or whatever can be imported. Raises FileRefused and LinesRefused, and MemoryError."""
    directory = GivenDirectory()
    if _holds_json_lines(path):
        _read_json_lines(path, region, directory)
    else:
        await _check_others_can_read(path, region)
        _read_table(path, region, directory)
    return directory


def _holds_json_lines(path: Path) -> bool:
    if not path.is_file():
        raise LinesRefused(f"The file {path} cannot be read: there is no such file.")
    with opened(path) as file:
        return is_json_lines(file.read(4096))


async def _check_others_can_read(path: Path, region: str) -> None:
    """Let another process go first: a library that gets no memory ends whoever has called it."""
    async with aclosing(read_apart(path, region)) as told:
        await anext(told)


def _read_json_lines(path: Path, region: str, directory: GivenDirectory) -> None:
    with opened(path) as lines:
        for number, person in enumerate(read_lines(lines, partial(read_listed, region=region)), start=1):
            match person:
                case BrokenLine():
                    directory.left_out.append(person)
                case Listed():
                    its_id = person.id if person.id is not None else number
                    directory.people.append(
                        GivenPerson(id=its_id, name=person.name or "", points=person.points, company=person.company)
                    )


def _read_table(path: Path, region: str, directory: GivenDirectory) -> None:
    with understand_file(path) as file:
        headers = file.table.headers
        numbered = next((at for at, header in enumerate(headers) if header.casefold() in _ID_COLUMNS), None)
        for line, read in file.read(region):
            its_id = line.cells[numbered] if numbered is not None else ""
            _add(directory, _as_number(its_id) or line.number, read)


def _add(directory: GivenDirectory, its_id: object, read: Read) -> None:
    match read:
        case PersonRead():
            directory.people.append(
                GivenPerson(
                    id=its_id, name=read.name or "", points=tuple(read.points), kind=read.kind, company=read.company
                )
            )
        case CompanyRead():
            directory.companies.append(GivenCompany(id=its_id, name=read.name, points=tuple(read.points)))
        case LineRefused():
            fault = read.name_fault or read.fault
            directory.left_out.append(BrokenLine(number=read.line, wrong=f"no client ({fault.replace('_', ' ')})."))


def _as_number(text: str) -> int | str:
    """Return a number as JSON lines would have it; what only looks like one stays as it is written."""
    return int(text) if text.isascii() and text.isdecimal() and not text.startswith("0") and len(text) < 16 else text
