"""Diminutives: which full names a word may stand for - Саша is Александр or Александра, Bill is William."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import nicknames
from rapidfuzz.distance import OSA

from bot.domain.likeness.sounds import sound_of
from bot.domain.likeness.words import lines_of, plain, with_one_left_out
from bot.domain.name_comparison import spelling

_NamesOf = dict[str, frozenset[str]]
_SHORTEST_WITH_A_SLIP = 4
_NONE: frozenset[str] = frozenset()
_LEARNED = frozenset({("ivan", "john"), ("ian", "john")})
"""What names have in common that nobody called by the one signs with the other."""


def full_names(word: str) -> frozenset[str]:
    """Return the full names a word may stand for: in Russian, itself if it is one, and what it is in its own language.

    Two words that may be the same person's name share one at least. Sasha is what Саша is, spelt as one pleases.
    """
    small = plain(word)
    return _in_latin_letters(small) if small.isascii() else _names_of().get(small, _NONE)


@cache
def names_in_cyrillic() -> frozenset[str]:
    """Return all given names in Cyrillic, full and short ones."""
    return frozenset(word for word in _names_of() if not word.isascii())


def load() -> None:
    """Load all tables, so that the first name need not wait for them: a fifth of a second."""
    full_names("sasha")
    full_names_by_sound("sasa")
    nearly_full_names("shasa")


@cache
def _by_sound() -> _NamesOf:
    return _gathered(
        (sound_of(word), name) for table in (_names_of(), _english()) for word in table for name in table[word]
    )


def full_names_by_sound(sound: str) -> frozenset[str]:
    """Return the full names that words of this sound may stand for, however they are spelt."""
    return _by_sound().get(sound, _NONE)


def nearly_full_names(word: str) -> frozenset[str]:
    """Return the full names that a word may stand for if one letter of it is wrong; none if it is right."""
    small = plain(word)
    if len(small) < _SHORTEST_WITH_A_SLIP or full_names(small):
        return _NONE
    near = {form for key in with_one_left_out(small) for form in _by_letters().get(key, ())}
    return _NONE.union(*(full_names(form) for form in near if OSA.distance(form, small) == 1))


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    by_letters: defaultdict[str, list[str]] = defaultdict(list)
    for form in {*_names_of(), *_english()}:
        if len(form) >= _SHORTEST_WITH_A_SLIP:
            for key in with_one_left_out(form):
                by_letters[key].append(form)
    return {key: tuple(forms) for key, forms in by_letters.items()}


def _in_latin_letters(small: str) -> frozenset[str]:
    """Lena is rather Елена than short for the counterparts of Magdalena and Catherine, but Mike is only Michael."""
    russian = _names_of().get(small, _NONE) | _sounding_like().get(spelling(small), _NONE)
    english = _english().get(small, _NONE)
    return russian | english if russian else english.union(*(_names_of().get(name, _NONE) for name in english))


@cache
def _names_of() -> _NamesOf:
    tables = (_russian(), _counterparts(), _english_in_cyrillic())
    return _gathered((word, name) for table in tables for word, names in table.items() for name in names)


@cache
def _russian() -> _NamesOf:
    """Each form of `diminutives.txt`, and each full name, by the first full name of its line."""
    return _gathered((word, name) for line in lines_of("diminutives.txt") for word, name in _told_by(line))


def _told_by(line: str) -> Iterator[tuple[str, str]]:
    full, _, forms = line[2:].partition(": ")
    first, *others = full.replace(" = ", " ").split()
    for name in (first, *others):
        yield name, name
    for word in (*others, *forms.split()):
        yield word, first


def _counterparts() -> _NamesOf:
    """Each name of `counterparts.txt`, by those of the Russian names in front that stand first in their own lines."""
    first = _first_of_its_line()
    rows = (line.split() for line in lines_of("counterparts.txt"))
    return _gathered((word, first[row[0]]) for row in rows for word in row)


def _first_of_its_line() -> dict[str, str]:
    lines = (line[2:].partition(":")[0].replace(" = ", " ").split() for line in lines_of("diminutives.txt"))
    return {name: names[0] for names in lines for name in names}


@cache
def _english() -> _NamesOf:
    pairs = {(name, nickname) for name, _, nickname in nicknames.name_triplets()} - _LEARNED
    themselves = ((row[0], row[0]) for row in _rows_of_english())
    further = ((name, form) for name, *forms in map(str.split, lines_of("english_short.txt")) for form in forms)
    return _gathered((word, name) for name, form in (*pairs, *themselves, *further) for word in (name, form))


def _english_in_cyrillic() -> _NamesOf:
    """Each English name as it is heard in Russian, by what it may stand for in English: Джонни as Johnny."""
    return _gathered((word, name) for row in _rows_of_english() for word in row[1:] for name in _english()[row[0]])


def _rows_of_english() -> Iterator[list[str]]:
    return (line.split() for line in lines_of("english_in_cyrillic.txt"))


@cache
def _sounding_like() -> _NamesOf:
    return _gathered((spelling(word), name) for word, names in _russian().items() for name in names)


def _gathered(pairs: Iterable[tuple[str, str]]) -> _NamesOf:
    gathered: defaultdict[str, set[str]] = defaultdict(set)
    for word, name in pairs:
        gathered[word].add(name)
    return {word: frozenset(names) for word, names in gathered.items()}
