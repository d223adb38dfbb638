"""Seek names: the clients in whose names stand words that begin as was typed, in any order, initials among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.ids import ClientId
from bot.domain.likeness.initials import first_sounds_of, initials_of
from bot.domain.likeness.sounds import sound_of
from bot.domain.sought import SHORTEST_NUMBER, has_words
from bot.usecases.ports import Records
from bot.usecases.ports.searching import FoundPart, NameWord

MOST_NAMED = 120
MOST_WORDS_BEGIN_SO = 500
MOST_PAIRS = 4000
"""In so many pairs of words clients are looked up: more take longer than somebody who types waits."""


@dataclass(frozen=True, slots=True)
class _Clue:
    """A typed word, the numbers of the words that begin so, those written just so first, and on how many cards."""

    numbers: tuple[int, ...]
    exact: tuple[int, ...]
    cards: int
    is_initial: bool


async def seek_names(records: Records, words: Sequence[str]) -> list[FoundPart]:
    """Return the clients in whose names each word begins another one."""
    clues = [await _clue(records, word) for word in words]
    if not clues or not all(clue.numbers for clue in clues) or all(clue.is_initial for clue in clues):
        return []
    clients = await (_with_one(records, clues[0]) if len(clues) == 1 else _with_two(records, clues))
    named = await records.likeness.names_of(clients)
    return [FoundPart(client=client, words=name) for client, name in named if has_words(name, tuple(words))]


async def _clue(records: Records, word: str) -> _Clue:
    if len(word) == 1:
        written = await records.likeness.find_words(initials_of(word))
        sounds = (-ord(sound) for sound in first_sounds_of(word))
        return _Clue((*sounds, *(each.id for each in written)), (), 0, is_initial=True)
    heard = sound_of(word) if len(word) >= SHORTEST_NUMBER else ""
    found = await records.searching.find_name_words(word, heard, limit=MOST_WORDS_BEGIN_SO)
    by_sureness = sorted(found, key=lambda each: (each.text != word, not each.text.startswith(word), -each.cards))
    return _Clue(
        tuple(each.id for each in by_sureness),
        tuple(each.id for each in by_sureness if each.text == word),
        _cards(by_sureness),
        is_initial=False,
    )


def _cards(words: Sequence[NameWord]) -> int:
    return sum(word.cards for word in words)


async def _with_one(records: Records, clue: _Clue) -> list[ClientId]:
    """Who is called just so comes first."""
    return [
        *await records.likeness.list_with(clue.exact, limit=MOST_NAMED),
        *await records.likeness.list_with(clue.numbers, limit=MOST_NAMED),
    ]


async def _with_two(records: Records, clues: Sequence[_Clue]) -> list[ClientId]:
    """Look the two rarest words up beside each other; of very many that begin so, only the first."""
    rarest, other = sorted(clues, key=lambda clue: (clue.is_initial, clue.cards))[:2]
    one, beside = rarest.numbers, other.numbers
    while len(one) * len(beside) > MOST_PAIRS:
        one, beside = (one[: len(one) // 2], beside) if len(one) > len(beside) else (one, beside[: len(beside) // 2])
    return [
        *await records.likeness.list_beside(rarest.exact, beside, limit=MOST_NAMED),
        *await records.likeness.list_beside(one, beside, limit=MOST_NAMED),
    ]
