"""A workshop to test dispatching in: a real inbox, a dispatcher with the test's own handlers, a clock moved by hand."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher

from bot.domain.events import Event
from bot.mailboxes import Letter, Priority, Session, StorageUnavailable
from bot.updates.arriving import incoming
from bot.updates.dispatching import Batch, Dispatching
from storage import Storage
from tests.houses import PLAIN_HOUSE
from tests.updates.hand_clock import HandClock

BOT_ID = 42
ANNA, BORIS, OLGA = 101, 102, 201
PATIENCE = 10

RULES = replace(PLAIN_HOUSE, language="en")


class UnsteadyStorage(Storage):
    """The real storage; `commit_fails` says how many of the next transactions cannot be committed."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.commit_fails = 0

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:  # type: ignore[override]  # gives the same session
        async with self._storage.writing() as session:
            yield session
            if self.commit_fails:
                self.commit_fails -= 1
                raise StorageUnavailable("the disk is full")


class Workshop:
    """Everything around a `Dispatching`; `announce_fails` is raised by the next announcement."""

    def __init__(self, storage: Storage, clock: HandClock) -> None:
        self.storage = UnsteadyStorage(storage)
        self._reads = storage
        self.clock = clock
        self.dispatcher = Dispatcher(storage=storage.conversations)
        self.announced: list[Event] = []
        self.announce_fails: Exception | None = None
        self.courtesies: list[tuple[str, dict[str, Any]]] = []
        self.committed = 0
        self.caught_up = 0
        self.dispatching = Dispatching(
            storage=self.storage,
            clock=clock,
            bot=Bot(f"{BOT_ID}:TEST"),
            dispatcher=self.dispatcher,
            rules=RULES,
            announce=self._announce,
            catch_up=self._catch_up,
            courtesy=self._courtesy,
            written=self._written,
        )

    async def receive(self, *updates: Any) -> None:
        """Take updates in, as polling does."""
        async with self._reads.writing() as session:
            await session.inbox.add(BOT_ID, [incoming(raw) for raw in updates], self.clock.now())
        self.dispatching.wake()

    async def work_off(self, *updates: Any) -> Batch:
        """Take updates in and let one batch take effect."""
        await self.receive(*updates)
        return await self.dispatching.work_off()

    async def rows(self, sql: str) -> list[dict[str, Any]]:
        """What is committed."""
        async with self._reads.reading() as session:
            return [dict(row) for row in await session.connection.rows(sql)]

    async def statuses(self) -> list[str]:
        """How the updates stand, in the order in which they came."""
        return [row["status"] for row in await self.rows("SELECT status FROM inbox ORDER BY seq")]

    async def letters(self) -> list[tuple[int, str]]:
        """To whom something is going to be sent, and which text."""
        rows = await self.rows("SELECT chat_id, payload FROM outbox ORDER BY id")
        return [(row["chat_id"], json.loads(row["payload"]).get("text")) for row in rows]

    async def _catch_up(self) -> None:
        self.caught_up += 1

    async def _announce(self, session: Session, now: datetime, events: Sequence[Event]) -> None:
        if self.announce_fails is not None and events:
            raise self.announce_fails
        for event in events:
            await session.outbox.add(letter(OLGA, type(event).__name__), now)
        self.announced.extend(events)

    async def _courtesy(self, calls: Sequence[tuple[str, dict[str, Any]]]) -> None:
        self.courtesies.extend(calls)

    def _written(self) -> None:
        self.committed += 1


def letter(chat_id: int, text: str) -> Letter:
    """A letter with a text."""
    return Letter(chat_id=chat_id, method="sendMessage", payload={"text": text}, priority=Priority.NOTICE)


def person(user_id: int) -> dict[str, Any]:
    """Somebody whose Telegram speaks English."""
    return {"id": user_id, "is_bot": False, "first_name": "Anna", "language_code": "en"}


def message(update_id: int, text: str = "hello", *, by: int = ANNA) -> dict[str, Any]:
    """Somebody writes in private."""
    content = {"message_id": update_id, "date": 1, "chat": {"id": by, "type": "private"}, "from": person(by)}
    return {"update_id": update_id, "message": {**content, "text": text}}


def tap(update_id: int, data: str = "go", *, by: int = ANNA) -> dict[str, Any]:
    """Somebody presses a button."""
    query = {"id": f"query {update_id}", "from": person(by), "chat_instance": "1", "data": data}
    return {"update_id": update_id, "callback_query": query}


async def run_until_done(workshop: Workshop, *updates: Any) -> None:
    """Let it run by itself, with nothing there at first, until nothing waits."""
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as nursery:
        running = nursery.create_task(workshop.dispatching.run())
        await workshop.clock.sleep(0)
        await workshop.receive(*updates)
        while "new" in await workshop.statuses():
            await workshop.clock.sleep(0)
        running.cancel()
