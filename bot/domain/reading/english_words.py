"""English words: how much oftener each is a person's name than anything else, and which are ordinary words."""

from dataclasses import dataclass
from functools import cache

from bot.domain.reading.word_tables import table

NEVER = -99
"""Less than any likelihood of the table."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Ten times the decimal logarithm of how much oftener a word is a given name, or a surname, than something else."""

    given: int
    surname: int


_NO_NAME = Likelihood(NEVER, NEVER)


def likelihood(small: str) -> Likelihood:
    """Return how likely a word in small letters is a name; it may be an ordinary word nevertheless."""
    return _names().get(small, _NO_NAME)


def is_a_word(small: str) -> bool:
    """Return whether dictionaries have it in small letters."""
    return small in _words()


def load() -> None:
    """Load the tables, which takes a tenth of a second and 10 MB."""
    _names()
    _words()


@cache
def _names() -> dict[str, Likelihood]:
    rows = map(str.split, table("english_names.txt").splitlines())
    return {name: Likelihood(_number(given), _number(surname)) for name, given, surname in rows}


@cache
def _words() -> frozenset[str]:
    return frozenset(table("english_words.txt").split())


def _number(written: str) -> int:
    return NEVER if written == "-" else int(written)
