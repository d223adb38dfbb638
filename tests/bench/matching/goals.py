"""What is wanted of the bot's own matcher, measured by the oracle and by the baselines."""

from collections.abc import Iterator, Mapping

from tests.bench.matching.companies import EVERY_PAIR
from tests.bench.matching.quality import BOTH_NAMES, EVERYBODY, Quality, within_ms
from tests.bench.matching.section import BOT, Matching
from tests.bench.tables import megabytes

_AMONG_FIVE: Mapping[int, float] = {10_000: 0.98, 100_000: 0.97}
_FIRST: Mapping[int, float] = {100_000: 0.95}
"""By the number of clients, which part of the oracle's places among five is wanted, and of its first places."""
_WITHIN_MS: Mapping[int, int] = {100_000: 25, 1_000_000: 60}
_STORED, _ADDED_MS = 60 * 2**20, 5
_BOTH_NAMES = (0.96, 0.99)
_FEBRL = (0.83, 0.91)
_NEEDLESS = 0.03


def matching_goals(matching: Matching) -> Iterator[list[str]]:
    """Yield each goal, what is wanted and what was measured; nothing where the bot was not measured."""
    for size, measured in matching.people.items():
        if BOT in measured:
            yield from _of_people(measured, size)
    for size, measured in matching.by_size.items():
        if size in _WITHIN_MS and BOT in measured:
            yield from _of_cost(measured[BOT], size)
    if matching.febrl and BOT in matching.febrl:
        yield from _of_shares("Febrl4, by names alone", matching.febrl[BOT], EVERYBODY, _FEBRL)
    if BOT in matching.companies:
        ours, theirs = (matching.companies[name][EVERY_PAIR].first for name in (BOT, "token sort"))
        yield ["companies, r@1, above token sort", f"{theirs:.3f}", f"{ours:.3f}"]


def _of_people(measured: Mapping[str, Quality], size: int) -> Iterator[list[str]]:
    ours, best = measured[BOT].shares[EVERYBODY], measured["oracle"].shares[EVERYBODY]
    among = f"{size:,} clients"
    if size in _AMONG_FIVE:
        part = ours.among_five / best.among_five
        yield [f"who comes back, {among}, r@5 / the oracle's", f"{_AMONG_FIVE[size]}", f"{part:.3f}"]
    if size in _FIRST:
        yield [f"who comes back, {among}, r@1 / the oracle's", f"{_FIRST[size]}", f"{ours.first / best.first:.3f}"]
    if size == min(_AMONG_FIVE):
        yield from _of_shares(f"both names on both sides, {among}", measured[BOT], BOTH_NAMES, _BOTH_NAMES)
        needless = measured[BOT].needless()
        yield [f"new people who see somebody, {among}", f"{_NEEDLESS:.0%}", f"{needless:.1%}"]


def _of_cost(ours: Quality, size: int) -> Iterator[list[str]]:
    among = f"{size:,} clients"
    yield [f"a lookup, {among}, p95", f"{_WITHIN_MS[size]} ms", f"{ours.within_ms(95):.1f} ms"]
    if ours.upkeep is not None:
        yield [f"the index, for each 100,000 of {among}", megabytes(_STORED), megabytes(ours.upkeep.of_100_000)]
        yield [f"to add a client, {among}, p95", f"{_ADDED_MS} ms", f"{within_ms(ours.upkeep.seconds, 95):.1f} ms"]


def _of_shares(what: str, quality: Quality, kind: str, wanted: tuple[float, float]) -> Iterator[list[str]]:
    share = quality.shares[kind]
    yield [f"{what}, r@1", f"{wanted[0]}", f"{share.first:.3f}"]
    yield [f"{what}, r@5", f"{wanted[1]}", f"{share.among_five:.3f}"]
