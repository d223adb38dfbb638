"""Companies: the same one written in two ways, among thousands with names that are much alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from rapidfuzz import fuzz, process, utils

from tests.bench.matching.company_names import FORMS, company_words, employer
from tests.bench.matching.name_tables import TABLES
from tests.bench.matching.quality import MOST, Share

EVERY_PAIR = "every pair"
_MADE_UP = 3_000
_ALIKE = 4
"""So many companies are called by the same first word as each of the pairs, and then otherwise."""
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A company as the directory has it and as somebody writes it; `kind` says what differs."""

    kind: str
    kept: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTrial:
    """Companies by their numbers, and what people write who mean one of them."""

    companies: Mapping[int, str]
    written: Sequence[tuple[int, Pair]]


class CompanyMatcher(Protocol):
    """Somebody who finds companies by their names."""

    async def load(self, companies: Mapping[int, str]) -> None:
        """Take the directory over."""
        ...

    async def rank(self, name: str, most: int) -> Sequence[int]:
        """Return the likeliest companies, the likeliest first."""
        ...


class TokenSortOfCompanies:
    """`token_sort_ratio` over all names."""

    def __init__(self) -> None:
        """Begin with no company."""
        self._names: dict[int, str] = {}

    async def load(self, companies: Mapping[int, str]) -> None:
        """Keep the names in small letters."""
        self._names = {number: utils.default_process(name) for number, name in companies.items()}

    async def rank(self, name: str, most: int) -> Sequence[int]:
        """Compare with all of them."""
        found = process.extract(utils.default_process(name), self._names, scorer=fuzz.token_sort_ratio, limit=most)
        return [number for _, _, number in found]


def pairs() -> Sequence[Pair]:
    """Return the pairs that were written down by hand."""
    lines = (TABLES / "company_pairs.txt").read_text(encoding="utf-8").splitlines()
    told = (line.split("\t") for line in lines if not line.startswith("#"))
    return [Pair(kind=kind, kept=kept, written=written) for kind, kept, written in told]


def company_trial(seed: int) -> CompanyTrial:
    """Put the companies of the pairs among made-up ones, in no order; none of these is called like one of the pairs."""
    taken = {_bare(name) for pair in pairs() for name in (pair.kept, pair.written)}
    kept = list(dict.fromkeys(pair.kept for pair in pairs()))
    others = [name for name in dict.fromkeys(_others(seed)) if _bare(name) not in taken]
    names = [*kept, *others]
    Random(seed).shuffle(names)
    numbers = {name: number for number, name in enumerate(names, 1)}
    return CompanyTrial(
        companies={number: name for name, number in numbers.items()},
        written=[(numbers[pair.kept], pair) for pair in pairs()],
    )


async def measure_companies(matcher: CompanyMatcher, trial: CompanyTrial) -> Mapping[str, Share]:
    """Return by what differs how often the company that is meant stands first, and among the first five."""
    await matcher.load(trial.companies)
    places: dict[str, list[int]] = defaultdict(list)
    for number, pair in trial.written:
        ranked = await matcher.rank(pair.written, MOST)
        place = list(ranked).index(number) if number in ranked else MOST
        for kind in (EVERY_PAIR, pair.kind):
            places[kind].append(place)
    return {kind: _share(its) for kind, its in places.items()}


def _share(places: Sequence[int]) -> Share:
    return Share(
        queries=len(places),
        first=sum(place == 0 for place in places) / len(places),
        among_five=sum(place < MOST for place in places) / len(places),
    )


def _others(seed: int) -> Iterator[str]:
    random, backs = Random(f"companies {seed}"), company_words()["backs"]
    yield from (employer(number).name for number in range(_MADE_UP))
    for pair in pairs():
        words = [word for word in _words(pair.kept) if len(word) >= _SHORTEST]
        for _ in range(_ALIKE if words else 0):
            first = random.choice(words).capitalize()
            yield f"{random.choice(FORMS)} «{first} {random.choice(backs)}»"


def _bare(name: str) -> str:
    """The letters that tell a company from others: no legal form, no blanks, no signs."""
    return "".join(word for word in _words(name) if word not in {form.lower() for form in FORMS})


def _words(name: str) -> Sequence[str]:
    return utils.default_process(name).replace("ё", "е").split()
