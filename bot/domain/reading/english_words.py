"""English words: how much oftener each is a person's name than anything else, and which are ordinary words.

The tables in `english/` say where they come from.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TABLES = files("bot.domain.reading") / "english"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The decimal logarithm, in tenths, of how often it is a given name and a surname where it stands; None is never."""

    given: int | None
    surname: int | None


@cache
def names() -> dict[str, Likelihood]:
    """Return all names of the table."""
    lines = (_TABLES / "names.txt").read_text(encoding="ascii").splitlines()
    return {name: Likelihood(_number(given), _number(surname)) for name, given, surname in map(str.split, lines)}


@cache
def words() -> frozenset[str]:
    """Return all words that are written small."""
    return frozenset((_TABLES / "words.txt").read_text(encoding="ascii").split())


def _number(written: str) -> int | None:
    return None if written == "-" else int(written)
