"""Ours: the bot's own matcher, on a database as the bot keeps it."""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.matching import Band
from bot.importing.as_directory import Given, GivenCompany, GivenPerson
from bot.matching import FileDirectory, given_directory, given_storage
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.match_person import match_person
from storage import Storage
from tests.bench.matching.noise import Record
from tests.bench.matching.points import points_of
from tests.bench.matching.quality import Ranked
from tests.bench.matching.upkeep import Upkeep, measure_upkeep


class Ours(AsyncExitStack):
    """The matcher of `leadhook match`; to be closed, because it has a database."""

    async def load(self, clients: Iterable[Record]) -> None:
        """Take the directory over as a file of clients is."""
        self._storage: Storage
        self._directory: FileDirectory
        self._storage, self._directory = await self.enter_async_context(given_storage(_people(clients)))

    async def rank(self, query: Record, most: int) -> Sequence[Ranked]:
        """Ask as `leadhook match` does."""
        found = await match_person(self._directory, query.name, points_of(query), query.company, most=most)
        return [
            Ranked(id=self._number(match.owner), score=match.score, shown=match.band is not Band.NONE)
            for match in found.clients[:most]
        ]

    async def upkeep(self, people: Sequence[Record]) -> Upkeep:
        """Return what it costs on top to find so; these people are in the directory then."""
        return await measure_upkeep(self._storage, len(self._directory.ids), people)

    def _number(self, owner: Client | Company) -> int:
        number = self._directory.id_of(owner)
        assert isinstance(number, int)
        return number


class OursOfCompanies(AsyncExitStack):
    """The bot's own finding of companies by their names; to be closed, because it has a database."""

    async def load(self, companies: Mapping[int, str]) -> None:
        """Take the directory over as a file of companies is."""
        self._directory = await self.enter_async_context(given_directory(_companies(companies)))

    async def rank(self, name: str, most: int) -> Sequence[int]:
        """Ask as the bot does where a company is told."""
        found = await find_like_companies(self._directory.company_likeness, name, most=most)
        numbers = [self._directory.ids[Company, each.company] for each in found]
        return [number for number in numbers if isinstance(number, int)]


async def _people(clients: Iterable[Record]) -> AsyncIterator[Given]:
    for client in clients:
        points = points_of(client)
        yield GivenPerson(id=client.number, name=client.name, points=points, company=client.company)


async def _companies(companies: Mapping[int, str]) -> AsyncIterator[Given]:
    for number, name in companies.items():
        yield GivenCompany(id=number, name=name, points=())
