"""Matching a list: people as JSON lines, and whom of the directory, or of a given file, each of them may be."""

from collections.abc import AsyncIterable, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from bot.clock import Clock
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.ids import ClientId, CompanyId
from bot.domain.matching import Match
from bot.domain.ownership import Owner
from bot.importing.as_directory import Given, GivenCompany, GivenPerson, read_directory
from bot.importing.people import Listed, read_listed
from bot.json_lines import BrokenLine, opened, read_lines, write_line
from bot.progress import UNSEEN, Progress
from bot.usecases.match_person import match_person
from storage import Storage, open_storage
from storage.company_likeness import SqlCompanyLikeness
from storage.connection import Connection
from storage.contact_values import ContactValues
from storage.directory import SqlDirectory, search_key
from storage.exporting import opened_for_export
from storage.likeness import SqlLikeness

__all__ = [
    "FileDirectory",
    "StoredDirectory",
    "given_directory",
    "given_storage",
    "match_file",
    "read_directory",
    "stored_directory",
]

PORTION = 500


class StoredDirectory(SqlDirectory):
    """The directory of a database that is only read."""

    def __init__(self, connection: Connection, *, found_at_once: bool = True) -> None:
        super().__init__(connection, ContactValues(connection), found_at_once=found_at_once)
        self.likeness = SqlLikeness(connection)
        self.company_likeness = SqlCompanyLikeness(connection)

    def id_of(self, owner: Client | Company) -> object:
        """Return what somebody is called by in the answers: the number that exports give, too."""
        return owner.id


class FileDirectory(StoredDirectory):
    """The directory that a file gives, in a database of its own. `left_out`: how many lines of it hold nobody."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, found_at_once=False)
        self.ids: dict[tuple[type[Owner], ClientId | CompanyId], object] = {}
        self.left_out = 0

    def id_of(self, owner: Client | Company) -> object:
        """Return what the file calls somebody by."""
        return self.ids[type(owner), owner.id]


@asynccontextmanager
async def stored_directory(url: str) -> AsyncIterator[StoredDirectory]:
    """Open the directory of a database just to look people up, also while the bot runs. Raises StorageError."""
    async with opened_for_export(url) as connection:
        yield StoredDirectory(connection)


@asynccontextmanager
async def given_directory(given: AsyncIterable[Given]) -> AsyncIterator[FileDirectory]:
    """Write what a file gives into a database that is gone afterwards, to look people up there."""
    async with given_storage(given) as (_, directory):
        yield directory


@asynccontextmanager
async def given_storage(given: AsyncIterable[Given]) -> AsyncIterator[tuple[Storage, FileDirectory]]:
    """Do so line by line: what everybody is called by is all that stays in memory. The database is yielded, too."""
    with TemporaryDirectory(prefix="leadhook-match-") as folder:
        storage = await open_storage(f"sqlite:///{Path(folder) / 'given.db'}")
        try:
            now = Clock().now()
            await storage.migrate(now)
            async with storage.writing() as session:
                await session.connection.run("PRAGMA cache_size = -65536")  # KiB: with less it takes half as long again
                written = FileDirectory(session.connection)
                await _TakingOver(written, now).take_over(given)
            async with storage.reading() as session:
                known = FileDirectory(session.connection)
                known.ids, known.left_out = written.ids, written.left_out
                yield storage, known
        finally:
            await storage.close()


class _TakingOver:
    """Writes everybody into a directory in the order of the file; a company may come behind those who work there."""

    def __init__(self, directory: FileDirectory, now: datetime) -> None:
        self._directory = directory
        self._now = now
        self._companies = dict[str, CompanyId]()
        self._only_told = dict[str, CompanyId]()

    async def take_over(self, given: AsyncIterable[Given]) -> None:
        await self._take_in()  # so that today's rules are known to hold, and nothing is taken in twice
        read = 0
        async for each in given:
            match each:
                case GivenPerson():
                    await self._add_person(each)
                case GivenCompany():
                    await self._add_company(each)
                case BrokenLine():
                    self._directory.left_out += 1
            read += 1
            if read % PORTION == 0:
                await self._take_in()
        while await self._take_in():
            pass

    async def _take_in(self) -> int:
        """Let a portion of what was written be found by its words; return how much of it."""
        people = await self._directory.likeness.take_in(PORTION)
        return people + await self._directory.company_likeness.take_in(PORTION)

    async def _add_person(self, person: GivenPerson) -> None:
        employer = await self._employer(person.company) if person.company else None
        client = await self._directory.add_client(name=person.name, kind=person.kind, company=employer, now=self._now)
        await self._directory.append_points(person.points, client=client.id, now=self._now)
        self._directory.ids[Client, client.id] = person.id

    async def _add_company(self, listed: GivenCompany) -> None:
        key = search_key(listed.name)
        company = self._only_told.pop(key, None) or await self._new_company(listed.name)
        self._companies.setdefault(key, company)
        await self._directory.append_points(listed.points, company=company, now=self._now)
        self._directory.ids[Company, company] = listed.id

    async def _employer(self, name: str) -> CompanyId:
        key = search_key(name)
        if key not in self._companies:
            self._companies[key] = self._only_told[key] = await self._new_company(name)
        return self._companies[key]

    async def _new_company(self, name: str) -> CompanyId:
        return (await self._directory.add_company(name=name, now=self._now)).id


async def match_file(
    file: Path, region: str, directory: StoredDirectory, most: int, told: BinaryIO, *, progress: Progress = UNSEEN
) -> AsyncIterator[BrokenLine]:
    """Write whom each person of a file may be, `most` matches at most, and tell of the broken lines.

    `region` is the home of local numbers. Raises LinesRefused if the file cannot be read, or if nobody reads along.
    """
    with opened(file) as lines:
        for person in read_lines(lines, partial(read_listed, region=region)):
            match person:
                case BrokenLine():
                    yield person
                case Listed():
                    write_line(told, await _answer(directory, person, most))
            progress.add()


async def _answer(directory: StoredDirectory, person: Listed, most: int) -> dict[str, Any]:
    found = await match_person(directory, person.name, person.points, person.company, most=most)
    return {
        "id": person.id,
        "band": found.band,
        "matches": _records(directory, found.clients[:most]),
        "companies": _records(directory, found.companies[:most]),
        "unread": list(person.unread),
    }


def _records(directory: StoredDirectory, matches: Sequence[Match]) -> list[dict[str, Any]]:
    return [
        {"id": directory.id_of(match.owner), "score": match.score, "reasons": list(match.reasons)} for match in matches
    ]
