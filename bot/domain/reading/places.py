"""Places: towns and countries, which people tell beside their names and which are called like people."""

import re
from functools import cache

from bot.domain.reading.name_words import is_ordinary, plain
from bot.domain.reading.ordinary_words import PLACES
from bot.domain.reading.russian_words import russian_word
from bot.domain.reading.word_tables import table

_SAID_BEHIND = re.compile(
    r"\s*(?:,|\b(?:from|in|из|с)\b|\()\s*(?P<words>[^\W\d_]+(?:[ '’-][^\W\d_]+){0,2})", re.IGNORECASE
)


def is_a_place(said: str) -> bool:
    """Return whether it is the name of a town or a country, or of a person who is called like one."""
    return plain(said) in PLACES or plain(said) in _towns()


def tells_a_place(before: str, after: str) -> bool:
    """Return whether it is told behind from where somebody is: «Ави, Тель-Авив. …»."""
    told = _SAID_BEHIND.match(after)
    if told is None:
        return False
    words = re.split(r"(?<=\w) ", told["words"])
    if words[0].islower() and is_ordinary(plain(words[0])):
        return False
    return russian_word(plain(words[0])).place or any(is_a_place(" ".join(words[:end])) for end in (1, 2, 3))


def load() -> None:
    """Load the table, which takes two milliseconds."""
    _towns()


@cache
def _towns() -> frozenset[str]:
    return frozenset(table("english_places.txt").splitlines())
