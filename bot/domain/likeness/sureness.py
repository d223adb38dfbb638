"""Sureness: how likely somebody alike is the one, among all who are alike and all who may be new.

Odds tell how much likelier one person is than two of whom nothing is known. Of a base of many cards any may be the
one, and the one who asks may be on none of them: the more cards, the more must speak for one of them (Bayes).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log
from typing import TypeVar

from bot.domain.ids import ClientId
from bot.domain.likeness.comparing import Alike
from bot.domain.likeness.evidence import Evidence

Card = TypeVar("Card", bound=Hashable)

COME_BACK = 0.3
"""How many of those whose contacts nobody knows are somebody known."""
_SURELY = 40.0
"""More than this speaks for nobody: it only keeps the numbers small."""


class Sure(StrEnum):
    """What to do with somebody alike: ask whether it is them, show them on a button, or say nothing."""

    ASK = "ask"
    SHOW = "show"
    SILENT = "silent"


_ASK_FROM, _SHOW_FROM = 0.75, 0.25


def sureness(chance: float) -> Sure:
    """Return what to do with somebody who is the one with this chance."""
    if chance >= _ASK_FROM:
        return Sure.ASK
    return Sure.SHOW if chance >= _SHOW_FROM else Sure.SILENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Somebody it may be: with which chance, from 0 to 1, by which likeness of the name and which evidence."""

    client: ClientId
    chance: float
    ways: tuple[Alike, ...]
    evidence: tuple[Evidence, ...]

    @property
    def is_named_so(self) -> bool:
        """Whether all that came back of the name is the same, but for how it is spelt."""
        return all(way <= Alike.SPELLING for way in self.ways)

    @property
    def has_same_name(self) -> bool:
        """Whether all that came back of the name is the very same."""
        return set(self.ways) == {Alike.SAME}

    @property
    def sure(self) -> Sure:
        """What to do with them."""
        return sureness(self.chance)


_SMALL_BASE, _BOTH = 4_000, 2
_AT_MOST_TOLD_APART = 2.0


def told_apart(ways: Sequence[Alike], cards: int) -> float:
    """Return how much more two words that came back tell in a small base than their shares there say.

    Among some hundreds of clients names are fewer than in the world, and each of them looks frequent; namesakes in both
    first name and surname are rarer there than words that are drawn apart would make them.
    """
    if cards >= _SMALL_BASE or sum(way is not Alike.INITIAL for way in ways) < _BOTH:
        return 0.0
    return min(_AT_MOST_TOLD_APART, 2 * log(_SMALL_BASE / max(cards, 1)))


def chances(odds: Mapping[Card, float], cards: int) -> dict[Card, float]:
    """Return how likely each of these cards is the one who asks, from 0 to 1, in a base of so many."""
    share = COME_BACK / max(cards, 1)
    weighed = {card: share * exp(min(each, _SURELY)) for card, each in odds.items()}
    everybody = (1 - COME_BACK) + sum(weighed.values())
    return {card: each / everybody for card, each in weighed.items()}
