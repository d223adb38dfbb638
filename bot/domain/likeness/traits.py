"""Traits: what of a word stays the same when it is spelt, shortened or bent otherwise, and the keys it is found by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.likeness.diminutives import full_names, full_names_by_sound, nearly_full_names
from bot.domain.likeness.inflection import masculine
from bot.domain.likeness.letters import is_cyrillic
from bot.domain.likeness.patronymics import patronymic_stem
from bot.domain.likeness.sounds import heard_once, other_sounds_of, skeleton_of, sound_of
from bot.domain.likeness.words import with_one_left_out

_SHORTEST_WITH_TYPOS = 4
_ENDING = re.compile(r"(?<=..[^aeiou])(?:ogo|omu|imi?|oi|ei|em|om|[aeiou]+)$")
_SHORTEST_SKELETON_WITH_TYPOS = 4
BY_SKELETON = "|"
"""What a key begins with that tells of consonants alone."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a word by itself. `others`: how it sounds if written by a home-made scheme."""

    text: str
    sound: str
    skeleton: str
    others: frozenset[str]
    fulls: frozenset[str]
    father: str | None
    masculine: str
    stem: str
    other_stems: frozenset[str]
    nearly: frozenset[str]


@lru_cache(maxsize=20_000)
def traits_of(text: str) -> Traits:
    """Return the traits of a word in small letters."""
    sound, others = sound_of(text), other_sounds_of(text)
    return Traits(
        text=text,
        sound=sound,
        skeleton=skeleton_of(sound),
        others=others,
        fulls=full_names(text)
        or frozenset(full for heard in _heard(text, sound, others) for full in full_names_by_sound(heard)),
        nearly=nearly_full_names(text),
        father=patronymic_stem(text),
        masculine=sound_of(masculine(text)),
        stem=_stem(sound),
        other_stems=frozenset(map(_stem, others)),
    )


def _heard(text: str, sound: str, others: frozenset[str]) -> frozenset[str]:
    """Return how a word of no table may sound: one with marks as it does without them, too, as Łenka is Lenka."""
    return others if text.isascii() or is_cyrillic(text) else others | {sound}


def keys_of(traits: Traits) -> Iterator[str]:
    """Return the keys under which a word is kept and sought: two words that may be alike share one."""
    yield f"={traits.sound}"
    for sound in {traits.sound, traits.masculine, traits.stem}:
        yield from (f"~{key}" for key in _with_slips(sound, _SHORTEST_WITH_TYPOS))
    yield from (f"~{sound}" for sound in traits.others | traits.other_stems)
    if len(traits.skeleton) > 1:
        yield from (f"{BY_SKELETON}{key}" for key in _with_slips(traits.skeleton, _SHORTEST_SKELETON_WITH_TYPOS))
    yield from (f"*{full}" for full in traits.fulls or traits.nearly)
    if traits.father:
        yield f"^{traits.father}"


def keys_of_slips(text: str) -> Iterator[str]:
    """Return the keys of a word with a letter too many, or a wrong one: how `eneb(x)erg` sounds without it."""
    if len(text) >= _SHORTEST_WITH_TYPOS:
        for sound in {sound_of(shorter) for shorter in with_one_left_out(text)}:
            yield from (f"={sound}", f"~{sound}")


def _with_slips(text: str, shortest: int) -> set[str]:
    if len(text) < shortest:
        return {text}
    shorter = with_one_left_out(text)
    return {*shorter, *map(heard_once, shorter)}


def _stem(sound: str) -> str:
    """Return a sound without what cases and genders put at its end."""
    return _ENDING.sub("", sound)
