"""Ports: files on their way into the directory."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.errors import NameFault
from bot.domain.ids import ActivityId, ClientId, CompanyId, ImportId, ManagerId
from bot.domain.imported.files import FileInChat
from bot.domain.imported.imports import Conflict, Import, ImportStatus, Outcome
from bot.domain.imported.likely import Compared, LikelyLine, MaybeKnown
from bot.domain.imported.records import LineFault, PersonRead


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedLine:
    """What becomes of a line of an import. `fault`: why nothing does; `maybe`: whom of those known a new one may be."""

    line: int
    outcome: Outcome
    fault: LineFault | NameFault | Conflict | None = None
    client: ClientId | None = None
    company: CompanyId | None = None
    maybe: MaybeKnown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedClient:
    """A new client of an import whom nobody sees yet, with the line they came by, and the company they are of."""

    line: int
    client: Client
    company: str | None


class ImportFiles(Protocol):
    """Files that were sent in the chat to be imported; `storage.import_files` says what each method does."""

    async def save(self, file: ImportId, sent: FileInChat) -> None: ...

    async def find(self, file: ImportId) -> FileInChat | None: ...

    async def find_wanted(self) -> ImportId | None: ...


class ImportComparisons(Protocol):
    """Which new clients of a file may be known already, and how far that was looked up."""

    async def get(self, file: ImportId) -> Compared: ...

    async def list_next(self, file: ImportId, *, after: int, limit: int) -> list[StagedClient]:
        """Return the next new clients of a file, in the order of its lines."""
        ...

    async def add(self, file: ImportId, likely: Iterable[LikelyLine], *, lines: int, reached: int) -> None:
        """Keep who may be known, and that so many more were looked up, up to a line."""
        ...


class Imports(Protocol):
    """Files on their way into the directory. What one of them staged is seen here, and by nobody else."""

    async def add(self, file_name: str, *, by: ManagerId | None, begun_by: ActivityId, now: datetime) -> ImportId: ...

    async def get(self, file: ImportId) -> Import:
        """Raises ImportGone."""
        ...

    async def get_status(self, file: ImportId) -> ImportStatus:
        """Tell how far it is, without counting its lines. Raises ImportGone."""
        ...

    async def find_under_way(self) -> Import | None: ...

    async def list_last(self, *, limit: int) -> list[Import]: ...

    async def save_status(self, file: ImportId, status: ImportStatus, now: datetime) -> None: ...

    async def add_lines(self, file: ImportId, lines: Sequence[StagedLine], now: datetime) -> None: ...

    async def find_last_line(self, file: ImportId) -> int:
        """Return the number of the last line that was staged; 0 where none was."""
        ...

    async def list_lines(self, file: ImportId, first: int, last: int) -> list[StagedLine]:
        """Return what becomes of the lines from a number to another."""
        ...

    async def list_wrong(self, file: ImportId, *, limit: int) -> list[StagedLine]:
        """Return the first lines that are not taken."""
        ...

    async def list_likely(self, file: ImportId, *, limit: int) -> list[StagedLine]:
        """Return the first lines whose new clients may be known already."""
        ...

    async def count_kept(self, file: ImportId) -> int:
        """Return how many clients and companies of an import everybody sees."""
        ...

    async def look_ahead(self, file: ImportId, values: Collection[ContactValue], companies: Collection[str]) -> None:
        """Look once which values and companies of the lines to come are known; `add_lines` is to follow."""
        ...

    async def clients_owning(self, file: ImportId, values: Sequence[ContactValue]) -> list[Client]:
        """Return whom these values belong to, or will."""
        ...

    async def companies_owning(self, file: ImportId, values: Sequence[ContactValue]) -> list[CompanyId]: ...

    async def find_namesake(self, file: ImportId, name: str, company: str | None) -> Client | None:
        """Return who has just this name and is of this company, where nobody else has it."""
        ...

    async def find_company(self, file: ImportId, name: str) -> CompanyId | None: ...

    async def stage_client(
        self, file: ImportId, read: PersonRead, *, company: CompanyId | None, now: datetime
    ) -> ClientId: ...

    async def stage_company(
        self, file: ImportId, name: str, *, note: str | None = None, points: Sequence[ContactPoint] = (), now: datetime
    ) -> CompanyId: ...

    async def promise_points(
        self,
        file: ImportId,
        points: Sequence[ContactPoint],
        *,
        client: ClientId | None = None,
        company: CompanyId | None = None,
    ) -> int:
        """Keep what a known card will get, unless it has it; return how many contacts that are."""
        ...

    async def make_visible(self, file: ImportId, now: datetime) -> None:
        """Show what was staged, but for cards whose contacts somebody else got since."""
        ...

    async def undo(self, file: ImportId, now: datetime) -> int:
        """Take a visible import back, but for the cards somebody has worked with; return how many those are."""
        ...

    async def sweep(self, *, limit: int) -> bool:
        """Delete some of what given-up imports left, and of cards that came too late; return whether there is more."""
        ...
