"""Russian words: what each may be in a person's name, in which case, and how likely it is an ordinary word instead."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

_PARTS = ("Name", "Patr", "Surn")
_SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RussianWord:
    """What the dictionary says of a word; `oblique` is a name in another case than people sign in.

    `ordinary` is the share of its meanings that are nobody's name; of an unknown word endings are all that is known.
    `nominative`: it is a noun or an adjective as dictionaries write them.
    """

    known: bool
    given: bool
    patronymic: bool
    surname: bool
    oblique: bool
    ordinary: float
    nominative: bool


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
        nominative=any(_is_nominative(reading) for reading in readings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInCase:
    """A word of a name as its person signs, written as it was."""

    word: str
    part: str


def names_in_case(words: list[str], cases: tuple[str, ...]) -> list[NameInCase] | None:
    """Return words that are names in one of these cases as their person signs; None if one is no such name."""
    for case in cases:
        for gender in ("masc", "femn"):
            found = [_in_nominative(word, case, gender) for word in words]
            known = [name for name in found if name is not None]
            if len(known) == len(words) and any(name.part != "Surn" for name in known[:1] + known):
                return known
    for case in cases:
        for gender in ("masc", "femn"):
            single = _in_nominative(words[0], case, gender) if len(words) == 1 else None
            if single is not None:
                return [single]
    return None


def _in_nominative(word: str, case: str, gender: str) -> NameInCase | None:
    for reading in _dictionary().parse(word.casefold()):
        part = _part(reading)
        if part is None or len(word) <= _SHORTEST or not {case, "sing"} <= reading.tag.grammemes or not _is_of(reading, gender):
            continue
        if not reading.is_known and word.islower():
            continue
        first = reading.inflect({"nomn", "sing"})
        if first is not None:
            return NameInCase(word=_written_as(word, first.word), part=part)
    return None


def _is_of(reading: Parse, gender: str) -> bool:
    return gender in reading.tag or not {"masc", "femn"} & reading.tag.grammemes


def _written_as(word: str, other: str) -> str:
    return other.upper() if word.isupper() else other if word.islower() else "-".join(map(str.capitalize, other.split("-")))


def _part(reading: Parse) -> str | None:
    return next((part for part in _PARTS if part in reading.tag), None)


def _is_nominative(reading: Parse) -> bool:
    return "nomn" in reading.tag and "sing" in reading.tag
