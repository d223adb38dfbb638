"""Seeking: under which keys to look a word up, which of the words found may be it, and whom they lead to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.likeness.comparing import Alike, compare_words
from bot.domain.likeness.diminutives import full_names
from bot.domain.likeness.inflection import nominatives
from bot.domain.likeness.initials import initials_of
from bot.domain.likeness.letters import spelt_in_cyrillic
from bot.domain.likeness.splitting import Word
from bot.domain.likeness.traits import BY_SKELETON, keys_of, keys_of_slips, traits_of
from bot.domain.likeness.weighing import Variant

_IN_ANOTHER_CASE = frozenset({Alike.SAME, Alike.SPELLING, Alike.SHORT})
_SHORTEST_GLUED = 8
_SHORTEST_PART = 3
_SHORTEST_WITH_A_SHORT_NAME = 10
_UNMET = 0
ENOUGH = 2
"""So much has to be shared by two words that may be alike."""
_I_BEHIND_A_VOWEL = re.compile("(?<=[аеиоу])и")


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that stands in names of the base: its number, and on how many cards it is."""

    id: int
    text: str
    cards: int


def keys_to_seek(word: Word) -> dict[str, int]:
    """Return the keys of a word as it stands, and of what it may be in the nominative: «от Ивана»; what each tells.

    Who shares less than `ENOUGH` is another word: one consonant left out makes елена of лииана, and mary of moore.
    """
    readings = (word.text, *nominatives(word.text))
    keys = {key for text in readings for key in keys_of(traits_of(text))} | {*keys_of_slips(word.text)}
    whole = {f"{BY_SKELETON}{traits_of(text).skeleton}" for text in readings}
    return {key: 1 if key.startswith(BY_SKELETON) and key not in whole else ENOUGH for key in keys}


def variants_of(word: Word, known: Iterable[KnownWord]) -> dict[str, Variant]:
    """Return which of the words known may be the sought one, each in the surest way; initials of it as well."""
    sought = traits_of(word.text)
    nominative = [traits_of(text) for text in nominatives(word.text)]
    initials = initials_of(word.text)
    variants = dict[str, Variant]()
    for each in known:
        its = traits_of(each.text)
        alike = Alike.INITIAL if each.text in initials else compare_words(sought, its)
        bent = [way for reading in nominative if (way := compare_words(reading, its)) in _IN_ANOTHER_CASE]
        if bent:
            alike = min(filter(None, (alike, Alike.SHORT if Alike.SHORT in bent else Alike.ENDING)))
        if alike is not None:
            variants[each.text] = Variant(alike=alike, cards=each.cards)
    return variants


def pieces_of(words: Sequence[Word]) -> frozenset[str]:
    """Return what glued words may be made of, and what two words may be together: ivanpetrov, Анна Мария."""
    pieces = {piece for word in words for parts in _partings(word) for piece in parts}
    in_cyrillic = {spelt for piece in pieces for spelt in _spellings(piece)}
    neighbours = {one.text + other.text for one, other in pairwise(words)}
    return frozenset({*pieces, *in_cyrillic, *_together(words), *neighbours, *(word.text for word in words)})


def as_words(words: Sequence[Word], known: Mapping[str, int]) -> tuple[Word, ...]:
    """Return the words as they are meant: what nobody is called but two words of names make, apart; and together."""
    apart = [piece for word in words for piece in _apart(word, known)]
    together = (text for text in _together(apart) if text in known)
    return (*apart, *(Word(text, half=True) for text in (*together, *_broken(apart, known))))


def _apart(word: Word, known: Mapping[str, int]) -> tuple[Word, ...]:
    meant = [(_as_known(one, known), _as_known(other, known)) for one, other in _partings(word)]
    partings = [parts for parts in meant if _are_names(parts, known)]
    if word.text in known or not partings:
        return (word,)
    first, second = max(partings, key=lambda parts: min(known.get(part, _UNMET) for part in parts))
    return Word(first), Word(second)


def _are_names(parts: Sequence[str], known: Mapping[str, int]) -> bool:
    """Return whether both parts stand in names, or one does and the other is what somebody may be called for short."""
    missing = [part for part in parts if part not in known]
    return not missing or (
        len(missing) == 1 and len(parts[0] + parts[1]) >= _SHORTEST_WITH_A_SHORT_NAME and bool(full_names(missing[0]))
    )


def _as_known(part: str, known: Mapping[str, int]) -> str:
    """Return a part as it stands in names, be it in the other alphabet."""
    return next((spelt for spelt in _spellings(part) if spelt in known), part)


def _spellings(part: str) -> tuple[str, ...]:
    """Return a part as it is written, in Cyrillic, and there with й for an i behind a vowel: suleimenov."""
    spelt = spelt_in_cyrillic(part)
    return (part, spelt, _I_BEHIND_A_VOWEL.sub("й", spelt)) if spelt else (part,)


def _partings(word: Word) -> Iterator[tuple[str, str]]:
    if len(word.text) >= _SHORTEST_GLUED:
        for at in range(_SHORTEST_PART, len(word.text) - _SHORTEST_PART + 1):
            yield word.text[:at], word.text[at:]


def _broken(words: Sequence[Word], known: Mapping[str, int]) -> Iterator[str]:
    """Yield the words that stand in two pieces of which nobody is called the one: `jad en brammy`."""
    for one, other in pairwise(words):
        if one.text + other.text in known and not (one.text in known and other.text in known):
            yield one.text + other.text


def _together(words: Sequence[Word]) -> Iterator[str]:
    if len(words) == 2 and not any(word.is_initial for word in words):
        yield words[0].text + words[1].text
        yield words[1].text + words[0].text
