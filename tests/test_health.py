"""The pages of health: alive is not yet ready, and what is in the way is a code that betrays nothing."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import health as health_module
from bot.clock import Clock
from bot.health import Health
from bot.serving import Address, CannotListen, serving
from bot.trouble import Trouble
from storage import Storage, open_storage
from tests.updates.delivering_telegram import free_port
from tests.updates.hand_clock import START, HandClock

ALL_WELL = {"ready": True, "storage": "ok", "intake": "ok", "handling": "ok", "delivery": "ok"}


class Working:
    """A part of the bot; `trouble` is what it says of itself."""

    def __init__(self) -> None:
        self.trouble: Trouble | None = None


class Pages:
    """The pages of a bot whose parts the test plays."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self.health = Health(storage=storage, clock=clock)
        self.intake, self.handling, self.delivery = Working(), Working(), Working()
        self.port = free_port()

    def start(self) -> None:
        """Let the parts work."""
        self.health.watch(intake=self.intake, handling=self.handling, delivery=self.delivery)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Serve the pages."""
        address = Address(section="http", host="127.0.0.1", port=self.port)
        async with serving(self.health.routes(), [address]), aiohttp.ClientSession() as self._session:
            yield

    async def alive(self) -> tuple[int, str]:
        """Look at /healthz."""
        async with self._session.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
            return answer.status, await answer.text()

    async def ready(self) -> tuple[int, dict[str, Any]]:
        """Look at /readyz."""
        async with self._session.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
            return answer.status, await answer.json()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database lies."""
    return tmp_path / "leadhook.db"


@pytest.fixture
def clock() -> HandClock:
    """A clock that stands still."""
    return HandClock()


@pytest.fixture
async def pages(database: Path, clock: HandClock) -> AsyncIterator[Pages]:
    """The pages, on a database that waits for nobody."""
    storage = await open_storage(f"sqlite:///{database}", patience=timedelta())
    await storage.migrate(START)
    pages = Pages(storage, clock)
    async with pages.open():
        yield pages
    await storage.close()


async def test_a_bot_that_starts_is_alive_but_not_ready(pages: Pages) -> None:
    assert await pages.alive() == (200, "ok")
    starting = {"intake": "starting", "handling": "starting", "delivery": "starting"}
    assert await pages.ready() == (503, {**ALL_WELL, "ready": False, **starting})


async def test_a_bot_that_works_is_ready(pages: Pages) -> None:
    pages.start()

    assert await pages.ready() == (200, ALL_WELL)


@pytest.mark.parametrize("name", ["intake", "handling", "delivery"])
async def test_a_part_that_has_to_wait_is_named_with_its_reason(pages: Pages, name: str) -> None:
    pages.start()
    getattr(pages, name).trouble = Trouble.TELEGRAM_OUT_OF_REACH

    assert await pages.ready() == (503, {**ALL_WELL, "ready": False, name: "telegram_out_of_reach"})
    assert await pages.alive() == (200, "ok")


async def test_a_database_that_somebody_holds_is_in_the_way_as_long_as_it_is_held(
    pages: Pages, database: Path, clock: HandClock
) -> None:
    pages.start()
    with closing(sqlite3.connect(database, isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        held = await pages.ready()
    clock.pass_time(1)

    assert held == (503, {**ALL_WELL, "ready": False, "storage": "storage_unavailable"})
    assert await pages.ready() == (200, ALL_WELL)


async def test_a_writer_who_never_ends_is_not_waited_for(
    database: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_module, "LONGEST_LOOK", 0.05)
    storage = await open_storage(f"sqlite:///{database}")
    pages = Pages(storage, clock)
    pages.start()
    async with pages.open(), storage.writing():
        assert (await pages.ready())[0] == 503
    await storage.close()


async def test_asking_often_looks_once_a_second(pages: Pages, database: Path, clock: HandClock) -> None:
    pages.start()
    await pages.ready()
    with closing(sqlite3.connect(database, isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        early = [(await pages.ready())[0] for _ in range(5)]
        clock.pass_time(1)
        late = [(await pages.ready())[0] for _ in range(5)]

    assert (set(early), set(late)) == ({200}, {503})


async def test_there_is_nothing_else_to_see(pages: Pages) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{pages.port}/") as answer:
        assert answer.status == 404


async def test_a_port_that_is_taken_is_told_in_a_sentence(pages: Pages) -> None:
    with pytest.raises(CannotListen) as refused:
        async with serving([], [Address(section="http", host="127.0.0.1", port=pages.port)]):
            pass

    assert str(refused.value).startswith(f"http.port: found 127.0.0.1:{pages.port}, where the bot cannot listen (")
    assert str(refused.value).endswith("), expected an address of this machine with a free port.")


async def test_a_host_that_is_not_there_is_told_in_a_sentence() -> None:
    with pytest.raises(CannotListen, match=r"^http\.port: found nowhere\.invalid:"):
        async with serving([], [Address(section="http", host="nowhere.invalid", port=free_port())]):
            pass
