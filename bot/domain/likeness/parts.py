"""Parts: what a word is in a name - a given name, a patronymic, a surname, or nothing of the kind."""

import re
from enum import Enum
from functools import lru_cache

from bot.domain.likeness.traits import traits_of
from bot.domain.reading.name_words import Kind, kind_of


class Part(Enum):
    """What a word may be in a name; one letter each, by which it is kept."""

    GIVEN = "g"
    FATHER = "f"
    SURNAME = "s"
    UNKNOWN = "u"
    ORDINARY = "o"

    __hash__ = object.__hash__  # that of an enumeration takes thrice as long, and is asked for with every word


_AS_SURNAMES_END = re.compile(r"(?<=..)(?:[ое]в|[ое]ва|[сц]кий|[сц]кая|енко|чук|швили|дзе)$")
"""Looked up in the dictionary, each of some hundred surnames that are compared would cost a third of a millisecond."""


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
