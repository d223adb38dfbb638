"""Initials: which letters of either alphabet may stand for a word, and what the words of an initial begin with."""

from functools import lru_cache

from bot.domain.likeness.sounds import sound_of
from bot.domain.names import is_of_an_alphabet

_LATIN = {
    "а": "a", "б": "b", "в": "v w", "г": "g h", "д": "d", "е": "e y j i ye yo je", "ж": "z j zh", "з": "z s",
    "и": "i", "й": "i y j", "к": "k c", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s c",
    "т": "t", "у": "u", "ф": "f", "х": "h k x c kh ch", "ц": "t c z ts", "ч": "c t ch", "ш": "s w sh", "щ": "s sh",
    "э": "e", "ю": "y u i j yu iu ju", "я": "y i a j ya ia ja",
}  # fmt: skip
"""A letter of Russian, and how its initial is written in Latin letters, by whichever scheme."""

TWO_FOR_ONE = frozenset(letters for written in _LATIN.values() for letters in written.split() if len(letters) == 2)
"""Initials of two letters: Iu. Petrova, Zh. Orlova."""


@lru_cache(maxsize=50_000)
def is_initial(word: str) -> bool:
    """Return whether it is one letter of a word, or two that stand for one: Iu., Ch."""
    return word in TWO_FOR_ONE or (len(word) == 1 and is_of_an_alphabet(word))


@lru_cache(maxsize=20_000)
def initials_of(word: str) -> frozenset[str]:
    """Return every initial that may stand for a word in small letters, or for which an initial may stand itself."""
    first, first_two = word[:1], word[:2]
    if first in _LATIN:
        return frozenset({first, *_LATIN[first].split()})
    russian = {letter for letter, written in _LATIN.items() if {first, first_two} & {*written.split()}}
    return frozenset({first, *russian, *({first_two} & TWO_FOR_ONE)})


@lru_cache(maxsize=2_000)
def first_sounds_of(initial: str) -> frozenset[str]:
    """Return the sounds with which the words begin that an initial may stand for."""
    heard = (sound_of(letters) for letters in {initial, *initials_of(initial)})
    return frozenset(sound[0] for sound in heard if sound)
