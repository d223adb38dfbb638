"""Port of likeness: what finding somebody by a name asks of storage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.ids import ClientId, CompanyId
from bot.domain.likeness.seeking import KnownWord
from bot.domain.likeness.splitting import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """Words and names are taken in anew, because the rules are others now: up to which number; which is the last."""

    words: int
    words_in_all: int
    names: int
    names_in_all: int

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return 100 * (self.words + self.names) // max(1, self.words_in_all + self.names_in_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which words of the base are wanted: those whose keys of these tell enough, and these very ones."""

    keys: Mapping[str, int]
    texts: Iterable[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """The numbers of words that lead to clients.

    `pairs`: one of these beside one of those; `words`: wherever it stands; `alone`: as all of the name. `limit`: to so
    many clients at most by pairs, and by words, in the order of the words; `limit_alone`: to so many by what is alone.
    """

    pairs: Sequence[tuple[Sequence[int], Sequence[int]]]
    words: Sequence[int]
    alone: Sequence[int]
    limit: int
    limit_alone: int


class Likeness(Protocol):
    """The words of clients' names, the keys that words may share, and who has which words beside each other."""

    async def take_in(self, limit: int) -> int:
        """Take in some words and names that came, changed or stand by former rules; return how many."""
        ...

    async def find_renewal(self) -> Renewal | None:
        """Return how far what stands by former rules is taken in anew; None once all stands by those of today."""
        ...

    async def count_cards(self) -> int:
        """Return about how many clients there are."""
        ...

    async def find_words(self, texts: Iterable[str]) -> list[KnownWord]: ...

    async def find_alike(self, wanted: Sequence[Wanted]) -> list[list[KnownWord]]:
        """Return for each that is wanted the words that have enough of its keys, and those of its texts, in names."""
        ...

    async def list_alike(self, leads: Leads, besides: Iterable[ClientId]) -> list[tuple[ClientId, tuple[Word, ...]]]:
        """Return the cards that are seen to which these lead, and those besides, with the words of their names.

        A merged card's name is one more of the card that was kept.
        """
        ...

    async def list_beside(self, words: Sequence[int], beside: Sequence[int], *, limit: int) -> list[ClientId]:
        """Return clients in whose names one of these words stands beside one of those."""
        ...

    async def list_with(self, words: Sequence[int], *, limit: int) -> list[ClientId]:
        """Return clients in whose names one of these words stands."""
        ...

    async def list_employed(self, clients: Iterable[ClientId]) -> list[ClientId]:
        """Return those of these clients who belong to a company."""
        ...

    async def names_of(self, clients: Iterable[ClientId]) -> list[tuple[ClientId, str]]:
        """Return the cards that are seen with their names; a merged card's name is one more of the card kept."""
        ...


class CompanyLikeness(Protocol):
    """The keys that all writings of a company's name share, and which companies have them."""

    async def take_in(self, limit: int) -> int:
        """Take in the names of some companies that came, changed or stand by former rules; return of how many."""
        ...

    async def count_companies(self) -> int:
        """Return about how many companies there are."""
        ...

    async def count_having(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many companies have each key; of very many not all are counted."""
        ...

    async def list_having(self, keys: Mapping[str, float], *, limit: int) -> list[CompanyId]:
        """Return the companies of which the keys that they have weigh most."""
        ...

    async def names_of(self, companies: Iterable[CompanyId]) -> list[tuple[CompanyId, str]]: ...
