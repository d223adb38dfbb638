"""Find alike: the clients whose names may be this one, however it is written this time, and how surely.

Words lead to clients, two beside each other before one alone, and never to more than a few hundred: who is called like
thousands of others is found by what else is known of him, or not at all.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.domain.ids import ClientId
from bot.domain.likeness.comparing import Alike
from bot.domain.likeness.indexing import ALONE
from bot.domain.likeness.initials import first_sounds_of, initials_of
from bot.domain.likeness.seeking import as_words, keys_to_seek, pieces_of, variants_of
from bot.domain.likeness.splitting import Word, words_of_name
from bot.domain.likeness.weighing import Sought, sought_word, weigh_names
from bot.usecases.ports.likeness import Likeness

MOST_BESIDE = 300
MOST_WITH = 300
RARE = 300
"""A word on more cards than these tells too little alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeName:
    """Somebody with a name that is alike: the logarithm of the odds by the name alone, and in which ways it is."""

    client: ClientId
    odds: float
    ways: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class _Clue:
    """A sought word, and the numbers of the words that lead to clients by it, the surest first; which ones are rare."""

    sought: Sought
    numbers: tuple[int, ...]
    rare: tuple[int, ...]


async def find_alike(likeness: Likeness, name: str, cards: int, *, besides: Sequence[ClientId] = ()) -> list[LikeName]:
    """Return clients of so many with a name alike, the surest first; `besides`: who else is held against the name."""
    words = words_of_name(name)
    known = await likeness.find_words(pieces_of(words))
    meant = as_words(words, {word.text: word.cards for word in known})
    clues = [await _clue(likeness, word, cards) for word in meant]
    clients = {*besides, *[client async for client in _clients(likeness, clues)]}
    sought = [clue.sought for clue in clues]
    found = dict[ClientId, LikeName]()
    for client, its in await likeness.names_of(clients):
        weighed = weigh_names(sought, words_of_name(its))
        if (weighed.ways or client in besides) and (client not in found or weighed.odds > found[client].odds):
            found[client] = LikeName(client=client, odds=weighed.odds, ways=weighed.ways)
    return sorted(found.values(), key=lambda each: (-each.odds, each.client))


async def _clue(likeness: Likeness, word: Word, cards: int) -> _Clue:
    """Look a word up; an initial leads to nobody by itself, only beside another word."""
    if word.is_initial:
        written = {each.text: each.id for each in await likeness.find_words(initials_of(word.text))}
        sounds = (-ord(sound) for sound in first_sounds_of(word.text))
        return _Clue(sought=sought_word(word, {}, cards), numbers=(*written.values(), *sounds), rare=())
    found = await likeness.find_alike(keys_to_seek(word), initials_of(word.text))
    variants = variants_of(word, found)
    by_sureness = sorted(
        (each for each in found if each.text in variants), key=lambda each: (variants[each.text].alike, -each.cards)
    )
    return _Clue(
        sought=sought_word(word, variants, cards),
        numbers=tuple(each.id for each in by_sureness),
        rare=tuple(each.id for each in by_sureness if each.cards <= RARE),
    )


async def _clients(likeness: Likeness, clues: Sequence[_Clue]) -> AsyncIterator[ClientId]:
    """Yield whoever has two of the words beside each other, then whoever has one that is rare, or nothing else."""
    for one, other in combinations(clues, 2):
        if one.sought.word.is_initial:
            one, other = other, one
        if not one.sought.word.is_initial:
            for client in await likeness.list_beside(one.numbers, other.numbers, limit=MOST_BESIDE):
                yield client
    for clue in clues:
        telling = clue.rare if len(clues) > 1 else clue.numbers
        for client in await likeness.list_with(telling, limit=MOST_WITH):
            yield client
        for client in await likeness.list_beside(clue.numbers, (ALONE,), limit=MOST_WITH):
            yield client
