"""Find alike: the clients whose names may be this one, however it is written this time, and how surely.

Words lead to clients, two beside each other before one alone, and never to more than a few hundred: who is called like
thousands of others is found by what else is known of him, or not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from bot.domain.ids import ClientId
from bot.domain.likeness.comparing import Alike
from bot.domain.likeness.initials import first_sounds_of, initials_of
from bot.domain.likeness.seeking import KnownWord, as_words, keys_to_seek, pieces_of, variants_of
from bot.domain.likeness.splitting import Word, words_of_name
from bot.domain.likeness.weighing import Sought, SoughtName, Weighed, sought_word
from bot.usecases.ports.likeness import Leads, Likeness, Wanted

MOST_VARIANTS = 100
MOST_CLIENTS = 150
"""Among more who have both words nobody tells who it is, unless something else speaks for one of them."""
MOST_BY_ONE = 30
"""Who has but one of the words is hardly ever the one: a few are enough, the surest first."""
MOST_ALONE = 100
"""Of more whose whole name is one word nobody tells who it is."""
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
    """A sought word, and the numbers of the words that lead to clients by it, the surest first; which ones are rare.

    `cards`: on how many cards these words are.
    """

    sought: Sought
    numbers: tuple[int, ...]
    rare: tuple[int, ...]
    cards: int


async def find_alike(likeness: Likeness, name: str, cards: int, *, besides: Sequence[ClientId] = ()) -> list[LikeName]:
    """Return clients of so many with a name alike, the surest first; `besides`: who else is held against the name."""
    words = words_of_name(name)
    known = await likeness.find_words(pieces_of(words))
    meant = as_words(words, {word.text: word.cards for word in known})
    clues = await _clues(likeness, meant, cards)
    sought = SoughtName([clue.sought for clue in clues])
    weigh = cache(sought.weigh)  # namesakes weigh the same
    found = dict[ClientId, Weighed]()
    for client, its in await likeness.list_alike(_leads(clues), besides):
        weighed = weigh(its)
        if (weighed.ways or client in besides) and (client not in found or weighed.odds > found[client].odds):
            found[client] = weighed
    by_sureness = sorted(found, key=lambda client: (-found[client].odds, client))
    return [LikeName(client=client, odds=found[client].odds, ways=found[client].ways) for client in by_sureness]


async def _clues(likeness: Likeness, words: Sequence[Word], cards: int) -> list[_Clue]:
    """Look words up, also as they stand, because keys may be those of former rules still.

    An initial leads to nobody by itself, only beside another word.
    """
    found = await likeness.find_alike(
        [
            Wanted(keys={} if word.is_initial else keys_to_seek(word), texts={word.text, *initials_of(word.text)})
            for word in words
        ]
    )
    return [
        _initial(word, known, cards) if word.is_initial else _clue(word, known, cards)
        for word, known in zip(words, found, strict=True)
    ]


def _initial(word: Word, written: Iterable[KnownWord], cards: int) -> _Clue:
    sounds = (-ord(sound) for sound in first_sounds_of(word.text))
    numbers = (*(each.id for each in written), *sounds)
    return _Clue(sought=sought_word(word, {}, cards), numbers=numbers, rare=(), cards=cards)


def _clue(word: Word, known: Iterable[KnownWord], cards: int) -> _Clue:
    variants = variants_of(word, known)
    by_sureness = sorted(
        (each for each in known if each.text in variants), key=lambda each: (variants[each.text].alike, -each.cards)
    )
    return _Clue(
        sought=sought_word(word, variants, cards),
        numbers=tuple(each.id for each in by_sureness[:MOST_VARIANTS]),
        rare=tuple(_the_first(each for each in by_sureness if each.cards <= RARE)),
        cards=sum(each.cards for each in by_sureness[:MOST_VARIANTS]),
    )


def _the_first(words: Iterable[KnownWord]) -> Iterator[int]:
    """Yield the numbers of the first of some words, as many as lead to enough clients."""
    clients = 0
    for each in words:
        if clients >= MOST_BY_ONE:
            return
        clients += each.cards
        yield each.id


def _leads(clues: Sequence[_Clue]) -> Leads:
    """Return what leads to whoever has two of the words beside each other, or one that is rare, or nothing else.

    The two that fewest have come first: of three words the surname and the patronymic say more than either first name.
    """
    whole = [clue for clue in clues if not clue.sought.word.is_initial]
    initials = [clue for clue in clues if clue.sought.word.is_initial]
    pairs = sorted((*combinations(whole, 2), *product(whole, initials)), key=lambda pair: pair[0].cards * pair[1].cards)
    return Leads(
        pairs=[(one.numbers, other.numbers) for one, other in pairs],
        words=[
            number
            for clue in sorted(clues, key=lambda clue: clue.cards)
            for number in (clue.rare if len(clues) > 1 else clue.numbers)
        ],
        alone=[number for clue in whole for number in clue.numbers],
        limit=MOST_CLIENTS,
        limit_alone=MOST_ALONE * len(clues),
    )
