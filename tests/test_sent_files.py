"""Sent files: whatever happens while one is read, it is read once, or refused once, and nobody else is stopped."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from bot.clock import Clock
from bot.domain.events import Event, ImportChanged
from bot.domain.ids import ImportId
from bot.domain.imported.columns import Meaning
from bot.domain.imported.imports import Import, ImportStatus, Outcome
from bot.domain.imported.refused import FileFault
from bot.importing.child import Portion, tell
from bot.mailboxes import Session
from bot.sent_files import SentFiles
from bot.telegram import MaybeArrived, NotSent, Rejected, Telegram, TelegramError, TokenRejected
from bot.usecases.import_clients import give_up_import, make_visible, stage_lines
from bot.usecases.import_in_chat import check_file, take_file
from bot.usecases.ports import Turn
from storage import Storage
from tests.fresh_database import open_fresh_storage
from tests.houses import PLAIN_HOUSE
from tests.usecases.cast import NOW, VIKTOR

MANY = "Имя;Почта\n" + "".join(f"Анна;anna{n}@example.com\n" for n in range(250))


class Rested(Exception):
    """Nothing more is wanted."""


class Resting(Clock):
    """A clock on which pauses take no time, until somebody waits to be woken."""

    def __init__(self) -> None:
        self.pauses: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def wait(self, event: object, seconds: float) -> None:
        raise Rested


class RestingOnce(Resting):
    """A clock on which somebody who waits to be woken is, and the next time rests."""

    async def wait(self, event: object, seconds: float) -> None:
        assert isinstance(event, asyncio.Event)
        if self.pauses:
            raise Rested
        self.pauses.append(0)
        await event.wait()


class Shelf(Telegram):
    """A Telegram that keeps one file. `failures`: how the next calls fail; `meanwhile` happens while it is loaded."""

    def __init__(self, content: str = MANY, failures: Sequence[TelegramError] = ()) -> None:
        super().__init__("1:x", "http://127.0.0.1:1", None)
        self.content = content.encode()
        self.failures = list(failures)
        self.loaded = 0
        self.meanwhile: Callable[[], Any] | None = None

    async def call(self, method: str, payload: dict[str, Any], *, timeout: float = 30) -> Any:  # noqa: ASYNC109 - as it is
        assert (method, payload) == ("getFile", {"file_id": "BQAC"})
        if self.failures:
            raise self.failures.pop(0)
        return {"file_id": "BQAC", "file_path": "documents/file_1.csv"}

    async def load(self, file_path: str, into: BinaryIO, *, timeout: float = 300) -> None:  # noqa: ASYNC109 - as it is
        self.loaded += 1
        into.write(self.content)
        into.flush()
        if self.meanwhile is not None:
            await self.meanwhile()


class Desk:
    """Where files are read: a database, a shelf, a clock. `told`: which imports were announced to be changed."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.shelf = Shelf()
        self.clock = Resting()
        self.told: list[ImportId] = []
        self.breaks = 0  # so many announcements fail

    async def announce(self, session: Session, now: datetime, events: Sequence[Event]) -> None:
        """Take part in a turn, or spoil it."""
        if self.breaks:
            self.breaks -= 1
            raise ValueError("a defect")
        self.told += [event.file for event in events if isinstance(event, ImportChanged)]

    def files(self, clock: Clock) -> SentFiles:
        """Whoever reads."""
        return SentFiles(
            telegram=self.shelf, storage=self.storage, clock=clock, rules=PLAIN_HOUSE,
            announce=self.announce, written=lambda: None,
        )  # fmt: skip

    async def read(self) -> None:
        """Read all that is wanted."""
        with pytest.raises(Rested):
            await self.files(self.clock).run()

    async def sends(self) -> ImportId:
        """The owner sends a file."""
        async with self.storage.writing() as session:
            return await take_file(Turn(records=session, now=NOW), "clients.csv", "BQAC", by=VIKTOR)

    async def checks(self, file: ImportId) -> None:
        """The owner says that the columns are right."""
        async with self.storage.writing() as session:
            await check_file(Turn(records=session, now=NOW), file, by=VIKTOR)

    async def look(self, file: ImportId) -> Import:
        """How far it is."""
        async with self.storage.reading() as session:
            return await session.imports.get(file)

    @property
    def pauses(self) -> list[float]:
        """How long it was waited until the next try."""
        return [pause for pause in self.clock.pauses if pause >= 1]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """An empty database with its owner."""
    storage = await open_fresh_storage(tmp_path)
    async with storage.writing() as session:
        await session.team.add(VIKTOR.id, VIKTOR.role, name=VIKTOR.name, now=NOW)
    yield Desk(storage)
    await storage.close()


