"""Errands: whatever happens on the way, an answer that is needed takes effect once, and nobody else is stopped."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.domain.ability import Ability
from bot.domain.errand import Errand
from bot.domain.events import ErrandWanted, Event
from bot.errands import Errands
from bot.mailboxes import Session
from bot.telegram import MaybeArrived, NotSent, Rejected, Telegram, TelegramError, TokenRejected
from bot.usecases.look_at_oneself import EACH, look_at_oneself
from bot.usecases.ports import Turn
from storage import Storage
from tests.fresh_database import open_fresh_storage
from tests.usecases.cast import NOW

ME = {"id": 7, "is_bot": True, "first_name": "Leadhook", "can_join_groups": True, "supports_inline_queries": False}


class Rested(Exception):
    """Nothing more is wanted."""


class Passing(Clock):
    """A clock on which a pause is over at once, until somebody waits to be woken. `pauses`: how long each was."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.rests = 1

    def now(self) -> datetime:
        return NOW + timedelta(seconds=sum(self.pauses))

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def wait(self, event: object, seconds: float) -> None:
        self.rests -= 1
        if self.rests == 0:
            raise Rested
        self.pauses.append(seconds)


class Oracle(Telegram):
    """A Telegram that knows who the bot is. `failures`: how the next calls fail."""

    def __init__(self) -> None:
        super().__init__("1:x", "http://127.0.0.1:1", None)
        self.failures: list[TelegramError] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.storage: Storage | None = None  # in which the same is wanted anew while a call is under way

    async def call(self, method: str, payload: dict[str, Any], *, timeout: float = 30) -> Any:  # noqa: ASYNC109 - as it is
        self.calls.append((method, payload))
        if self.storage is not None:
            async with self.storage.writing() as session:
                await look_at_oneself(Turn(records=session, now=NOW))
            self.storage = None
        if self.failures:
            raise self.failures.pop(0)
        return ME


class Counter:
    """Where errands are done: a database, a Telegram, a clock. `breaks`: so many announcements fail."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.telegram = Oracle()
        self.clock = Passing()
        self.breaks = 0

    async def announce(self, session: Session, now: datetime, events: Sequence[Event]) -> None:
        """Take part in a turn, or spoil it."""
        if self.breaks:
            self.breaks -= 1
            raise ValueError("a defect")

    async def wants(self) -> None:
        """Somebody wants to know who the bot is."""
        async with self.storage.writing() as session:
            await look_at_oneself(Turn(records=session, now=self.clock.now()))

    async def work(self) -> None:
        """Do all that is wanted."""
        errands = Errands(
            telegram=self.telegram, storage=self.storage, clock=self.clock, announce=self.announce,
            written=lambda: None, me=7,
        )  # fmt: skip
        with pytest.raises(Rested):
            await errands.run()

    async def known(self) -> frozenset[Ability]:
        """What is known of the bot by now."""
        async with self.storage.reading() as session:
            return await session.abilities.list_all()

    async def next(self) -> Errand:
        """What is to be done next."""
        async with self.storage.reading() as session:
            errand = await session.errands.find_next()
        assert errand is not None
        return errand


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    """An empty database."""
    storage = await open_fresh_storage(tmp_path)
    yield Counter(storage)
    await storage.close()


async def test_an_answer_takes_effect_and_is_asked_for_again_a_day_later(counter: Counter) -> None:
    await counter.wants()
    await counter.work()
    assert counter.telegram.calls == [("getMe", {})]
    assert await counter.known() == {Ability.JOINS_GROUPS}
    assert (await counter.next()).not_before == NOW + EACH


async def test_nothing_is_called_while_nothing_is_wanted(counter: Counter) -> None:
    await counter.work()
    assert counter.telegram.calls == []


async def test_what_is_wanted_twice_is_called_once(counter: Counter) -> None:
    await counter.wants()
    await counter.wants()
    await counter.work()
    assert len(counter.telegram.calls) == 1


async def test_what_is_wanted_anew_while_it_is_called_is_called_again(counter: Counter) -> None:
    """The first answer may be older than the reason to ask again."""
    counter.telegram.storage = counter.storage
    await counter.wants()
    await counter.work()
    assert len(counter.telegram.calls) == 2


async def test_telegram_out_of_reach_is_asked_again_after_longer_and_longer_pauses(counter: Counter) -> None:
    counter.telegram.failures = [
        NotSent("away"),
        MaybeArrived("HTTP 502"),
        Rejected(429, "Too Many Requests", retry_after=40),
    ]
    await counter.wants()
    await counter.work()
    assert counter.clock.pauses == [1, 2, 40]
    assert await counter.known() == {Ability.JOINS_GROUPS}


async def test_a_refusal_is_an_answer(counter: Counter) -> None:
    counter.telegram.failures = [Rejected(400, "Bad Request: something")]
    await counter.wants()
    await counter.work()
    assert counter.clock.pauses == []
    assert (await counter.next()).tries == 0


async def test_after_a_day_out_of_reach_nobody_waits_for_the_answer_any_more(counter: Counter) -> None:
    counter.telegram.failures = [NotSent("away"), Rejected(429, "Too Many Requests", retry_after=25 * 3600)]
    await counter.wants()
    await counter.work()
    assert len(counter.telegram.calls) == 2
    assert (await counter.next()).not_before == counter.clock.now() + EACH


async def test_a_token_that_is_refused_ends_all(counter: Counter) -> None:
    counter.telegram.failures = [TokenRejected(401, "Unauthorized")]
    await counter.wants()
    with pytest.raises(TokenRejected):
        await counter.work()


async def test_a_defect_takes_back_what_it_spoilt_and_the_call_is_made_again(counter: Counter) -> None:
    counter.breaks = 2
    await counter.wants()
    await counter.work()
    assert counter.clock.pauses == [1, 2]
    assert len(counter.telegram.calls) == 3
    assert await counter.known() == {Ability.JOINS_GROUPS}


async def test_what_is_told_of_is_done_at_once(counter: Counter) -> None:
    """Whoever writes a turn tells of it from inside; without that it would be half a minute."""
    said: list[str] = []
    errands = Errands(
        telegram=counter.telegram, storage=counter.storage, clock=counter.clock, announce=counter.announce,
        written=lambda: said.append("written"), me=7,
    )  # fmt: skip
    woken = []
    async with counter.storage.writing() as session:
        for events in ([], [ErrandWanted()]):
            await errands.announce(session, NOW, events)
            errands.written()
            woken.append(errands.is_woken)
    assert woken == [False, True]
    assert said == ["written", "written"]
