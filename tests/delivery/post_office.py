"""A post office to test delivery in: a real outbox, a Telegram that answers as told, a fast clock."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from bot.delivery import Delivery, Pace
from bot.domain.events import Event
from bot.mailboxes import Letter, Priority, Session, Storage
from bot.telegram import Telegram
from storage import Storage as SqlStorage
from tests.clocks import ScaledClock

ANNA, OLGA = 101, 201
GROUP, SUPERGROUP = -4001, -1_004_001
PATIENCE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call that reached Telegram, and when."""

    method: str
    payload: dict[str, Any]
    at: float

    @property
    def text(self) -> str:
        return str(self.payload.get("text"))


class Silence:
    """An answer (success, unless it is told) that does not come until it is allowed to."""

    def __init__(self, answer: Exception | None = None) -> None:
        self.answer = answer
        self.over = asyncio.Event()


class ScriptedTelegram(Telegram):
    """Answers each call as told beforehand, else with success; probes have answers of their own."""

    def __init__(self, clock: ScaledClock) -> None:
        super().__init__("1:none", "http://127.0.0.1:1", None)
        self._clock = clock
        self._ids = count(1)
        self.answers: deque[Exception | Silence] = deque()
        self.probe_answers: deque[Exception | Silence] = deque()
        self.calls: list[Call] = []
        self.probes: list[Call] = []

    async def call(self, method: str, payload: dict[str, Any], *, timeout: float = 30) -> Any:  # noqa: ASYNC109 - as the real one
        call = Call(method=method, payload=payload, at=self._clock.monotonic())
        (self.probes if method == "getMe" else self.calls).append(call)
        script = self.probe_answers if method == "getMe" else self.answers
        answer = script.popleft() if script else None
        if isinstance(answer, Silence):
            await answer.over.wait()
            answer = answer.answer
        if isinstance(answer, Exception):
            raise answer
        if method == "sendMediaGroup":
            return [{"message_id": next(self._ids)} for _ in payload["media"]]
        return {"message_id": next(self._ids)}

    @property
    def texts(self) -> list[str]:
        """The texts in the order in which they came."""
        return [call.text for call in self.calls]


class PostOffice:
    """Everything around a `Delivery`."""

    def __init__(self, storage: SqlStorage, clock: ScaledClock) -> None:
        self.storage = storage
        self.clock = clock
        self.telegram = ScriptedTelegram(clock)
        self.announced: list[Event] = []
        self.delivery = self.new_delivery()

    def new_delivery(
        self, *, telegram: Telegram | None = None, storage: Storage | None = None, pace: Pace | None = None
    ) -> Delivery:
        """A delivery as after a restart."""
        self.delivery = Delivery(
            telegram=telegram or self.telegram,
            storage=storage or self.storage,
            clock=self.clock,
            announce=self._announce,
            pace=pace,
        )
        return self.delivery

    async def put(self, *letters: Letter) -> None:
        """Put letters into the outbox in one transaction."""
        async with self.storage.writing() as session:
            for letter in letters:
                await session.outbox.add(letter, self.clock.now())
        self.delivery.wake()

    @asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """Deliver meanwhile."""
        async with asyncio.TaskGroup() as nursery:
            work = nursery.create_task(self.delivery.run())
            await self.clock.sleep(0)  # so that it has begun
            yield
            work.cancel()

    async def deliver_all(self) -> None:
        """Deliver until nothing waits."""
        async with self.delivering():
            await self.until_empty()

    async def until_empty(self) -> None:
        """Wait until nothing waits in the outbox and nothing is under way."""
        await self.until(self._is_empty)

    async def until(self, condition: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something has come true."""
        async with asyncio.timeout(PATIENCE):
            while not await condition():
                await self.clock.sleep(0.05)

    async def until_called(self, times: int) -> None:
        """Wait until so many calls have reached Telegram."""

        async def enough() -> bool:
            return len(self.telegram.calls) >= times

        await self.until(enough)

    async def statuses(self) -> list[str]:
        """How the letters stand, in the order in which they were put in."""
        return [row["status"] for row in await self.rows("SELECT status FROM outbox ORDER BY id")]

    async def rows(self, sql: str) -> Sequence[Any]:
        """What the tables hold."""
        async with self.storage.reading() as session:
            return await session.connection.rows(sql)

    async def card_message(self, card: str, chat_id: int) -> int | None:
        """Which message shows a card."""
        async with self.storage.reading() as session:
            return await session.outbox.card_message(card, chat_id)

    async def _is_empty(self) -> bool:
        return not {"new", "sending"} & set(await self.statuses())

    async def _announce(self, session: Session, now: datetime, events: Sequence[Event]) -> None:
        self.announced.extend(events)


def letter(
    text: str,
    chat_id: int = ANNA,
    *,
    method: str = "sendMessage",
    priority: Priority = Priority.ANSWER,
    card: str | None = None,
    reply_to_card: str | None = None,
    not_after: datetime | None = None,
    **payload: Any,
) -> Letter:
    """A letter with a text."""
    return Letter(
        chat_id=chat_id,
        method=method,
        payload={"text": text, **payload},
        priority=priority,
        card=card,
        reply_to_card=reply_to_card,
        not_after=not_after,
    )
