"""Baselines: how clients are found elsewhere, by the line of the name alone - LIKE, token-sort ratio, trigrams."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process, utils

from storage.directory import search_key
from tests.bench.matching.noise import Record
from tests.bench.matching.quality import Ranked


class Like:
    """What a directory in SQL does by itself: every word of the query stands somewhere in the name."""

    def __init__(self) -> None:
        """Open an empty directory in memory."""
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE TABLE clients (id INTEGER PRIMARY KEY, search_key TEXT NOT NULL)")

    async def load(self, clients: Iterable[Record]) -> None:
        """Keep the names as the bot's own search compares them."""
        rows = ((client.number, search_key(client.name)) for client in clients)
        self._base.executemany("INSERT INTO clients VALUES (?, ?)", rows)

    async def rank(self, query: Record, most: int) -> Sequence[Ranked]:
        """Return the first clients in whose names all words are, in no order that means anything."""
        words = search_key(query.name).split()
        wanted = " AND ".join("search_key LIKE ?" for _ in words) or "0"
        rows = self._base.execute(
            f"SELECT id FROM clients WHERE {wanted} LIMIT ?", [*(f"%{word}%" for word in words), most]
        )
        return [Ranked(id=id_, score=1, shown=True) for (id_,) in rows]


class TokenSort:
    """`rapidfuzz.process.extract` over all names: words in alphabetical order, then how many letters differ."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._names: dict[int, str] = {}

    async def load(self, clients: Iterable[Record]) -> None:
        """Keep the names in small letters."""
        self._names = {client.number: utils.default_process(client.name) for client in clients}

    async def rank(self, query: Record, most: int) -> Sequence[Ranked]:
        """Compare with everybody."""
        name = utils.default_process(query.name)
        found = process.extract(name, self._names, scorer=fuzz.token_sort_ratio, limit=most)
        return [Ranked(id=id_, score=score, shown=True) for _, score, id_ in found]


class Trigrams:
    """Similarity as of PostgreSQL's pg_trgm, over an inverted index in which the rarest trigrams are looked up first.

    Whoever has none of these is not compared; so many clients at most are.
    """

    _COMPARED = 20_000

    def __init__(self) -> None:
        """Begin with nobody."""
        self._trigrams: dict[int, frozenset[str]] = {}
        self._having: dict[str, list[int]] = defaultdict(list)

    async def load(self, clients: Iterable[Record]) -> None:
        """Put each name under each of its trigrams."""
        for client in clients:
            self._trigrams[client.number] = trigrams(client.name)
            for trigram in self._trigrams[client.number]:
                self._having[trigram].append(client.number)

    async def rank(self, query: Record, most: int) -> Sequence[Ranked]:
        """Compare with those who have the rarest trigrams."""
        asked = trigrams(query.name)
        found = {*self._candidates(asked)}
        likeliest = sorted(found, key=lambda id_: -self._similarity(asked, id_))[:most]
        return [Ranked(id=id_, score=self._similarity(asked, id_), shown=True) for id_ in likeliest]

    def _candidates(self, asked: frozenset[str]) -> Iterable[int]:
        left = self._COMPARED
        for having in sorted((self._having.get(trigram, []) for trigram in asked), key=len):
            if len(having) > left:
                return
            left -= len(having)
            yield from having

    def _similarity(self, asked: frozenset[str], id_: int) -> float:
        has = self._trigrams[id_]
        common = len(asked & has)
        return common / (len(asked) + len(has) - common) if common else 0.0


def trigrams(text: str) -> frozenset[str]:
    """Return the trigrams of each word in small letters, two blanks before it and one behind it."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return frozenset(f"  {word} "[at : at + 3] for word in words for at in range(len(word) + 1))
