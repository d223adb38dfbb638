"""Rarity: how much it tells that two records show the same, by how seldom a base shows it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from tests.bench.matching.draft import Visible
from tests.bench.matching.name_tables import gender_of

_UNSEEN = 0.5
"""What nobody in the base is called counts as if half a client were."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often which value of one kind was seen."""

    seen: Mapping[str, int]
    total: int

    def rarity_of(self, *values: str) -> float:
        """Return the logarithm of how few have any of these values: nothing, if everybody has."""
        return -log((sum(self.seen.get(value, 0) for value in values) + _UNSEEN) / (self.total + 1))


class Rarity:
    """What is counted of all clients of a base."""

    def __init__(self, clients: Iterable[Visible]) -> None:
        """Count; a short form that stands for several names tells of none."""
        seen = list(clients)
        given = [*(name for its in seen if len(its.given) == 1 for name in its.given)]
        fathers = [its.father for its in seen if its.father]
        self.given, self.given_initial = _counted(given), _counted(name[0] for name in given)
        self.father, self.father_initial = _counted(fathers), _counted(name[0] for name in fathers)
        self.surname = _counted(half for its in seen for half in its.surname)
        self.company = _counted(f"{its.company}" for its in seen if its.company is not None)
        self.mail = _counted(its.mail for its in seen if its.mail)


def narrowed(seen: Visible) -> frozenset[str]:
    """Return the full names that are meant: where the gender is told, «Саша» is one of two no longer."""
    if seen.gender is None or len(seen.given) < 2:
        return seen.given
    return frozenset(name for name in seen.given if gender_of().get(name) is seen.gender) or seen.given


def _counted(values: Iterable[str]) -> Counted:
    counter = Counter(values)
    return Counted(counter, counter.total())
