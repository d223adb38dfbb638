"""Quality: how often the right client is among the first when somebody comes back with a new phone, and how fast.

Whoever ranks clients does so as a `Matcher`; the bot's own, the baselines and what comes later are measured alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Protocol

from tests.bench.matching.noise import NOISES, Record, card_of, only_with, plain_card_of, return_of
from tests.bench.matching.people import Person, make_people
from tests.bench.matching.upkeep import Upkeep

MOST = 5
"""So many suggestions a manager sees at most."""

_NEW_PEOPLE_BEGIN_WITH = 100_000_001
_HITS_KEPT = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A client that may be the one: the surer, the higher the score. `shown`: a manager would see it."""

    id: int
    score: float
    shown: bool


class Matcher(Protocol):
    """Somebody who finds clients by what a person shows."""

    async def load(self, clients: Iterable[Record]) -> None:
        """Take the directory over; what is visible of a record and its noises are not to be looked at."""
        ...

    async def rank(self, query: Record, most: int) -> Sequence[Ranked]:
        """Return the likeliest clients, the likeliest first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The cards of so many people, written anew whenever they are read: a million would fill the memory.

    `kept`: those of the people who come back, by their numbers.
    """

    people: int
    seed: int
    kept: Mapping[int, Record]

    def __len__(self) -> int:
        """How many there are."""
        return self.people

    def __iter__(self) -> Iterator[Record]:
        """One after the other."""
        return (card_of(person, self.seed) for person in make_people(self.people, self.seed))

    def __getitem__(self, place: int) -> Record:
        """The card of somebody who comes back."""
        return self.kept[place + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A directory, people of it who come back, and people who were never there. All of it follows from the seed."""

    clients: Cards | Sequence[Record]
    returning: Sequence[Record]
    new: Sequence[Record]

    def card_of(self, query: Record) -> Record:
        """Return the client who asks."""
        return self.clients[query.number - 1]


def make_trial(size: int, queries: int, seed: int) -> Trial:
    """Make a directory of so many clients; so many of them come back, and as many come who are new."""
    every = max(1, size // queries)
    back = [*islice((person for person in make_people(size, seed) if person.number % every == 0), queries)]
    strangers = make_people(queries, seed, beginning_with=_NEW_PEOPLE_BEGIN_WITH)
    return Trial(
        clients=Cards(people=size, seed=seed, kept={person.number: card_of(person, seed) for person in back}),
        returning=[return_of(person, seed) for person in back],
        new=[return_of(person, seed) for person in strangers],
    )


def make_noise_trial(size: int, each: int, seed: int) -> Trial:
    """Make a directory of plain cards; for each noise so many of its people come back, with that noise alone."""
    people = list(make_people(size, seed))
    anybody = Random(seed).sample(people, size)
    return Trial(
        clients=[plain_card_of(person) for person in people],
        returning=[its for noise in NOISES for its in islice(_with(noise, anybody, seed), each)],
        new=(),
    )


def _with(noise: str, people: Sequence[Person], seed: int) -> Iterator[Record]:
    return (its for person in people if (its := only_with(person, noise, seed)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many queries of a kind there were, and which share of them had the right client first, or among five."""

    queries: int
    first: float
    among_five: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A score, and how likely it was that of the right client in the first place, or in one of five.

    These chances are 1 or 0, save with the oracle. `named`: the query showed both names.
    """

    score: float
    first: float
    among_five: float
    shown: bool
    named: bool


@dataclass(slots=True, kw_only=True)
class Quality:
    """What came of a trial: by kind of query the places of the right client, the scores, the times of all lookups.

    `upkeep`: what it costs the bot to find so.
    """

    chances: dict[str, list[tuple[float, float]]] = field(default_factory=lambda: defaultdict(list))
    hits: list[Told] = field(default_factory=list)
    of_new: list[Told] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    upkeep: Upkeep | None = None

    def note(self, query: Record, card: Record, first: float, among_five: float) -> None:
        """Note the chances that the right client stands first and among the first five, for each kind of query."""
        for kind in kinds_of(query, card):
            self.chances[kind].append((first, among_five))

    def note_hit(self, query: Record, score: float, first: float, among_five: float, *, shown: bool = True) -> None:
        """Note the score of the right client, which stood among the first five."""
        named = shows_both_names(query)
        self.hits.append(Told(score=score, first=first, among_five=among_five, shown=shown, named=named))

    def note_new(self, query: Record, best: float, *, shown: bool = True) -> None:
        """Note the best score that anybody had where the right client is none."""
        self.of_new.append(Told(score=best, first=0, among_five=0, shown=shown, named=shows_both_names(query)))

    @property
    def shares(self) -> Mapping[str, Share]:
        """The shares by kind of query; `EVERYBODY` has all of them."""
        return {
            kind: Share(
                queries=len(chances),
                first=sum(first for first, _ in chances) / len(chances),
                among_five=sum(five for _, five in chances) / len(chances),
            )
            for kind, chances in self.chances.items()
        }

    def needless(self, *, first: bool = True, named: bool = False) -> float:
        """Which share of new people see a suggestion, where 80 % of the hits are kept by a limit of the score.

        `first`: hits are first places, not all five; `named`: only of queries that show both names.
        """
        new = [its for its in self.of_new if its.named or not named]
        hits = [(its.score, its.first if first else its.among_five) for its in self.hits if its.named or not named]
        limit = _limit(hits)
        return sum(its.score >= limit for its in new) / max(1, len(new))

    @property
    def needless_as_shown(self) -> float:
        """Which share of new people see a suggestion by the matcher's own bands."""
        return sum(its.shown for its in self.of_new) / max(1, len(self.of_new))

    @property
    def kept_as_shown(self) -> float:
        """Which share of the hits is shown by the matcher's own bands."""
        return sum(its.shown for its in self.hits) / max(1, len(self.hits))

    def within_ms(self, percent: int) -> float:
        """Return in how many milliseconds so many per cent of the lookups were done."""
        return within_ms(self.seconds, percent)


def within_ms(seconds: Sequence[float], percent: int) -> float:
    """Return in how many milliseconds so many per cent of all were done."""
    return quantiles(seconds, n=100)[percent - 1] * 1_000 if len(seconds) > 1 else 0.0


EVERYBODY = "everybody"
BOTH_NAMES = "given name and surname on both sides"


def kinds_of(query: Record, card: Record) -> Iterator[str]:
    """Yield what is told of this query: everybody, what both show, and each noise of either side."""
    yield EVERYBODY
    if shows_both_names(query) and shows_both_names(card):
        yield BOTH_NAMES
    yield from sorted({*query.noises, *card.noises})
    if not query.noises and not card.noises:
        yield "no noise"


def shows_both_names(record: Record) -> bool:
    """Whether a record shows a given name, in whatever form, and a surname."""
    return bool(record.visible.given and record.visible.surname)


async def measure(matcher: Matcher, trial: Trial) -> Quality:
    """Ask for everybody who comes back, and for everybody who is new; the matcher has loaded the clients before."""
    quality = Quality()
    for query in trial.returning:
        ranked = await _asked(matcher, query, quality)
        place = next((place for place, its in enumerate(ranked) if its.id == query.number), MOST)
        quality.note(query, trial.card_of(query), place == 0, place < MOST)
        for its in ranked:
            if its.id == query.number:
                quality.note_hit(query, its.score, place == 0, 1, shown=its.shown)
    for query in trial.new:
        ranked = await _asked(matcher, query, quality)
        best = max((its.score for its in ranked), default=float("-inf"))
        quality.note_new(query, best, shown=any(its.shown for its in ranked))
    return quality


def _limit(hits: Sequence[tuple[float, float]]) -> float:
    """Return the score above which so many of the hits are that are to be kept; each has a score and a chance."""
    wanted = _HITS_KEPT * sum(chance for _, chance in hits)
    kept = 0.0
    for score, chance in sorted(hits, reverse=True):
        kept += chance
        if kept >= wanted:
            return score
    return float("-inf")


async def _asked(matcher: Matcher, query: Record, quality: Quality) -> Sequence[Ranked]:
    began = perf_counter()
    ranked = await matcher.rank(query, MOST)
    quality.seconds.append(perf_counter() - began)
    return ranked[:MOST]