async def test_a_file_is_looked_at_and_then_checked(desk: Desk) -> None:
    file = await desk.sends()
    await desk.read()
    await desk.checks(file)
    await desk.read()
    checked = await desk.look(file)
    assert (checked.status, checked.counts) == (ImportStatus.READY, {Outcome.NEW: 250})
    assert desk.told == [file] * len(desk.told)


async def test_what_is_told_of_before_it_is_on_the_disk_is_read_at_once(desk: Desk) -> None:
    """Whoever works off updates tells of them from inside of the transaction."""
    files = desk.files(clock := RestingOnce())

    async def reads() -> None:
        with pytest.raises(Rested):
            await files.run()

    async with asyncio.TaskGroup() as nursery:
        nursery.create_task(reads())
        while not clock.pauses:
            async with desk.storage.reading():
                pass
        async with desk.storage.writing() as session:
            file = await take_file(Turn(records=session, now=NOW), "clients.csv", "BQAC", by=VIKTOR)
            await files.announce(session, NOW, [ImportChanged(file=file)])
            files.written()
            for _ in range(10):
                async with desk.storage.reading():
                    pass
    assert desk.shelf.loaded == 1


async def test_lines_that_were_staged_before_a_kill_are_passed_over(desk: Desk, tmp_path: Path) -> None:
    file = await desk.sends()
    await desk.read()
    await desk.checks(file)
    whole = tmp_path / "clients.csv"
    whole.write_text(MANY, encoding="utf-8")
    first = next(told for told in tell(whole, "RU", (Meaning.NAME, Meaning.EMAIL)) if isinstance(told, Portion))
    async with desk.storage.writing() as session:
        await stage_lines(Turn(records=session, now=NOW), file, first.lines)
    await desk.read()
    assert (await desk.look(file)).counts == {Outcome.NEW: 250}
    async with desk.storage.writing() as session:
        await make_visible(Turn(records=session, now=NOW), file, by=VIKTOR)
        assert await session.imports.count_kept(file) == 250


async def test_telegram_out_of_reach_is_asked_again_after_longer_and_longer_pauses(desk: Desk) -> None:
    desk.shelf.failures = [
        NotSent("away"),
        MaybeArrived("HTTP 502"),
        Rejected(429, "Too Many Requests", retry_after=40),
    ]
    file = await desk.sends()
    await desk.read()
    assert desk.pauses == [1, 2, 40]
    assert desk.shelf.loaded == 1
    assert (await desk.look(file)).status is ImportStatus.STAGING


async def test_a_token_that_is_refused_ends_all(desk: Desk) -> None:
    desk.shelf.failures = [TokenRejected(401, "Unauthorized")]
    await desk.sends()
    files = SentFiles(
        telegram=desk.shelf, storage=desk.storage, clock=desk.clock, rules=PLAIN_HOUSE, announce=desk.announce,
        written=lambda: None,
    )  # fmt: skip
    with pytest.raises(TokenRejected):
        await files.run()


async def test_a_file_that_is_left_while_it_is_read_is_passed_over(desk: Desk) -> None:
    file = await desk.sends()

    async def leave() -> None:
        async with desk.storage.writing() as session:
            await give_up_import(Turn(records=session, now=NOW), file, by=VIKTOR)

    desk.shelf.meanwhile = leave
    await desk.read()
    assert (await desk.look(file)).status is ImportStatus.GIVEN_UP
    assert desk.pauses == []


@pytest.mark.parametrize(("breaks", "pauses"), [(1, []), (4, [1, 2])])
async def test_a_defect_costs_one_file_and_stops_nobody(desk: Desk, breaks: int, pauses: list[float]) -> None:
    file = await desk.sends()
    desk.breaks = breaks
    await desk.read()
    async with desk.storage.reading() as session:
        sent = await session.import_files.find(file)
    assert sent is not None
    assert desk.pauses == pauses
    assert (sent.fault, sent.wanted) == ((FileFault.BROKEN, None) if breaks == 1 else (None, None))
