"""Find doubles: which clients may be on two cards, a few clients at a time, so that nobody waits for it."""

from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.hygiene import LikelyDouble, is_likely_double
from bot.domain.ids import ClientId
from bot.domain.likeness.sureness import Likely
from bot.usecases.find_evidence import find_evidence
from bot.usecases.find_likely import find_likely
from bot.usecases.ports import Records

_MOST_PAIRED = 10
_HARDLY = 1e-9
"""So likely at least it is that somebody is on one card only, whatever floats add up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoublesFound:
    """The pairs that some clients are part of, and the last of those clients."""

    pairs: tuple[LikelyDouble, ...]
    reached: ClientId


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAgain:
    """All pairs of a client who has changed so often since they were looked at."""

    client: ClientId
    pairs: tuple[LikelyDouble, ...]
    changes: int


async def find_next_doubles(records: Records, *, among: int) -> DoublesFound | None:
    """Return the pairs of the next so many clients; None where all were looked at. Nothing is changed."""
    clients = await records.likely_doubles.list_next(among)
    if not clients:
        return None
    pairs = [pair for client in clients for pair in await _doubles_of(records, client)]
    return DoublesFound(pairs=tuple(pairs), reached=clients[-1].id)


async def find_doubles_of_changed(records: Records, *, among: int) -> list[FoundAgain]:
    """Return the pairs of some clients who have another name, company or contact since. Nothing is changed."""
    return [
        FoundAgain(client=client.id, pairs=tuple(await _doubles_from_both_sides(records, client)), changes=changes)
        for client, changes in await records.likely_doubles.list_changed(among)
    ]


async def _doubles_from_both_sides(records: Records, client: Client) -> list[LikelyDouble]:
    """Of two cards one may be found from the other alone, so those that made a pair are asked, too."""
    pairs = await _doubles_of(records, client)
    known = {pair.other for pair in pairs}
    for other in await records.likely_doubles.list_paired(client.id, _MOST_PAIRED):
        if other.id not in known:
            pairs += [pair for pair in await _doubles_of(records, other) if pair.other == client.id]
    return pairs


async def find_doubles_of(records: Records, client: Client, company: str | None) -> list[Likely]:
    """Return who may be the same person as a client of a company, the likeliest first; nobody need see them yet."""
    points = await records.directory.client_points(client.id)
    told = [each async for each in find_evidence(records.directory, records.company_likeness, points, company)]
    likely = await find_likely(records.likeness, client.name, told, but={client.id})
    nobody = max(1 - sum(each.chance for each in likely), _HARDLY)
    return [each for each in likely if is_likely_double(each, nobody=nobody)]


async def _doubles_of(records: Records, client: Client) -> list[LikelyDouble]:
    company = await records.directory.get_company(client.company) if client.company is not None else None
    return [
        LikelyDouble(one=client.id, other=each.client, named_so=each.has_same_name, evidence=each.evidence)
        for each in await find_doubles_of(records, client, company.name if company is not None else None)
    ]
