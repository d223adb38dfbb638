"""Comparing words: in which way two words of names are alike, the surest way first."""

from enum import IntEnum

from rapidfuzz.distance import OSA

from bot.domain.likeness.alphabets import has_no_vowels
from bot.domain.likeness.traits import Traits


class Alike(IntEnum):
    """The ways in which two words may be the same one, from the surest to the faintest."""

    SAME = 1
    SPELLING = 2
    PATRONYMIC = 3
    ENDING = 4
    SHORT = 5
    TYPO = 6
    ROUGH = 7
    INITIAL = 8


_SHORTEST_STEM = 4
_LONG_ENOUGH_FOR_A_TYPO, _LONG = 4, 7
_LEAST = {2: 6}
_LEAST_BEHIND_THE_SAME_BEGINNING = {1: 3, 2: 5}
"""By the number of slips, how many sounds a word has at least that may still be the same one."""


def compare_words(one: Traits, other: Traits) -> Alike | None:
    """Return the surest way in which two words are alike; None where they are not."""
    if one.text == other.text:
        return Alike.SAME
    two_names = bool(one.fulls and other.fulls and not one.fulls & other.fulls)
    if one.sound == other.sound and one.sound and not two_names:
        return Alike.SPELLING
    if one.father and one.father == other.father:
        return Alike.PATRONYMIC
    if one.masculine and one.masculine == other.masculine and not two_names:
        return Alike.ENDING
    if one.fulls & other.fulls:
        return Alike.SHORT
    if one.sound in other.others or other.sound in one.others or one.others & other.others:
        return Alike.SPELLING
    if (
        not two_names
        and len(one.stem) >= _SHORTEST_STEM
        and ({one.stem, *one.other_stems} & {other.stem, *other.other_stems})
    ):
        return Alike.ENDING
    if has_no_vowels(one.text) != has_no_vowels(other.text) and _have_one_skeleton(one, other):
        return Alike.SPELLING
    slipped = _misspelt(one, other) or _nearly_short(one, other)
    return Alike.ROUGH if slipped and two_names else slipped  # Анна and Яна, Donna and Donny: hardly a slip


def _nearly_short(one: Traits, other: Traits) -> Alike | None:
    fulls = (one.fulls & other.nearly) if other.nearly else (one.nearly & other.fulls)
    return Alike.ROUGH if fulls else None


def _misspelt(one: Traits, other: Traits) -> Alike | None:
    """One slip in a word of four sounds is a typo; more of them, or a shorter word, make it rough."""
    shorter, slips = min(len(one.sound), len(other.sound)), _slips_between(one, other)
    if shorter >= _LONG_ENOUGH_FOR_A_TYPO and slips == 1:
        return Alike.TYPO
    if shorter >= _LONG_ENOUGH_FOR_A_TYPO and slips == 2 and _have_one_skeleton(one, other):
        return Alike.TYPO if shorter >= _LONG else Alike.ROUGH
    begin_alike = one.sound[:1] == other.sound[:1]
    least = _LEAST_BEHIND_THE_SAME_BEGINNING if begin_alike else _LEAST
    return Alike.ROUGH if slips in least and shorter >= least[slips] else None


def _slips_between(one: Traits, other: Traits) -> int:
    """Return how many letters are wrong, lost or swapped, whether they are heard or seen; three are too many."""
    return min(
        OSA.distance(one.sound, other.sound, score_cutoff=3),
        OSA.distance(one.text, other.text, score_cutoff=3),
        OSA.distance(one.masculine, other.masculine, score_cutoff=3),
    )


def _have_one_skeleton(one: Traits, other: Traits) -> bool:
    return len(one.skeleton) > 1 and one.skeleton == other.skeleton
