"""Weighing companies: how much of two names comes back, where rare words count for more than frequent ones.

From 0, nothing in common, to 1, the same but for legal form, spelling and signs. What one side does not say costs less
than what both say differently: people leave the half of a company's name out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import OSA

from bot.domain.likeness.company_words import CompanyName, CompanyWord

SAME = 0.8
"""From here on a company is taken for the one that is meant; nothing rests on it alone."""
WORTH_A_BUTTON = 0.35

_CARDS_OF_PRIOR = 50
_LITTLE = 0.4
_LEFT_OUT_HERE, _LEFT_OUT_THERE = 0.9, 0.6
_GLUED, _GLUED_ROUGHLY, _SLIPPED, _FOR_SHORT = 0.99, 0.93, 0.86, 0.82
_ROUGH, _ROUGH_AND_SHORT, _SLIP, _BEGINNING = 0.9, 0.7, 0.8, 0.6
_IN_BRACKETS, _IN_ANOTHER_ORDER = 0.97, 0.995
_SHORT, _LONG, _VERY_LONG = 2, 5, 9
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Companies:
    """Among how many companies one is sought, and how many of them have a word with these consonants."""

    count: int
    with_word: Mapping[str, int]

    def weight(self, word: CompanyWord) -> float:
        """Return how much it tells that a word comes back."""
        if not word.telling:
            return _LITTLE
        rarest = log(self.count + _CARDS_OF_PRIOR)
        return max(_LITTLE, rarest - log(self.with_word.get(word.skeleton, 0) + 1))


def weigh_companies(mine: CompanyName, its: CompanyName, among: Companies) -> float:
    """Return how much of two names is the same, from 0 to 1."""
    whole = max(_by_words(mine, its, among), _in_one(mine, its), _for_short(mine, its))
    others = [(mine, other) for other in its.others] + [(other, its) for other in mine.others]
    return max([whole, *(_IN_BRACKETS * weigh_companies(one, other, among) for one, other in others)])


def _by_words(mine: CompanyName, its: CompanyName, among: Companies) -> float:
    found = sorted(_pairs(mine, its, among), reverse=True)
    here, there, common, likeness = set[int](), set[int](), 0.0, 0.0
    for _, alike, at, other in found:
        if at not in here and other not in there:
            here.add(at)
            there.add(other)
            common += among.weight(mine.words[at])
            likeness += alike * among.weight(mine.words[at])
    missing = sum(among.weight(word) for at, word in enumerate(mine.words) if at not in here)
    extra = sum(among.weight(word) for at, word in enumerate(its.words) if at not in there)
    told = likeness / (common + _LEFT_OUT_HERE * missing + _LEFT_OUT_THERE * extra) if common else 0.0
    begins_alike = mine.words[0].skeleton == its.words[0].skeleton
    return told if begins_alike else _IN_ANOTHER_ORDER * told


def _pairs(mine: CompanyName, its: CompanyName, among: Companies) -> Iterator[tuple[float, float, int, int]]:
    for at, word in enumerate(mine.words):
        for other, its_word in enumerate(its.words):
            alike = _alike(word, its_word)
            if alike:
                yield alike * among.weight(word), alike, at, other


def _alike(word: CompanyWord, other: CompanyWord) -> float:
    if word.text == other.text or word.sound == other.sound:
        return 1.0
    shorter = min(len(word.sound), len(other.sound))
    if word.skeleton == other.skeleton and shorter > _SHORT:
        return _ROUGH if len(word.skeleton) > _SHORT else _ROUGH_AND_SHORT
    if shorter >= _LONG - 1 and OSA.distance(word.sound, other.sound) <= (2 if shorter >= _VERY_LONG else 1):
        return _SLIP
    begins = word.text.startswith(other.text) or other.text.startswith(word.text)
    return _BEGINNING if begins and min(len(word.text), len(other.text)) >= _SHORTEST_BEGINNING else 0.0


def _in_one(mine: CompanyName, its: CompanyName) -> float:
    """Hold them against each other without blanks: Строй-Инвест and стройинвест."""
    if mine.glued == its.glued or mine.whole == its.whole:
        return _GLUED if mine.whole == its.whole else _GLUED_ROUGHLY
    shorter = min(len(mine.glued), len(its.glued))
    off = OSA.distance(mine.glued, its.glued, score_cutoff=2)
    return _SLIPPED if shorter >= _LONG and off <= (2 if shorter >= _VERY_LONG else 1) else 0.0


def _for_short(mine: CompanyName, its: CompanyName) -> float:
    return _FOR_SHORT if mine.is_short != its.is_short and mine.initials & its.initials else 0.0
