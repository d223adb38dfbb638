"""The demonstration in the browser: it stays up until it is interrupted, and begins anew where the page asks for it."""

import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.demo.backstage import DemoBackstage
from bot.demo.bot_process import BotProcess
from bot.demo.settings import DATABASE, demo_config, written_config
from bot.sandbox.cast import introduce_the_cast
from bot.sandbox.failures import Impossible
from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server

PATIENCE = 15.0  # of 5 s: nobody hurries a visitor's machine, and a busy group may have to wait a minute for its turn


async def stay_up(port: int, *, open_page: bool, language: str = "ru") -> None:
    """Run the bot and the pretend Telegram until interrupted, on this port or, where it is taken, on any free one."""
    while True:
        async with demonstration(port, language) as running:
            print(f"Leadhook is running. Play both sides at {running.url} (Ctrl+C ends it).", flush=True)
            if open_page and _has_desktop():
                webbrowser.open(running.url)
            await running.backstage.wanted.wait()
            port, open_page, language = running.port, False, running.backstage.next_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A demonstration that runs: where its page is, and what moves its bot."""

    url: str
    port: int
    backstage: DemoBackstage


@asynccontextmanager
async def demonstration(port: int, language: str, *, speed: float = 1.0) -> AsyncIterator[Running]:
    """Run the bot beside a pretend Telegram on this port or, where it is taken, on any free one; 0 takes any.

    `speed` is how many seconds pass there in a real one.
    """
    async with _sandbox_at(port, speed) as server, _bot_beside(server, language) as backstage:
        yield Running(url=server.url, port=server.port, backstage=backstage)


@asynccontextmanager
async def _sandbox_at(port: int, speed: float) -> AsyncIterator[SandboxServer]:
    async with AsyncExitStack() as stack:
        try:
            server = await stack.enter_async_context(sandbox_server(port=port, speed=speed))
        except OSError:
            server = await stack.enter_async_context(sandbox_server(speed=speed))
            print(f"Port {port} is taken, perhaps by another demo; this one is at {server.port}.", flush=True)
        yield server


@asynccontextmanager
async def _bot_beside(server: SandboxServer, language: str) -> AsyncIterator[DemoBackstage]:
    """Run the bot as a process of its own, in a folder of its own."""
    introduce_the_cast(server.world, language)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="leadhook-demo-")))
        sandbox = await stack.enter_async_context(Sandbox.connect(server.url, patience=PATIENCE))
        config = written_config(folder, server, language)
        demo_config(config)  # in time, and in the process that says so
        bot = BotProcess(config, server.world.clock, lambda: backstage.tell())
        backstage = DemoBackstage(server, bot, f"sqlite:///{folder / DATABASE}", sandbox, language)
        server.let_behind(backstage)
        stack.push_async_callback(bot.end)
        await bot.start()
        try:
            await backstage.until_it_listens()
        except Impossible as fault:
            raise SystemExit(f"{fault}.".capitalize()) from None
        yield backstage


def _has_desktop() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
