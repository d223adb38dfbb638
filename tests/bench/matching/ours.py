"""Ours: the bot's own matcher, on a database as the bot keeps it."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.matching import Band
from bot.importing.as_directory import GivenCompany, GivenDirectory, GivenPerson
from bot.matching import FileDirectory, given_directory
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.match_person import match_person
from tests.bench.matching.noise import Record
from tests.bench.matching.quality import Ranked


class Ours(AsyncExitStack):
    """The matcher of `leadhook match`; to be closed, because it has a database."""

    async def load(self, clients: Sequence[Record]) -> None:
        """Take the directory over as a file of clients is."""
        people = [
            GivenPerson(
                id=client.number,
                name=client.name,
                points=points_of(client),
                kind=ClientKind.CLIENT,
                company=client.company,
            )
            for client in clients
        ]
        self._directory: FileDirectory = await self.enter_async_context(given_directory(GivenDirectory(people=people)))

    async def rank(self, query: Record, most: int) -> Sequence[Ranked]:
        """Ask as `leadhook match` does."""
        found = await match_person(self._directory, query.name, points_of(query), query.company, most=most)
        return [
            Ranked(id=self._number(match.owner), score=match.score, shown=match.band is not Band.NONE)
            for match in found.clients[:most]
        ]

    def _number(self, owner: Client | Company) -> int:
        number = self._directory.id_of(owner)
        assert isinstance(number, int)
        return number


class OursOfCompanies(AsyncExitStack):
    """The bot's own finding of companies by their names; to be closed, because it has a database."""

    async def load(self, companies: Mapping[int, str]) -> None:
        """Take the directory over as a file of companies is."""
        given = [GivenCompany(id=number, name=name, points=()) for number, name in companies.items()]
        self._directory = await self.enter_async_context(given_directory(GivenDirectory(companies=given)))

    async def rank(self, name: str, most: int) -> Sequence[int]:
        """Ask as the bot does where a company is told."""
        found = await find_like_companies(self._directory.company_likeness, name, most=most)
        numbers = [self._directory.ids[Company, each.company] for each in found]
        return [number for number in numbers if isinstance(number, int)]


def points_of(record: Record) -> tuple[ContactPoint, ...]:
    """Return the contacts of a record."""
    values = [ContactValue(kind=ContactKind.PHONE, normal_form=record.phone)]
    if record.mail:
        values.append(ContactValue(kind=ContactKind.EMAIL, normal_form=record.mail))
    return tuple(ContactPoint(value=value, verified=False, origin=Origin.IMPORT) for value in values)
