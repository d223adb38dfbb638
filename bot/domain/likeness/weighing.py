"""Weighing: how much more likely it is that two names are one person's than that they only look so.

Each word that is found again adds the logarithm of how much oftener that happens with one person than with two
(Fellegi and Sunter, 1969). How often it happens with two is counted in the base itself: the share of cards that have a
word at least as much alike. So a rare surname weighs more than a frequent one, a name in full more than its first
letter, and a slip of the finger costs more where many names are one letter apart.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from math import log

from bot.domain.likeness.comparing import Alike
from bot.domain.likeness.initials import first_sounds_of, initials_of
from bot.domain.likeness.splitting import Word
from bot.domain.likeness.traits import traits_of
from bot.domain.reading.name_words import Kind, kind_of

# How often one person's word comes back in each way: what people do when they write their name once more.
_COMES_BACK = {
    Alike.SAME: 0.5,
    Alike.SPELLING: 0.2,
    Alike.PATRONYMIC: 0.1,
    Alike.ENDING: 0.1,
    Alike.SHORT: 0.2,
    Alike.TYPO: 0.06,
    Alike.ROUGH: 0.02,
    Alike.INITIAL: 0.15,
}
_ONCE_MORE = {Alike.SPELLING: log(_COMES_BACK[Alike.SAME] / _COMES_BACK[Alike.SPELLING])}
"""What is done to all words of a name alike counts once: from the second word on it is given back."""
_SHARE_OF_INITIAL = 0.07
_CARDS_OF_PRIOR = 200
_SHARE_OF_GIVEN, _SHARE_OF_OTHERS = 0.01, 0.0005


class Part(Enum):
    """What a word may be in a name."""

    GIVEN = auto()
    FATHER = auto()
    SURNAME = auto()
    UNKNOWN = auto()
    ORDINARY = auto()


# What it costs where each side has a word left over: people marry, and use two first names.
_DIFFER = -4.0
_DIFFER_IN_PART = {
    frozenset({Part.GIVEN, Part.FATHER}): 0.0,
    frozenset({Part.SURNAME, Part.FATHER}): -0.5,
    frozenset({Part.UNKNOWN, Part.FATHER}): -0.5,
    frozenset({Part.GIVEN, Part.SURNAME}): -2.5,
}
_ORDINARY = -0.2
_AS_SURNAMES_END = re.compile(r"(?<=..)(?:[ое]в|[ое]ва|[сц]кий|[сц]кая|енко|чук|швили|дзе)$")
"""Looked up in the dictionary, each of some hundred surnames that are compared would cost a third of a millisecond."""
_AS_A_SURNAME, _DIFFER_AS_SURNAMES = "ич", -2.0  # Сафронович, Лукашич: a patronymic, or a surname
_HALVES_DIFFER = -1.0
_INITIALS_DIFFER = -3.0
_INITIAL_OF_ANOTHER = -2.0


@lru_cache(maxsize=50_000)
def part_of(word: str) -> Part:
    """Return what a word in small letters is in a name."""
    traits = traits_of(word)
    if traits.fulls:
        return Part.GIVEN
    if traits.father:
        return Part.FATHER
    if _AS_SURNAMES_END.search(word):
        return Part.SURNAME
    kind = kind_of(word.title())
    return _PARTS.get(kind, Part.UNKNOWN)


_PARTS = {
    Kind.GIVEN: Part.GIVEN,
    Kind.PATRONYMIC: Part.FATHER,
    Kind.SURNAME: Part.SURNAME,
    Kind.OBLIQUE: Part.SURNAME,
    Kind.ORDINARY: Part.ORDINARY,
    Kind.PARTICLE: Part.ORDINARY,
}


@dataclass(frozen=True, slots=True)
class Variant:
    """A word of the base that may be the sought one: in which way, and on how many cards it is."""

    alike: Alike
    cards: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of the name that is sought, with all words of the base that may be it and what each way weighs."""

    word: Word
    variants: Mapping[str, Variant]
    weights: Mapping[Alike, float]

    def way(self, other: Word) -> Alike | None:
        """Return in which way a word of a card may be it; None if it is another one."""
        if self.word.is_initial and not other.is_initial:
            sound = traits_of(other.text).sound[:1]
            return Alike.INITIAL if sound and sound in first_sounds_of(self.word.text) else None
        variant = self.variants.get(other.text)
        if variant is None and self.word.is_initial and self.word.text in initials_of(other.text):
            return Alike.INITIAL
        return variant.alike if variant is not None else None


