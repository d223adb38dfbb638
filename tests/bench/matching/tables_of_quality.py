"""The tables of what was measured: how often the right client is found, noise by noise, and at what price."""

from collections.abc import Callable, Mapping, Sequence

from tests.bench.matching.noise import NOISES
from tests.bench.matching.quality import BOTH_NAMES, EVERYBODY, Quality, Share, within_ms
from tests.bench.matching.section import BOT, Matching
from tests.bench.tables import megabytes, table

_FIGURES: Mapping[str, Callable[[Quality], str]] = {
    f"{EVERYBODY}, r@1": lambda its: _found(its, EVERYBODY)[0],
    f"{EVERYBODY}, r@5": lambda its: _found(its, EVERYBODY)[1],
    f"{BOTH_NAMES}, r@1": lambda its: _found(its, BOTH_NAMES)[0],
    f"{BOTH_NAMES}, r@5": lambda its: _found(its, BOTH_NAMES)[1],
    "new people who see somebody, 80 % of first places kept": lambda its: _of_new(its, its.needless()),
    "of those with both names": lambda its: _of_new(its, its.needless(named=True)),
    "the same, 80 % of places among five kept": lambda its: _of_new(its, its.needless(first=False)),
    "new people who see somebody, by its own bands": lambda its: _of_new(its, its.needless_as_shown),
    "hits kept, by its own bands": lambda its: f"{its.kept_as_shown:.1%}",
}


def matching_tables(matching: Matching) -> list[str]:
    """Return all of the tables."""
    tables = [
        quality_table(measured, f"people who come back, {size:,} clients") for size, measured in matching.people.items()
    ]
    tables += times_tables(matching.by_size)
    tables += [noises_table(matching.noises)]
    tables += [quality_table(matching.febrl, "Febrl4, by names alone")] if matching.febrl else []
    return [*tables, companies_table(matching.companies)]


def quality_table(measured: Mapping[str, Quality], name: str) -> str:
    """Return how well each of them finds people."""
    rows = [[figure, *(told(its) for its in measured.values())] for figure, told in _FIGURES.items()]
    rows = [row for row in rows if {*row[1:]} != {"-"}]
    return table([name, *measured], rows)


def times_tables(sizes: Mapping[int, Mapping[str, Quality]]) -> list[str]:
    """Return how long a lookup takes among ever more clients, and what it costs the bot that it takes no longer."""
    by_size = [f"{size:,}" for size in sizes]
    lookups = [
        [name, *(_within(measured[name].seconds) if name in measured else "-" for measured in sizes.values())]
        for name in next(iter(sizes.values()))
        if name != "oracle"
    ]
    kept = [measured[BOT].upkeep for measured in sizes.values()]
    stored = [megabytes(its.of_100_000) if its else "-" for its in kept]
    added = [_within(its.seconds) if its else "-" for its in kept]
    return [
        table(["a lookup, p50 / p95, by clients", *by_size], lookups),
        table(
            ["what the index costs, by clients", *by_size],
            [["on the disk, for each 100,000", *stored], ["to add a client, p50 / p95", *added]],
        ),
    ]


def noises_table(measured: Mapping[str, Quality]) -> str:
    """Return who writes so, and how often the right client is first among plain cards for that noise alone."""
    rows = [
        [f"{noise.replace('_', ' ')}: {its.story}", *(_found(quality, noise)[0] for quality in measured.values())]
        for noise, its in NOISES.items()
    ]
    return table(["r@1, by one noise alone", *measured], rows)


def companies_table(measured: Mapping[str, Mapping[str, Share]]) -> str:
    """Return how often the right company stands first and among the first five, by what differs."""
    rows = [
        [kind, f"{share.queries}", *(_places(shares[kind]) for shares in measured.values())]
        for kind, share in next(iter(measured.values())).items()
    ]
    return table(["companies, r@1 / r@5, by what differs", "queries", *measured], rows)


def _places(share: Share) -> str:
    return f"{share.first:.3f} / {share.among_five:.3f}"


def _within(seconds: Sequence[float]) -> str:
    return f"{within_ms(seconds, 50):.1f} / {within_ms(seconds, 95):.1f} ms"


def _of_new(quality: Quality, share: float) -> str:
    return f"{share:.1%}" if quality.of_new else "-"


def _found(quality: Quality, kind: str) -> tuple[str, str]:
    share = quality.shares.get(kind)
    return (f"{share.first:.3f}", f"{share.among_five:.3f}") if share else ("-", "-")
