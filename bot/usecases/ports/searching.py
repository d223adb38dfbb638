"""Port of searching: what finding somebody by a part of what is known of them asks of storage."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.domain.ids import ClientId, CompanyId


class Source(StrEnum):
    """Where words stand by which somebody is found, in the order in which they are taken in."""

    COMPANY = "company"
    NOTE = "note"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPart:
    """A client or a company of which something has the part that is sought; `words`: that something."""

    client: ClientId | None = None
    company: CompanyId | None = None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWord:
    """A word that stands in names: its number, and on how many cards it is."""

    id: int
    text: str
    cards: int


class Searching(Protocol):
    """Parts of contacts, companies, notes and names, and whose they are; merged cards lead to those that stayed."""

    async def take_in(self, limit: int) -> int:
        """Take in some of what came or was written anew; return how much."""
        ...

    async def list_with_digits(self, digits: str, *, limit: int) -> list[FoundPart]:
        """Return whose phone has these digits: at its end first, then at its beginning or inside."""
        ...

    async def list_with_mail(self, mailbox: str, domain: str, *, limit: int) -> list[FoundPart]: ...

    async def list_with_mail_word(self, word: str, *, limit: int) -> list[FoundPart]: ...

    async def list_with_username(self, username: str, *, limit: int) -> list[FoundPart]: ...

    async def list_companies(self, words: Collection[str], *, limit: int) -> list[FoundPart]: ...

    async def list_noted(self, word: str, *, limit: int) -> list[FoundPart]: ...

    async def list_members(self, companies: Sequence[CompanyId], *, limit: int) -> list[FoundPart]: ...

    async def find_name_words(self, begins: str, sounds: str, *, limit: int) -> list[NameWord]: ...

    async def list_beginning(self, text: str, *, limit: int) -> list[FoundPart]: ...

    async def list_touched(self, *, limit: int) -> list[FoundPart]: ...
