"""Indexing: which words of a name are taken in, and under which keys each of them is found again."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.domain.likeness.initials import is_initial
from bot.domain.likeness.parts import Part, part_of
from bot.domain.likeness.splitting import Word
from bot.domain.likeness.traits import keys_of, traits_of

ALONE = 0
"""Stands where another word would: the name has no second one."""


_HALF, _WHOLE = "-", "."


def in_one_line(words: Sequence[Word]) -> str:
    """Return words as one text, of which `of_one_line` makes the same words, with what part of a name each is."""
    return " ".join(f"{part_of(word.text).value}{_HALF if word.half else _WHOLE}{word.text}" for word in words)


def of_one_line(line: str) -> tuple[Word, ...]:
    """Return the words of such a text: splitting a name anew takes thirty times as long, and the dictionary more."""
    return tuple(map(_word, line.split()))


@lru_cache(maxsize=20_000)
def _word(written: str) -> Word:
    return Word(written[2:], half=written[1] == _HALF, part=Part(written[0]))


def keys_of_word(word: str) -> frozenset[str]:
    """Return the keys of a word; an initial has none, because it is found beside another word only."""
    return frozenset() if is_initial(word) else frozenset(keys_of(traits_of(word)))


def initial_of(word: str) -> int:
    """Return the first sound of a word as a number below zero, which tells it from the number of a word."""
    sound = traits_of(word).sound
    return -ord(sound[0]) if sound else -1


def neighbours(words: Sequence[str], numbers: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the number of each word with what stands beside it: another word, its initial, or nothing."""
    if len(words) == 1:
        yield numbers[words[0]], ALONE
    for word in words:
        for other in words:
            if other != word:
                yield numbers[word], numbers[other]
                if not is_initial(other):
                    yield numbers[word], initial_of(other)
