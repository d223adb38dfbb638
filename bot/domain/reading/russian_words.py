"""Russian words: what each may be in a person's name, in which case, and how likely it is an ordinary word instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

_PARTS = ("Name", "Patr", "Surn")
_SHORTEST = 2
_NO_SURNAMES = frozenset({"Anum", "Apro", "NPRO", "NUMR", "PRTF", "Supr", "Cmp2"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RussianWord:
    """What the dictionary says of a word; `oblique` is a name in another case than people sign in.

    `ordinary` is the share of its meanings that are nobody's name; of an unknown word endings are all that is known.
    `nominative`: it is a noun or an adjective as dictionaries write them. `place`: one on the map.
    """

    known: bool
    given: bool
    patronymic: bool
    surname: bool
    oblique: bool
    ordinary: float
    nominative: bool
    place: bool


@cache
def _dictionary() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def load() -> None:
    """Load the dictionary, which takes a tenth of a second and 30 MB."""
    _dictionary()


@lru_cache(maxsize=50_000)
def russian_word(small: str) -> RussianWord:
    """Look a word in small letters up."""
    readings: list[Parse] = _dictionary().parse(small)
    known = readings[0].is_known
    if not known:
        readings = readings[:3]
    named = [reading for reading in readings if _part(reading) and "plur" not in reading.tag]
    nominative = {_part(reading) for reading in named if _is_nominative(reading)}
    return RussianWord(
        known=known,
        given="Name" in nominative,
        patronymic="Patr" in nominative,
        surname="Surn" in nominative,
        oblique=bool(named) and not nominative,
        ordinary=sum(reading.score for reading in readings if not _part(reading)),
        nominative=any(_is_nominative(reading) and not _NO_SURNAMES & reading.tag.grammemes for reading in readings),
        place=known and "Geox" in readings[0].tag,
    )


@lru_cache(maxsize=1_000)
def begins_a_given_name(stem: str) -> bool:
    """Return whether some given name begins so, and goes on for a letter or two at most."""
    known = _dictionary().dictionary.iter_known_words(stem)
    return any("Name" in tag and len(word) <= len(stem) + 2 for word, tag, *_ in known)


def names_in_case(words: Iterable[str], cases: Iterable[str]) -> list[str] | None:
    """Return words that are one name in one of these cases as their person signs; None if one is no such word.

    A word alone is rather a given name than a surname; of several one at least must be no surname.
    """
    for parts in (_PARTS, ("Surn",)):
        for case, gender in product(cases, ("masc", "femn")):
            found = [_in_nominative(word, case, gender) for word in words]
            names = [name for name in found if name is not None]
            if len(names) == len(found) and (parts == ("Surn",) or any(part != "Surn" for _, part in names)):
                return [name for name, _ in names]
    return None


@lru_cache(maxsize=10_000)
def _in_nominative(word: str, case: str, gender: str) -> tuple[str, str] | None:
    """Return a word of a name as its person signs, and which part of the name it is."""
    if len(word) <= _SHORTEST:
        return None
    for reading in sorted(_dictionary().parse(word.casefold()), key=_is_never_bent):
        part = _part(reading) if reading.is_known or word.istitle() else None
        if part is not None and {case, "sing"} <= reading.tag.grammemes and _is_of(reading, gender):
            first = reading.inflect({"nomn", "sing"})
            if first is not None:
                return _written_as(word, first.word), part
    return None


def _is_never_bent(reading: Parse) -> bool:
    """«Анне» is rather Анна in the dative than the Anne of another language."""
    return "Fixd" in reading.tag


def _is_of(reading: Parse, gender: str) -> bool:
    return gender in reading.tag or not {"masc", "femn"} & reading.tag.grammemes


def _written_as(word: str, other: str) -> str:
    if word.islower():
        return other
    return other.upper() if word.isupper() else "-".join(map(str.capitalize, other.split("-")))


def _part(reading: Parse) -> str | None:
    return next((part for part in _PARTS if part in reading.tag), None)


def _is_nominative(reading: Parse) -> bool:
    return "nomn" in reading.tag and "sing" in reading.tag
