"""Ours: the bot's own matcher, on a database as the bot keeps it."""

from collections.abc import Sequence
from contextlib import AsyncExitStack

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.matching import Band
from bot.importing.as_directory import GivenDirectory, GivenPerson
from bot.matching import FileDirectory, given_directory
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


def points_of(record: Record) -> tuple[ContactPoint, ...]:
    """Return the contacts of a record."""
    values = [ContactValue(kind=ContactKind.PHONE, normal_form=record.phone)]
    if record.mail:
        values.append(ContactValue(kind=ContactKind.EMAIL, normal_form=record.mail))
    return tuple(ContactPoint(value=value, verified=False, origin=Origin.IMPORT) for value in values)
