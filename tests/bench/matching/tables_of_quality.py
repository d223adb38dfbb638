"""The tables of what was measured: how often the right client is found, noise by noise, and at what price."""

from collections.abc import Callable, Mapping

from tests.bench.matching.noise import NOISES
from tests.bench.matching.quality import BOTH_NAMES, EVERYBODY, Quality
from tests.bench.tables import table

_FIGURES: Mapping[str, Callable[[Quality], str]] = {
    f"{EVERYBODY}, r@1": lambda its: _found(its, EVERYBODY)[0],
    f"{EVERYBODY}, r@5": lambda its: _found(its, EVERYBODY)[1],
    f"{BOTH_NAMES}, r@1": lambda its: _found(its, BOTH_NAMES)[0],
    f"{BOTH_NAMES}, r@5": lambda its: _found(its, BOTH_NAMES)[1],
    "new people who see somebody, 80 % of hits kept": lambda its: f"{its.needless():.1%}",
    "of those with both names": lambda its: f"{its.needless(named=True):.1%}",
    "new people who see somebody, by its own bands": lambda its: f"{its.needless_as_shown:.1%}",
    "hits kept, by its own bands": lambda its: f"{its.kept_as_shown:.1%}",
    "a lookup, p50": lambda its: f"{its.within_ms(50):.1f} ms",
    "a lookup, p95": lambda its: f"{its.within_ms(95):.1f} ms",
}


def quality_table(measured: Mapping[str, Quality], size: int) -> str:
    """Return how well each of them finds people."""
    rows = [[figure, *(told(its) for its in measured.values())] for figure, told in _FIGURES.items()]
    return table([f"people who come back, {size:,} clients", *measured], rows)


def noises_table(measured: Mapping[str, Quality]) -> str:
    """Return how often the right client is the first one, by the noises that either side has."""
    counted = next(iter(measured.values())).shares
    rows = [
        [noise.replace("_", " "), f"{share.queries}", *(_found(its, noise)[0] for its in measured.values())]
        for noise, share in counted.items()
        if noise in NOISES or noise == "no noise"
    ]
    return table(["r@1, by noise", "queries", *measured], sorted(rows, key=lambda row: -int(row[1])))


def stories_table() -> str:
    """Return who writes names in each of these ways."""
    rows = [[name.replace("_", " "), noise.story] for name, noise in NOISES.items()]
    return table(["noise", "its story"], rows)


def _found(quality: Quality, kind: str) -> tuple[str, str]:
    share = quality.shares.get(kind)
    return (f"{share.first:.3f}", f"{share.among_five:.3f}") if share else ("-", "-")
