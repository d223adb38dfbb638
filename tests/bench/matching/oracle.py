"""The oracle: sees through every noise, so it knows the canonical form of whatever both records show - and no more.

It ranks clients by how much likelier they are to be who asks than anybody: a part of which both show the same counts by
how rare it is in the base. Where several clients are equally likely it cannot know who it is, either; then the chance
counts that the right one stands first, or among the first five, were they put in any order. Nobody who goes by names,
companies and mailboxes alone can be much better.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import log

from tests.bench.matching.draft import Visible
from tests.bench.matching.name_tables import Gender
from tests.bench.matching.noise import NOISES, Record
from tests.bench.matching.quality import MOST, Quality, Trial
from tests.bench.matching.rarity import Counted, Rarity, narrowed

_SAME_JOB = 1 - NOISES["changed_job"].on_return
_SAME_MAILBOX = 0.6
_AS_FINE = 9
"""Scores that differ in no more digits than this are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """How many clients score better than the right one, and how many just as well, itself among them."""

    better: int
    equal: int

    def chance(self, places: int) -> float:
        """Return how likely the right one is among so many first ones."""
        return min(1.0, max(0.0, (places - self.better) / self.equal)) if self.equal else 0.0


class Oracle:
    """Ranks the clients of a base by what is visible of them; those of whom the same is seen are one to it."""

    def __init__(self, clients: Iterable[Record]) -> None:
        """Put the clients in order by what they show."""
        self._count = Counter(map(_understood, (client.visible for client in clients)))
        self._rarity = Rarity(self._count.elements())
        self._by_surname: dict[str, list[Visible]] = defaultdict(list)
        self._by_given: dict[str, list[Visible]] = defaultdict(list)
        self._by_initial: dict[str, list[Visible]] = defaultdict(list)
        for seen in self._count:
            for half in seen.surname:
                self._by_surname[half].append(seen)
            for given in seen.given:
                self._by_given[given].append(seen)
            if seen.given_initial:
                self._by_initial[seen.given_initial].append(seen)
        self._nameless = {given: [its for its in all_ if not its.surname] for given, all_ in self._by_given.items()}

    def scores(self, query: Visible) -> Counter[float]:
        """Return which scores how many clients have; whoever shows another name is somebody else and has none."""
        asked = _understood(query)
        counted: Counter[float] = Counter()
        for seen in dict.fromkeys(self._candidates(asked)):
            score = self.score(asked, seen)
            if score is not None:
                counted[score] += self._count[seen]
        return counted

    def ahead(self, query: Visible, client: Visible) -> Ahead:
        """Return who stands before this client, or beside."""
        its_score = self.score(_understood(query), _understood(client))
        if its_score is None:
            return Ahead(better=0, equal=0)
        scores = self.scores(query)
        return Ahead(better=sum(count for score, count in scores.items() if score > its_score), equal=scores[its_score])

    def score(self, asked: Visible, seen: Visible) -> float | None:
        """Return the logarithm of how much likelier this client is than anybody; None if it is somebody else."""
        names = (
            _agreed(self._rarity.given, self._rarity.given_initial, _given(asked), _given(seen)),
            _agreed(self._rarity.father, self._rarity.father_initial, _father(asked), _father(seen)),
            self._surname(asked.surname, seen.surname),
            _gender(asked, seen),
        )
        told = [part for part in names if part is not None]
        if len(told) < len(names):
            return None
        company = _told(self._rarity.company, _text(asked.company), _text(seen.company), _SAME_JOB)
        mail = _told(self._rarity.mail, asked.mail, seen.mail, _SAME_MAILBOX)
        return round(sum(told) + company + mail, _AS_FINE)

    def _candidates(self, asked: Visible) -> Iterator[Visible]:
        for half in asked.surname:
            yield from self._by_surname.get(half, ())
        given = asked.given or {name for name in self._by_given if name[0] == asked.given_initial}
        for name in given:
            yield from (self._nameless if asked.surname else self._by_given).get(name, ())
        for initial in {name[0] for name in given} if not asked.surname else ():
            yield from self._by_initial.get(initial, ())

    def _surname(self, asked: frozenset[str], seen: frozenset[str]) -> float | None:
        if not asked or not seen:
            return 0.0
        common = asked & seen
        return sum(self._rarity.surname.rarity_of(half) for half in common) if common else None


def measure_oracle(trial: Trial) -> Quality:
    """Return how well the oracle does, by chances instead of places."""
    oracle, quality = Oracle(trial.clients), Quality()
    for query in trial.returning:
        card = trial.card_of(query)
        ahead = oracle.ahead(query.visible, card.visible)
        quality.note(query, card, ahead.chance(1), ahead.chance(MOST))
        score = oracle.score(_understood(query.visible), _understood(card.visible))
        if score is not None and ahead.chance(MOST):
            quality.note_hit(query, score, ahead.chance(1), ahead.chance(MOST))
    for query in trial.new:
        quality.note_new(query, max(oracle.scores(query.visible), default=float("-inf")))
    return quality


def _understood(seen: Visible) -> Visible:
    return replace(seen, given=narrowed(seen))


def _given(seen: Visible) -> tuple[frozenset[str], str | None]:
    return seen.given, seen.given_initial


def _father(seen: Visible) -> tuple[frozenset[str], str | None]:
    return frozenset({seen.father} if seen.father else ()), seen.father_initial


def _agreed(
    names: Counted,
    initials: Counted,
    asked: tuple[frozenset[str], str | None],
    seen: tuple[frozenset[str], str | None],
) -> float | None:
    """What a name tells that one side shows whole, or as its initial alone, or not at all."""
    if asked[0] and seen[0]:
        return names.rarity_of(*(asked[0] | seen[0])) if asked[0] & seen[0] else None
    letters, other_letters = _letters(*asked), _letters(*seen)
    if not letters or not other_letters:
        return 0.0
    return initials.rarity_of(*(letters | other_letters)) if letters & other_letters else None


def _letters(names: frozenset[str], initial: str | None) -> frozenset[str]:
    return frozenset(name[0] for name in names) or frozenset({initial} if initial else ())


def _gender(asked: Visible, seen: Visible) -> float | None:
    """The gender tells something where no given name has told it: «Петрова А.» is a woman."""
    if asked.gender is None or seen.gender is None:
        return 0.0
    if asked.gender is not seen.gender:
        return None
    return 0.0 if asked.given and seen.given else log(len(Gender))


def _told(counted: Counted, asked: str | None, seen: str | None, stays: float) -> float:
    """What a company or a mailbox tells: it may have changed meanwhile."""
    if asked is None or seen is None:
        return 0.0
    return counted.rarity_of(asked) + log(stays) if asked == seen else log(1 - stays)


def _text(number: int | None) -> str | None:
    return None if number is None else f"{number}"