def sought_word(word: Word, variants: Mapping[str, Variant], cards: int) -> Sought:
    """Return a word with what each way of being alike weighs in a base of so many cards."""
    return Sought(word=word, variants=variants, weights=_weights(word, variants, cards))


def _weights(word: Word, variants: Mapping[str, Variant], cards: int) -> dict[Alike, float]:
    prior = _CARDS_OF_PRIOR * (_SHARE_OF_GIVEN if traits_of(word.text).fulls else _SHARE_OF_OTHERS)
    counted = Counter[Alike]()
    for variant in variants.values():
        counted[variant.alike] += variant.cards
    weights = dict[Alike, float]()
    so_far = 0
    for alike in Alike:
        so_far += counted[alike]
        share = min(1.0, (so_far + prior) / (cards + _CARDS_OF_PRIOR))
        weights[alike] = log(_COMES_BACK[alike] / (max(share, _SHARE_OF_INITIAL) if alike is Alike.INITIAL else share))
    return weights


@dataclass(frozen=True, slots=True)
class Weighed:
    """The logarithm of the odds of one person against two, by their names alone, and how the words came back."""

    odds: float
    ways: tuple[Alike, ...]


def weigh_names(sought: Sequence[Sought], card: Sequence[Word]) -> Weighed:
    """Hold a name against that of a card: each word comes back once, the one that weighs most first."""
    found = sorted(_found(sought, card), key=lambda found: (-found.weight, found.at, found.other))
    mine, theirs = set(range(len(sought))), set(range(len(card)))
    odds, ways = 0.0, list[Alike]()
    for each in found:
        if each.at in mine and each.other in theirs:
            mine.remove(each.at)
            theirs.remove(each.other)
            odds += each.weight + (_ONCE_MORE.get(each.alike, 0.0) if each.alike in ways else 0.0)
            ways.append(each.alike)
    left = [sought[at].word for at in sorted(mine)], [card[at] for at in sorted(theirs)]
    return Weighed(odds + _left_over(*left), tuple(ways))


@dataclass(frozen=True, slots=True)
class _Found:
    weight: float
    at: int
    other: int
    alike: Alike


def _found(sought: Sequence[Sought], card: Sequence[Word]) -> Iterator[_Found]:
    for at, mine in enumerate(sought):
        for other, word in enumerate(card):
            alike = mine.way(word)
            if alike is not None:
                yield _Found(mine.weights[alike], at, other, alike)


def _left_over(mine: Sequence[Word], theirs: Sequence[Word]) -> float:
    """Return what it costs that words of either side did not come back; nothing where the other says nothing there."""
    costs = sorted((_cost(word, its), at, other) for at, word in enumerate(mine) for other, its in enumerate(theirs))
    total, done, theirs_done = 0.0, set[int](), set[int]()
    for cost, at, other in costs:
        if at not in done and other not in theirs_done:
            done.add(at)
            theirs_done.add(other)
            total += cost
    return total


def _cost(word: Word, other: Word) -> float:
    """Return what two different words cost that stand at the same place of two names, as far as places are known."""
    if word.is_initial and other.is_initial:
        return _INITIALS_DIFFER
    if word.is_initial or other.is_initial:
        whole = part_of((other if word.is_initial else word).text)
        return _INITIAL_OF_ANOTHER if whole in (Part.GIVEN, Part.UNKNOWN) else 0.0
    parts = frozenset({part_of(word.text), part_of(other.text)})
    if Part.ORDINARY in parts:
        return _ORDINARY
    cost = _DIFFER_IN_PART.get(parts, _DIFFER)
    if Part.FATHER in parts and Part.SURNAME in parts and _AS_A_SURNAME in (word.text[-2:], other.text[-2:]):
        cost = _DIFFER_AS_SURNAMES
    return max(cost, _HALVES_DIFFER) if word.half or other.half else cost
