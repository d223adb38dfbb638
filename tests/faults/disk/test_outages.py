"""The disk is full, fails, or is closed to the bot for a while: it says so, waits, and goes on by itself."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectionError, ClientSession

from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.telegram import Telegram
from tests.clocks import ScaledClock
from tests.faults.checking import violations
from tests.faults.disk.file_layer import witnessed
from tests.faults.disk.outages import Plan, endure, kept_log
from tests.faults.disk.people import Visitor
from tests.faults.disk.recording import DATABASE
from tests.faults.disk.stage import SPEED, bot_running, config_of
from tests.faults.disk.troubles import FULL, SYNC_FAILS, WRITE_FAILS, FailingDisk, Trouble
from tests.updates.delivering_telegram import free_port

MOMENTS = 3
LITTLE_PATIENCE = timedelta(seconds=0.2)

LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("trouble", "stride"), [(FULL, 137), (SYNC_FAILS, 8)], ids=["disk full", "syncing fails"])
async def test_whenever_the_disk_fails_nothing_is_lost_or_doubled(
    tmp_path: Path, trouble: Trouble, stride: int
) -> None:
    outcome = await endure(Plan(seed=1, trouble=trouble, first=2, stride=stride, most=MOMENTS), tmp_path)

    assert violations(outcome.evidence) == []
    assert outcome.times == MOMENTS


class Shop:
    """A bot with its pages, its disk, its log, and one who asks; `mode` says how updates come.

    By webhook it answers 503 to what it cannot keep now, and 200 when it comes again.
    """

    def __init__(self, server: SandboxServer, sandbox: Sandbox, folder: Path, mode: str, log: StringIO) -> None:
        self.clock = ScaledClock(SPEED)
        self.disk = FailingDisk(self.clock.monotonic)
        self.database = folder / DATABASE
        self.log = log
        self.sandbox = sandbox
        self._server = server
        self._port = free_port()
        self._mode = mode
        self.answers_in_an_outage = {503, 200} if mode == "webhook" else set[int]()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Let the bot run."""
        viktor = await self.sandbox.person("Viktor", language="en")
        url = f"http://127.0.0.1:{self._port}"
        config = config_of(
            self._server.url,
            self._server.token,
            self.database,
            [viktor.id],
            telegram={"mode": self._mode, "webhook": {"url": url, "port": self._port}},
            http={"port": self._port},
        )
        self.anna = await Visitor.arriving(self.sandbox, 1)
        async with (
            Telegram(self._server.token, self._server.url, None) as telegram,
            ClientSession(url) as self._pages,
            bot_running(config, telegram, self.clock, patience=LITTLE_PATIENCE),
        ):
            yield

    async def page(self, name: str) -> tuple[int, str]:
        """Look at a page of the bot's own; there is none before it has opened its doors."""
        try:
            async with self._pages.get(name) as answer:
                return answer.status, await answer.text()
        except ClientConnectionError:
            return 0, ""

    async def readiness(self, status: int, words: str) -> str:
        """Wait until the bot shows itself so."""
        async with asyncio.timeout(20):
            while True:
                shown = await self.page("/readyz")
                if shown[0] == status and words in shown[1]:
                    return shown[1]
                await asyncio.sleep(0.02)

    async def logs(self, words: str) -> None:
        """Wait until the bot logs something."""
        async with asyncio.timeout(20):
            while not self.lines_about(words):  # noqa: ASYNC110 - a log rings no bell
                await asyncio.sleep(0.02)

    async def statuses_of_webhook(self) -> set[int]:
        """How the bot answered what was delivered."""
        return {post["status"] for post in (await self.sandbox.webhook())["posts"] if "status" in post}

    def lines_about(self, words: str) -> list[str]:
        """What the log says of something."""
        return [line for line in self.log.getvalue().splitlines() if words in line]


@asynccontextmanager
async def shop_in(folder: Path, mode: str) -> AsyncIterator[Shop]:
    async with sandbox_server(speed=SPEED) as server, Sandbox.connect(server.url) as sandbox:
        with kept_log(server.token) as log:
            shop = Shop(server, sandbox, folder, mode, log)
            with witnessed(folder, shop.disk):
                yield shop


@pytest.fixture(params=["polling", "webhook"])
async def shop(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Shop]:
    """A bot that works."""
    async with shop_in(tmp_path, request.param) as shop, shop.open():
        await shop.readiness(200, "")
        yield shop


@asynccontextmanager
async def locked_by_another_process(database: Path) -> AsyncIterator[None]:
    pipes: dict[str, Any] = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", LOCK, str(database), **pipes)
    assert process.stdout is not None
    await process.stdout.readline()
    try:
        yield
    finally:
        await process.communicate(b"")


async def test_a_full_disk_is_told_of_and_the_bot_goes_on_by_itself_when_there_is_room(shop: Shop) -> None:
    async with asyncio.TaskGroup() as nursery:
        shop.disk.order(FULL)
        nursery.create_task(shop.anna.starts())
        await shop.readiness(503, '"intake": "storage_unavailable"')
        alive = await shop.page("/healthz")
        shop.disk.heal()

    await shop.readiness(200, '"ready": true')
    assert alive == (200, "ok")
    assert "database or disk is full." in shop.lines_about("no updates for now")[0]
    assert "Traceback" not in shop.log.getvalue()
    assert await shop.statuses_of_webhook() == shop.answers_in_an_outage


async def test_a_database_that_another_process_holds_is_told_of_and_waited_for(shop: Shop) -> None:
    async with asyncio.TaskGroup() as nursery, locked_by_another_process(shop.database):
        nursery.create_task(shop.anna.starts())
        shown = await shop.readiness(503, '"intake": "storage_unavailable"')

    await shop.readiness(200, '"ready": true')
    assert '"storage": "storage_unavailable"' in shown
    assert "database is locked." in shop.lines_about("no updates for now")[0]
    assert "Traceback" not in shop.log.getvalue()
    assert await shop.statuses_of_webhook() == shop.answers_in_an_outage


async def test_a_bot_that_starts_while_the_disk_cannot_be_written_waits_until_it_can(tmp_path: Path) -> None:
    async with shop_in(tmp_path, "polling") as shop:
        async with shop.open():
            await shop.readiness(200, "")
        shop.disk.order(WRITE_FAILS)
        async with shop.open():
            await shop.logs("the start waits for the storage")
            shop.disk.heal()
            await shop.anna.starts()
            await shop.readiness(200, '"ready": true')

    assert "disk I/O error" in shop.lines_about("the start waits for the storage")[0]
    assert "Traceback" not in shop.log.getvalue()
