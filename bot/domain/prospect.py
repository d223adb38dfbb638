"""Prospect: an identity behind interests, known to managers by a pseudonym until it introduces itself."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.domain.contact_points import ContactPoint, ContactValue, Origin, telegram_identity
from bot.domain.ids import ProspectId

LARGEST_PART = 1000  # a look at so many takes some milliseconds, and nobody waits longer
MULTIPLIER = 4673  # a prime that divides no 9 * 10**n, so multiplication by it is a permutation of each block


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """Somebody who showed interest. `name` is filled once it introduced itself, with consent.

    `telegram_id`: of a person, or below zero of a channel or group; None where just a phone or a name is known.
    `private_since`: since when the bot may write to it; never, where it was seen in public only. `asked_at`: since when
    something it asked waits for an answer; `invited_at`: when it was last invited to introduce itself - both as they
    were when it was read.
    """

    id: ProspectId
    telegram_id: int | None
    telegram_name: str | None
    username: str | None
    language: str
    name: str | None
    blocked_at: datetime | None
    created_at: datetime
    asked_at: datetime | None = None
    invited_at: datetime | None = None
    private_since: datetime | None = None

    @property
    def private_chat(self) -> int:
        """The private chat of somebody with an account: its id is the person's (Telegram Bot API)."""
        assert self.telegram_id is not None, "only who has an account has a chat"
        return self.telegram_id

    @property
    def identity(self) -> ContactValue:
        """The messenger account as a contact value."""
        return telegram_identity(self.private_chat)

    @property
    def identity_point(self) -> ContactPoint:
        """The messenger account as a contact point: Telegram itself vouches for it."""
        return ContactPoint(value=self.identity, verified=True, origin=Origin.MESSENGER)

    @property
    def account_points(self) -> tuple[ContactPoint, ...]:
        """The messenger account, where there is one."""
        return (self.identity_point,) if self.telegram_id is not None else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of all prospects: those whose numbers come after one, up to another."""

    after: int
    upto: int


def part_of_all(number: int, newest: int) -> Part:
    """Return one of the parts in which all prospects are looked at in turn; `newest`: the highest of their numbers."""
    after = number % (newest // LARGEST_PART + 1) * LARGEST_PART
    return Part(after=after, upto=after + LARGEST_PART)


def pseudonym_number(prospect: ProspectId) -> int:
    """Return the number managers know an unnamed prospect by, such as 4821.

    Ids 0..8999 are shuffled over the four-digit numbers, the next 90,000 over the five-digit ones and so on,
    so numbers never repeat and do not tell how many prospects there are.
    """
    start = 0
    for digits in count(4):
        smallest = int(10 ** (digits - 1))
        block = 9 * smallest
        if prospect < start + block:
            return smallest + (prospect - start) * MULTIPLIER % block
        start += block
    raise AssertionError("count() never ends")
