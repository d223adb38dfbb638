"""Inbox and outbox: what lies in them, and what those who fill and empty them ask of storage."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Protocol

from bot.domain.events import Event
from bot.domain.ids import LeadId, ProspectId
from bot.usecases.ports import Records


class Priority(IntEnum):
    """Which letter of a chat goes first: answers to people, then what is new, then what changed about the known."""

    ANSWER = 0
    NOTICE = 1
    CHANGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update on its way in: its key, the lane it belongs to, its raw JSON; `in_crowd`: it may wait for others."""

    update_id: int
    lane: str
    body: str
    in_crowd: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxEntry:
    """One update that waits to take effect; `attempts` failed since `first_failed`.

    `waited`: whether it stood at a gate until now; `joined`: which others are read into it, and `messages`: which
    messages besides its own. `read_with`: the first of those with which it is read as one message. `in_crowd`: whether
    it waits until others have taken effect; `overtaken`: which ones have nothing more to say than it has.
    `received_at`: when it came in.
    """

    seq: int
    update_id: int
    lane: str
    body: str
    attempts: int
    first_failed: datetime | None
    received_at: datetime
    waited: bool = False
    joined: tuple[int, ...] = ()
    messages: tuple[int, ...] = ()
    read_with: int | None = None
    in_crowd: bool = False
    overtaken: tuple[int, ...] = ()

    @property
    def seqs(self) -> tuple[int, ...]:
        """All that takes effect with it."""
        return (self.seq, *self.joined)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The Bot API call that changes a card where it stands."""

    method: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A Bot API call to be made: `card` is what the message shows, `reply_to_card` what it stands under.

    `change`: how a card that stands there already comes to show the same; without it, its text is changed.
    `parts`: the cards that its messages become, one after another, instead of `card`. `not_before`: when it may go.
    `prospect`: a reply to the message is an answer to that prospect. `about`: of whom else it speaks, and with whom it
    is erased. `not_after`: later it is of no use.
    `fleeting`: nothing of it is kept once it went out, or could not. A file in the payload is an object with a
    `filename` and its `content`, which is text, or the same in `base64`, where it is not: rows hold JSON.
    """

    chat_id: int
    method: str
    payload: dict[str, Any]
    priority: int
    card: str | None = None
    reply_to_card: str | None = None
    prospect: ProspectId | None = None
    about: tuple[ProspectId, ...] = ()
    not_after: datetime | None = None
    fleeting: bool = False
    change: Change | None = None
    parts: tuple[str, ...] = ()
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """A letter in the outbox. `copies` counts the sendings that may have arrived without our knowing.

    `has_successor`: another one waits for the same chat; `is_closed`: Telegram let nobody write to that lately.
    """

    id: int
    letter: Letter
    attempts: int
    copies: int
    not_before: datetime
    card_message_id: int | None
    reply_message_id: int | None
    has_successor: bool
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A message in a managers' chat that passes on what somebody said; `sent_at` is not known of old ones."""

    chat_id: int
    message_id: int
    sent_at: datetime | None
    is_text: bool


class Inbox(Protocol):
    """Every update as it came; `storage.inbox` says what each method does."""

    async def add(self, bot_id: int, updates: Iterable[Incoming], now: datetime) -> None: ...

    async def ready(
        self, now: datetime, limit: int, longest_pause: timedelta = ..., *, in_crowd: bool = ...
    ) -> list[InboxEntry]: ...

    async def count_waiting(self, *, in_crowd: bool) -> int: ...

    async def next_try(self) -> datetime | None: ...

    async def finish(self, seq: int, now: datetime, *, keep: bool = ..., read_with: int | None = ...) -> None: ...

    async def list_read_together(self, lane: str) -> list[InboxEntry]: ...

    async def postpone(self, seq: int, *, error: str, until: datetime, now: datetime) -> None: ...

    async def set_aside(self, seq: int, *, error: str, now: datetime) -> None: ...

    async def forget_finished(self, before: datetime) -> int: ...

    async def forget_set_aside(self, before: datetime) -> int: ...


