"""Surnames: several thousand, made of stems and endings, and how they agree with the gender of who bears them.

A surname is kept as a man bears it; what cannot be declined stays as it is.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

from bot.domain import reading
from tests.bench.matching.name_tables import TABLES, Culture, Gender

_RUSSIAN: Mapping[str, tuple[str, ...]] = {
    "hard": ("ов", "ков", "иков", "енков", "ихин", "ушкин", "ышев", "овский"),
    "soft": ("ев", "евский", "ейкин", "юхин"),
    "a_stem": ("ин", "инов", "ушкин"),
}
_NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "hard": ("енко", "ук", "ский", "чук", "ко", "ич", "ович", "як"),
    "soft": ("енко", "евич"),
    "armenian": ("ян", "янц"),
    "georgian": ("дзе", "швили"),
    "turkic": ("ов", "ев", "ин", "баев", "беков", "оглы"),
}
_OF_WOMEN: Mapping[str, str] = {
    "ов": "ова",
    "ёв": "ёва",
    "ев": "ева",
    "ин": "ина",
    "ын": "ына",
    "ский": "ская",
    "цкий": "цкая",
    "ой": "ая",
    "ый": "ая",
}
_CLASHES = ("ьь", "ьи", "ьк", "ьу", "ью", "ее", "еу", "ею", "кч", "кс", "чс", "жс", "шс", "хс", "гс", "цс", "чч", "кк")
_LATIN_WORTH_TAKING = 5


@cache
def surnames(culture: Culture) -> tuple[str, ...]:
    """Return the surnames as men bear them, the commonest first."""
    made = list(dict.fromkeys(_latin() if culture is Culture.LATIN else _cyrillic(culture)))
    Random(culture).shuffle(made)
    first = _stems()["latin"] if culture is Culture.LATIN else _stems()["common"]
    return tuple(dict.fromkeys([*(first if culture is not Culture.NEIGHBOURS else ()), *made]))


def borne_by(gender: Gender, surname: str) -> str:
    """Return a surname as a woman or a man bears it."""
    if gender is Gender.MAN:
        return surname
    for ending, of_women in _OF_WOMEN.items():
        if surname.endswith(ending):
            return surname.removesuffix(ending) + of_women
    return surname


def tells_gender(surname: str) -> bool:
    """Whether women and men bear this surname differently."""
    return borne_by(Gender.WOMAN, surname) != surname


def _cyrillic(culture: Culture) -> list[str]:
    endings = _RUSSIAN if culture is Culture.RUSSIAN else _NEIGHBOURS
    made = [stem + ending for kind, its in endings.items() for stem in _stems()[kind] for ending in its]
    if culture is Culture.RUSSIAN:
        made += [front + back for front in _stems()["fronts"] for back in _stems()["backs"]]
    return [surname.capitalize() for surname in made if not any(clash in surname for clash in _CLASHES)]


def _latin() -> list[str]:
    """Surnames that are hardly anything else, out of the table by which free text is read."""
    table = Path(reading.__file__).parent / "tables" / "english_names.txt"
    lines = (line.split() for line in table.read_text(encoding="utf-8").splitlines())
    return [
        name.capitalize()
        for name, given, surname in lines
        if given == "-" and surname != "-" and int(surname) >= 0 and len(name) >= _LATIN_WORTH_TAKING
    ]


@cache
def _stems() -> Mapping[str, tuple[str, ...]]:
    lines = (TABLES / "surname_stems.txt").read_text(encoding="utf-8").splitlines()
    return {kind: tuple(stems) for kind, *stems in (line.split() for line in lines if not line.startswith("#"))}
