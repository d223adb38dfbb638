"""Matching a list: people as JSON lines, and whom of the directory, or of a given file, each of them may be."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.matching import Match
from bot.importing.as_directory import FileDirectory, read_directory
from bot.importing.people import Listed, read_listed
from bot.json_lines import BrokenLine, opened, read_lines, write_line
from bot.usecases.match_person import match_person
from bot.usecases.recognise_points import Owners
from storage.contact_values import ContactValues
from storage.directory import SqlDirectory
from storage.exporting import opened_for_export

__all__ = ["Directory", "FileDirectory", "StoredDirectory", "match_file", "read_directory", "stored_directory"]


class Directory(Owners, Protocol):
    """Whom a list is matched with."""

    def id_of(self, owner: Client | Company) -> object:
        """Return what somebody is called by in the answers."""
        ...


class StoredDirectory(SqlDirectory):
    """The directory of a database that is only read."""

    def id_of(self, owner: Client | Company) -> object:
        """Return the number that exports give, too."""
        return owner.id


@asynccontextmanager
async def stored_directory(url: str) -> AsyncIterator[StoredDirectory]:
    """Open the directory of a database just to look people up, also while the bot runs. Raises StorageError."""
    async with opened_for_export(url) as connection:
        yield StoredDirectory(connection, ContactValues(connection))


async def match_file(
    file: Path, region: str, directory: Directory, most: int, told: BinaryIO
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


async def _answer(directory: Directory, person: Listed, most: int) -> dict[str, Any]:
    found = await match_person(directory, person.name, person.points)
    return {
        "id": person.id,
        "band": found.band,
        "matches": _records(directory, found.clients[:most]),
        "companies": _records(directory, found.companies[:most]),
        "unread": list(person.unread),
    }


def _records(directory: Directory, matches: Sequence[Match]) -> list[dict[str, Any]]:
    return [
        {"id": directory.id_of(match.owner), "score": match.band.score, "reasons": list(match.reasons)}
        for match in matches
    ]
