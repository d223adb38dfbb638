"""Upkeep: what it costs that whoever is alike is found - bytes on the disk, and time where a client is added."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from bot.clock import Clock
from bot.domain.client import ClientKind
from storage import Storage
from storage.connection import one
from tests.bench.matching.noise import Record
from tests.bench.matching.points import points_of

_TABLES = "name_words name_word_keys name_pairs names_taken_in names_to_take_in company_keys"
_EACH = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """How many bytes the tables of likeness take, of so many clients; how long each client took who was added then."""

    clients: int
    stored: int
    seconds: Sequence[float]

    @property
    def of_100_000(self) -> float:
        """How many bytes 100,000 clients take."""
        return self.stored * _EACH / self.clients


async def measure_upkeep(storage: Storage, clients: int, people: Sequence[Record]) -> Upkeep:
    """Look at the tables of so many clients; then add people as the bot does, each to the disk by itself."""
    stored = await _stored(storage)
    seconds = [await _added(storage, person) for person in people]
    return Upkeep(clients=clients, stored=stored, seconds=seconds)


async def _stored(storage: Storage) -> int:
    async with storage.writing() as session:  # the only reader looks at who is there
        row = await one(
            session.connection,
            "SELECT sum(d.pgsize) AS stored FROM dbstat d JOIN sqlite_schema s ON s.name = d.name"
            " WHERE instr(:tables, ' ' || s.tbl_name || ' ')",
            tables=f" {_TABLES} ",
        )
    return int(row["stored"])


async def _added(storage: Storage, person: Record) -> float:
    """The name can be found by its words from then on."""
    began, now = perf_counter(), Clock().now()
    async with storage.writing() as session:
        client = await session.directory.add_client(name=person.name, kind=ClientKind.CLIENT, now=now)
        await session.directory.append_points(points_of(person), client=client.id, now=now)
    return perf_counter() - began