class Outbox(Protocol):
    """Every message to be sent, and the cards; `storage.outbox` says what each method does."""

    async def add(self, letter: Letter, now: datetime) -> None: ...

    async def heads(self, now: datetime, limit: int = ...) -> list[OutboxEntry]: ...

    async def under_way(self) -> list[OutboxEntry]: ...

    async def list_calls_since(self, moment: datetime, now: datetime) -> list[tuple[int, datetime]]: ...

    async def mark_sending(self, entries: Sequence[OutboxEntry]) -> None: ...

    async def mark_sent(
        self, entry: OutboxEntry, message_id: int | None, now: datetime, *, album: Sequence[int] = ()
    ) -> None: ...

    async def mark_dead(self, entry: OutboxEntry, error: str, now: datetime) -> None: ...

    async def mark_expired(self, entry: OutboxEntry, now: datetime) -> None: ...

    async def mark_ambiguous(self, entry: OutboxEntry, error: str, now: datetime) -> None: ...

    async def try_again(
        self,
        entry: OutboxEntry,
        *,
        error: str,
        not_before: datetime,
        now: datetime,
        copies: int = 0,
        payload: dict[str, Any] | None = None,
    ) -> None: ...

    async def drop_waiting(self, chat_id: int, error: str, now: datetime) -> list[OutboxEntry]: ...

    async def list_letters(self, numbers: Sequence[int]) -> list[Letter]: ...

    async def card_message(self, card: str, chat_id: int) -> int | None: ...

    async def withdraw(self, card: str, chat_id: int) -> bool: ...

    async def is_coming_anew(self, card: str, chat_id: int) -> bool: ...

    async def is_seen(self, card: str, chat_id: int) -> bool: ...

    async def shows_card(self, chat_id: int, message_id: int) -> bool: ...

    async def set_card_message(self, card: str, chat_id: int, message_id: int | None) -> None: ...

    async def find_unsent(self, card: str, chat_id: int) -> Letter | None: ...

    async def chats_showing(self, card: str) -> list[int]: ...

    async def has_appeared(self, card: str) -> bool: ...

    async def is_on_digest(self, lead: LeadId, chat_id: int) -> bool: ...

    async def count_unsent_cards(self, chat_id: int) -> int: ...

    async def find_unsent_digest(self, chat_id: int) -> str | None: ...

    async def list_on_digest(self, lead: LeadId, card: str, chat_id: int) -> list[LeadId]: ...

    async def digests_listing(self, lead: LeadId) -> list[tuple[int, str]]: ...

    async def leads_on_digest(self, card: str, chat_id: int) -> list[LeadId]: ...

    async def take_copies(self, prospect: ProspectId) -> list[Copy]: ...

    async def save_not_taken_back(self, chat_id: int) -> None: ...

    async def find_prospect_spoken_of(self, chat_id: int, message_id: int) -> ProspectId | None: ...

    async def find_newest_spoken_of(self, chat_id: int) -> int: ...

    async def find_other_spoken_of(self, chat_id: int, prospect: ProspectId, *, after: int) -> ProspectId | None: ...

    async def move_chat(self, old: int, new: int, now: datetime) -> None: ...

    async def where_is(self, chat_id: int) -> int: ...

    async def find_open(self, group: int) -> int | None: ...

    async def forget_finished(self, before: datetime) -> int: ...


class Dialogues(Protocol):
    """Where people are in a dialogue with the bot: whether they are, and since when."""

    async def is_under_way(self, user: int) -> bool: ...

    async def forget_idle(self, before: datetime, now: datetime) -> int: ...


class Session(Records, Protocol):
    """One transaction: the records, the dialogues, the inbox and the outbox commit together or not at all."""

    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def dialogues(self) -> Dialogues: ...

    def savepoint(self) -> AbstractAsyncContextManager[None]:
        """A part that can fail by itself: an exception takes back just that part."""
        ...


class StorageUnavailable(Exception):
    """The database cannot be used just now: locked, full, gone. Nothing was changed; the same may succeed later."""


class DiskFull(StorageUnavailable):
    """There is no room on the disk for what was to be written."""


class Storage(Protocol):
    """Where transactions come from. Both raise StorageUnavailable if the database cannot be used."""

    def writing(self) -> AbstractAsyncContextManager[Session]: ...

    def reading(self) -> AbstractAsyncContextManager[Session]: ...


class TidyStorage(Storage, Protocol):
    """Storage that can also let nothing deleted stand in its files."""

    async def write_anew(self) -> bool: ...

    async def truncate_log(self) -> bool: ...


# Writes what happened to the outbox, in the transaction in which it happened.
Announce = Callable[[Session, datetime, Sequence[Event]], Awaitable[None]]
