"""Indexing: which words of a name are taken in, and under which keys each of them is found again."""

from collections.abc import Iterator

from bot.domain.likeness.initials import is_initial
from bot.domain.likeness.splitting import MOST_WORDS, words_of_name
from bot.domain.likeness.traits import keys_of, traits_of

ALONE = 0
"""Stands where another word would: the name has no second one."""


def words_taken_in(name: str) -> tuple[str, ...]:
    """Return the words of a client's name by which the card is found, each once."""
    return tuple(dict.fromkeys(word.text for word in words_of_name(name)))[:MOST_WORDS]


def keys_of_word(word: str) -> frozenset[str]:
    """Return the keys of a word; an initial has none, because it is found beside another word only."""
    return frozenset() if is_initial(word) else frozenset(keys_of(traits_of(word)))


def initial_of(word: str) -> int:
    """Return the first sound of a word as a number below zero, which tells it from the number of a word."""
    sound = traits_of(word).sound
    return -ord(sound[0]) if sound else -1


def neighbours(words: tuple[str, ...], numbers: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the number of each word with what stands beside it: another word, its initial, or nothing."""
    if len(words) == 1:
        yield numbers[words[0]], ALONE
    for word in words:
        for other in words:
            if other != word:
                yield numbers[word], numbers[other]
                if not is_initial(other):
                    yield numbers[word], initial_of(other)
