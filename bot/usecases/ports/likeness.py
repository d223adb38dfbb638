"""Port of likeness: what finding somebody by a name asks of storage."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.domain.ids import ClientId, CompanyId
from bot.domain.likeness.seeking import KnownWord


class Likeness(Protocol):
    """The words of clients' names, the keys that words may share, and who has which words beside each other."""

    async def take_in(self, limit: int) -> int:
        """Take in the names of some clients who came or changed their names; return of how many."""
        ...

    async def count_cards(self) -> int:
        """Return about how many clients there are."""
        ...

    async def find_words(self, texts: Iterable[str]) -> list[KnownWord]: ...

    async def find_alike(self, keys: Iterable[str], texts: Iterable[str]) -> list[KnownWord]:
        """Return the words that have one of these keys, and those of these texts that stand in names."""
        ...

    async def list_beside(self, words: Sequence[int], beside: Sequence[int], *, limit: int) -> list[ClientId]:
        """Return clients in whose names one of these words stands beside one of those."""
        ...

    async def list_with(self, words: Sequence[int], *, limit: int) -> list[ClientId]:
        """Return clients in whose names one of these words stands."""
        ...

    async def names_of(self, clients: Iterable[ClientId]) -> list[tuple[ClientId, str]]:
        """Return the cards that are seen with their names; a merged card's name is one more of the card kept."""
        ...


class CompanyLikeness(Protocol):
    """The keys that all writings of a company's name share, and which companies have them."""

    async def take_in(self, limit: int) -> int:
        """Take in the names of some companies that came or changed their names; return of how many."""
        ...

    async def count_companies(self) -> int:
        """Return about how many companies there are."""
        ...

    async def count_having(self, keys: Iterable[str]) -> dict[str, int]:
        """Return how many companies have each key; of very many not all are counted."""
        ...

    async def list_having(self, keys: Iterable[str]) -> list[CompanyId]: ...

    async def names_of(self, companies: Iterable[CompanyId]) -> list[tuple[CompanyId, str]]: ...
