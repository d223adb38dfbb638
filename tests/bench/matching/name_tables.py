"""The tables of given names: the commoner one is, the further up it stands; behind it, what its bearer is called."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


class Gender(StrEnum):
    """Which endings somebody's patronymic and surname have."""

    MAN = "m"
    WOMAN = "f"


class Culture(StrEnum):
    """Where somebody's names come from."""

    RUSSIAN = "russian"
    NEIGHBOURS = "neighbours"
    LATIN = "latin"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenName:
    """A full name, its short forms, and, if it is a Latin one, how it is written in Cyrillic letters."""

    name: str
    gender: Gender
    short: tuple[str, ...]
    in_cyrillic: str | None = None

    @property
    def canonical(self) -> str:
        """One word for the name in all its spellings: nobody can tell an Anna from an Анна."""
        return self.in_cyrillic or self.name


@cache
def given_names(culture: Culture) -> Mapping[Gender, tuple[GivenName, ...]]:
    """Return the names of women and of men, the commonest first."""
    names: dict[Gender, list[GivenName]] = {gender: [] for gender in Gender}
    for line in (TABLES / f"{culture}_names.txt").read_text(encoding="utf-8").splitlines():
        gender, name, *further = line.split()
        cyrillic = further.pop(0) if culture is Culture.LATIN else None
        names[Gender(gender)].append(
            GivenName(name=name, gender=Gender(gender), short=tuple(further), in_cyrillic=cyrillic)
        )
    return {gender: tuple(its) for gender, its in names.items()}


@cache
def meant_by() -> Mapping[str, frozenset[str]]:
    """Return for each short form which full names, in their canonical form, it may stand for."""
    meant: dict[str, set[str]] = defaultdict(set)
    for culture in Culture:
        for names in given_names(culture).values():
            for given in names:
                for short in given.short:
                    meant[short].add(given.canonical)
    return {short: frozenset(names) for short, names in meant.items()}


@cache
def gender_of() -> Mapping[str, Gender]:
    """Return whether women or men are called so, by the canonical form."""
    return {
        given.canonical: gender
        for culture in Culture
        for gender, names in given_names(culture).items()
        for given in names
    }
