"""Comparing words: in which way two words of names are alike, the surest way first."""

from enum import IntEnum

from rapidfuzz.distance import OSA

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


_LONG = 7


def compare_words(one: Traits, other: Traits) -> Alike | None:
    """Return the surest way in which two words are alike; None where they are not."""
    if one.text == other.text:
        return Alike.SAME
    if one.sound == other.sound and one.sound:
        return Alike.SPELLING
    if one.father and one.father == other.father:
        return Alike.PATRONYMIC
    if one.masculine and one.masculine == other.masculine:
        return Alike.ENDING
    if one.fulls & other.fulls:
        return Alike.SHORT
    if one.sound in other.others or other.sound in one.others or one.others & other.others:
        return Alike.SPELLING
    if len(one.stem) >= 4 and ({one.stem, *one.other_stems} & {other.stem, *other.other_stems}):
        return Alike.ENDING
    return _misspelt(one, other) or _nearly_short(one, other)


def _nearly_short(one: Traits, other: Traits) -> Alike | None:
    fulls = (one.fulls & other.nearly) if other.nearly else (one.nearly & other.fulls)
    return Alike.ROUGH if fulls else None


def _misspelt(one: Traits, other: Traits) -> Alike | None:
    shorter = min(len(one.sound), len(other.sound))
    if shorter < 3:
        return None
    off = min(
        OSA.distance(one.sound, other.sound, score_cutoff=3),
        OSA.distance(one.text, other.text, score_cutoff=3),
        OSA.distance(one.masculine, other.masculine, score_cutoff=3),
    )
    if off == 1 and shorter >= 4:
        return Alike.TYPO
    if one.skeleton == other.skeleton and len(one.skeleton) > 1 and off <= 2 and shorter >= 4:
        return Alike.TYPO if shorter >= _LONG else Alike.ROUGH
    return (
        Alike.ROUGH
        if (off == 2 and (shorter >= _LONG - 1 or (shorter == 5 and one.sound[0] == other.sound[0])))
        or (off == 1 and one.sound[:1] == other.sound[:1])
        else None
    )
