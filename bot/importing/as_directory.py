"""A file as a directory: whose a contact is among the clients and companies that it holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.ids import ClientId, CompanyId
from bot.domain.imported.records import CompanyRead, LineRefused, PersonRead, Read
from bot.domain.mail_addresses import corporate_domain
from bot.importing.child import read_apart
from bot.importing.json_table import is_json_lines
from bot.importing.people import Listed, read_listed
from bot.importing.understood import understand_file
from bot.json_lines import BrokenLine, LinesRefused, opened, read_lines

_ID_COLUMNS = frozenset({"id", "record id", "идентификатор записи", "uid"})
_UNKNOWN = datetime.fromtimestamp(0, UTC)  # a file does not tell since when


class FileDirectory:
    """Clients and companies that were read from a file. `left_out`: the lines that hold none."""

    def __init__(self) -> None:
        self.left_out: list[BrokenLine] = []
        self._ids: dict[Client | Company, object] = {}
        self._companies: dict[str, CompanyId] = {}
        self._owning: defaultdict[ContactValue, list[Client | Company]] = defaultdict(list)
        self._at: defaultdict[str, list[Company]] = defaultdict(list)

    def id_of(self, owner: Client | Company) -> object:
        """Return what the file calls somebody by; the number of the line where it gives no number."""
        return self._ids[owner]

    async def owners_of(self, value: ContactValue) -> tuple[list[Client], list[Company]]:
        """Return the clients and the companies a value belongs to, in the order of the file."""
        owners = self._owning.get(value, ())
        clients = [owner for owner in owners if isinstance(owner, Client)]
        return clients, [owner for owner in owners if isinstance(owner, Company)]

    async def list_companies_at(self, mail_domain: str, *, limit: int) -> list[Company]:
        """Return the companies that have an e-mail at a domain, in the order of the file."""
        return self._at.get(mail_domain, [])[:limit]

    def add_client(
        self,
        its_id: object,
        name: str | None,
        points: Iterable[ContactPoint],
        *,
        kind: ClientKind = ClientKind.CLIENT,
        company: str | None = None,
    ) -> None:
        """Add a person; the name of a company makes it their own."""
        client = Client(
            id=ClientId(len(self._ids) + 1),
            name=name or "",
            kind=kind,
            manager=None,
            company=self._company_called(company) if company else None,
            note=None,
            created_at=_UNKNOWN,
        )
        self._add(its_id, client, points)

    def add_company(self, its_id: object, name: str, points: Sequence[ContactPoint]) -> None:
        """Add an organisation, known by its contacts and by the domain of its own mail."""
        company = Company(id=self._company_called(name), name=name, manager=None, note=None, created_at=_UNKNOWN)
        self._add(its_id, company, points)
        for domain in filter(None, (corporate_domain(point.value) for point in points)):
            if company not in self._at[domain]:
                self._at[domain].append(company)

    def _company_called(self, name: str) -> CompanyId:
        return self._companies.setdefault(" ".join(name.casefold().split()), CompanyId(len(self._companies) + 1))

    def _add(self, its_id: object, owner: Client | Company, points: Iterable[ContactPoint]) -> None:
        self._ids[owner] = its_id
        for point in points:
            if owner not in self._owning[point.value]:
                self._owning[point.value].append(owner)


async def read_directory(path: Path, region: str) -> FileDirectory:
    """Read JSON lines, or whatever can be imported. Raises FileRefused and LinesRefused, and MemoryError."""
    directory = FileDirectory()
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


def _read_json_lines(path: Path, region: str, directory: FileDirectory) -> None:
    with opened(path) as lines:
        for number, person in enumerate(read_lines(lines, partial(read_listed, region=region)), start=1):
            match person:
                case BrokenLine():
                    directory.left_out.append(person)
                case Listed():
                    its_id = person.id if person.id is not None else number
                    directory.add_client(its_id, person.name, person.points)


def _read_table(path: Path, region: str, directory: FileDirectory) -> None:
    with understand_file(path) as file:
        headers = file.table.headers
        numbered = next((at for at, header in enumerate(headers) if header.casefold() in _ID_COLUMNS), None)
        for line, read in file.read(region):
            its_id = line.cells[numbered] if numbered is not None else ""
            _add(directory, _as_number(its_id) or line.number, read)


def _add(directory: FileDirectory, its_id: object, read: Read) -> None:
    match read:
        case PersonRead():
            directory.add_client(its_id, read.name, read.points, kind=read.kind, company=read.company)
        case CompanyRead():
            directory.add_company(its_id, read.name, read.points)
        case LineRefused():
            fault = read.name_fault or read.fault
            directory.left_out.append(BrokenLine(number=read.line, wrong=f"no client ({fault.replace('_', ' ')})."))


def _as_number(text: str) -> int | str:
    """Return a number as JSON lines would have it; what only looks like one stays as it is written."""
    return int(text) if text.isascii() and text.isdecimal() and not text.startswith("0") and len(text) < 16 else text
