"""Weighing: how much more likely it is that two names are one person's than that they only look so.

Each word that is found again adds the logarithm of how much oftener that happens with one person than with two
(Fellegi and Sunter, 1969). How often it happens with two is counted in the base itself: the share of cards that have a
word at least as much alike. So a rare surname weighs more than a frequent one, a name in full more than its first
letter, and a slip of the finger costs more where many names are one letter apart.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import OSA

from bot.domain.likeness.comparing import Alike
from bot.domain.likeness.initials import first_sounds_of, initials_of
from bot.domain.likeness.parts import Part, part_of
from bot.domain.likeness.splitting import Word
from bot.domain.likeness.traits import traits_of

# How often one person's word comes back in each way: what people do when they write their name once more.
_COMES_BACK = {
    Alike.SAME: 0.42,
    Alike.SPELLING: 0.28,
    Alike.PATRONYMIC: 0.1,
    Alike.ENDING: 0.2,
    Alike.SHORT: 0.2,
    Alike.TYPO: 0.08,
    Alike.ROUGH: 0.02,
    Alike.INITIAL: 0.3,
}
_ONCE_MORE = {Alike.SPELLING: log(_COMES_BACK[Alike.SAME] / _COMES_BACK[Alike.SPELLING])}
"""What is done to all words of a name alike counts once: from the second word on it is given back."""
_SHARE_OF_INITIAL = 0.07
_CARDS_OF_PRIOR = 200
_SHARE_OF_GIVEN, _SHARE_OF_OTHERS = 0.01, 0.0005


# What it costs where each side has a word left over: people marry, and use two first names.
_DIFFER = -4.0
_DIFFER_IN_PART = {
    frozenset({Part.GIVEN, Part.FATHER}): 0.0,
    frozenset({Part.SURNAME, Part.FATHER}): 0.0,
    frozenset({Part.UNKNOWN, Part.FATHER}): 0.0,
    frozenset({Part.GIVEN, Part.SURNAME}): -2.5,
}
_ORDINARY, _ORDINARY_IN_LATIN = -0.2, -3.0  # English surnames are ordinary words: White, Painter
_LEFT_OVER = -0.1
"""What a word costs that nothing stands against: who signs with one name is rather the one known by that name alone."""
_OF_NAMES = frozenset({Part.GIVEN, Part.SURNAME, Part.UNKNOWN})
_SIMILAR_FROM = 0.5
"""Two different words that share as much of their letters and more may be one, mistyped: so much less do they cost."""
_AS_A_SURNAME, _DIFFER_AS_SURNAMES = "ич", -1.0  # Сафронович, Лукашич: a patronymic, or a surname
_HALVES_DIFFER = -1.0
_INITIALS_DIFFER = -3.0
_INITIAL_OF_ANOTHER = -2.0


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
    so_far = counted[Alike.SPELLING]  # counts for the same as well: who writes Elena once may be Елена on the card
    for alike in Alike:
        so_far += counted[alike] if alike is not Alike.SPELLING else 0
        share = min(1.0, (so_far + prior) / (cards + _CARDS_OF_PRIOR))
        weights[alike] = log(_COMES_BACK[alike] / (max(share, _SHARE_OF_INITIAL) if alike is Alike.INITIAL else share))
    return weights


_Found = tuple[float, int, Alike]
"""How little a word weighs that is found again, the place of the sought one, and in which way it is alike."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The logarithm of the odds of one person against two, by their names alone, and how the words came back."""

    odds: float
    ways: tuple[Alike, ...]


class SoughtName:
    """The words of a name that is sought, to be held against those of many cards.

    What a word of a card comes to is worked out when it is met first: thousands of cards have few different words.
    """

    def __init__(self, words: Sequence[Sought]) -> None:
        self._words = words
        self._has_initials = any(each.word.is_initial for each in words)
        self._found = dict[str, list[_Found]]()
        if not self._has_initials:
            for at, each in enumerate(words):
                for text, variant in each.variants.items():
                    self._found.setdefault(text, []).append((-each.weights[variant.alike], at, variant.alike))
        self._costs = dict[tuple[int, str, bool], float]()

    def weigh(self, card: Sequence[Word]) -> Weighed:
        """Hold the name against that of a card: each word comes back once, the one that weighs most first."""
        found = [
            (weight, at, other, alike) for other, word in enumerate(card) for weight, at, alike in self._found_by(word)
        ]
        if len(found) > 1:
            found.sort()
        mine, theirs = [*range(len(self._words))], [*range(len(card))]
        odds, ways, initials = 0.0, list[Alike](), list[tuple[int, int]]()
        for weight, at, other, alike in found:
            if at in mine and other in theirs:
                mine.remove(at)
                theirs.remove(other)
                odds -= weight - (_ONCE_MORE.get(alike, 0.0) if alike in ways else 0.0)
                ways.append(alike)
                if alike is Alike.INITIAL:
                    initials.append((at, other))
        if initials:
            odds += _INITIAL_OF_ANOTHER * sum(self._is_out_of_place(*each, card, mine, theirs) for each in initials)
        compared = self._words and card
        return Weighed(odds + (self._left_over(card, mine, theirs) if compared else 0.0), tuple(ways))

    def _found_by(self, word: Word) -> Sequence[_Found]:
        """Return which of the sought words one of a card may be; only initials may be more than their variants."""
        found = self._found.get(word.text)
        if found is None and self._has_initials:
            ways = ((at, mine, mine.way(word)) for at, mine in enumerate(self._words))
            found = self._found[word.text] = [
                (-mine.weights[alike], at, alike) for at, mine, alike in ways if alike is not None
            ]
        return found or ()

    def _is_out_of_place(
        self, at: int, other: int, card: Sequence[Word], mine: Sequence[int], theirs: Sequence[int]
    ) -> bool:
        """Return whether an initial fits a word of another place, and what it stands for says something else.

        One may fit the patronymic beside another first name, or a first name and be the second: Ильин Г. Д., Дмитрий.
        """
        words = [each.word for each in self._words]
        if words[at].is_initial:
            whole, beside, before = (
                card[other],
                [card[each] for each in theirs],
                [words[each] for each in mine if each < at],
            )
        else:
            whole, beside, before = (
                words[at],
                [words[each] for each in mine],
                [card[each] for each in theirs if each < other],
            )
        if _part(whole) is Part.FATHER:
            return any(_part(left) is Part.GIVEN for left in beside)
        return _part(whole) is Part.GIVEN and any(left.is_initial for left in before)

    def _left_over(self, card: Sequence[Word], mine: list[int], theirs: list[int]) -> float:
        """Return what it costs that words of either side did not come back; little where the other says nothing."""
        if len(mine) == 1 and len(theirs) == 1:
            return self._cost(mine[0], card[theirs[0]])
        costs = sorted((self._cost(at, card[other]), at, other) for at in mine for other in theirs)
        total = 0.0
        for cost, at, other in costs:
            if at in mine and other in theirs:
                mine.remove(at)
                theirs.remove(other)
                total += cost
        alone = [*(self._words[at].word for at in mine), *(card[other] for other in theirs)]
        of_names = sum(_part(word) in _OF_NAMES for word in alone if not (word.is_initial or word.half))
        return total + _LEFT_OVER * of_names

    def _cost(self, at: int, other: Word) -> float:
        key = (at, other.text, other.half)
        cost = self._costs.get(key)
        if cost is None:
            cost = self._costs[key] = _cost(self._words[at].word, other)
        return cost


def _part(word: Word) -> Part:
    return word.part or part_of(word.text)


def _similarity(word: Word, other: Word, parts: frozenset[Part]) -> float:
    """Return how alike two words are that are not near: `kylwc`, `kyle`; two first names are just two names."""
    one, two = traits_of(word.text).sound, traits_of(other.text).sound
    if parts == {Part.GIVEN} or one[:1] != two[:1]:
        return 0.0
    return OSA.normalized_similarity(one, two, score_cutoff=_SIMILAR_FROM)


def _cost(word: Word, other: Word) -> float:
    """Return what two different words cost that stand at the same place of two names, as far as places are known."""
    if word.is_initial and other.is_initial:
        return _INITIALS_DIFFER
    if word.is_initial or other.is_initial:
        whole = _part(other if word.is_initial else word)
        return _INITIAL_OF_ANOTHER if whole in (Part.GIVEN, Part.UNKNOWN) else 0.0
    parts = frozenset({_part(word), _part(other)})
    if Part.ORDINARY in parts:
        return _ORDINARY_IN_LATIN if word.text.isascii() and other.text.isascii() else _ORDINARY
    cost = _DIFFER_IN_PART.get(parts, _DIFFER) * (1.0 - _similarity(word, other, parts))
    if Part.FATHER in parts and Part.SURNAME in parts and _AS_A_SURNAME in (word.text[-2:], other.text[-2:]):
        cost = _DIFFER_AS_SURNAMES
    return max(cost, _HALVES_DIFFER) if word.half or other.half else cost
