"""The story of the main job in the terminal, bot and pretend Telegram in one process, and then what was stored."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import run_bot
from bot.clock import ScaledClock
from bot.config import Config
from bot.demo.settings import demo_config, written_config
from bot.exporting import Format, export_to
from bot.logs import set_up_logging
from bot.sandbox.cast import introduce_the_cast
from bot.sandbox.people import Sandbox
from bot.sandbox.server import sandbox_server
from bot.sandbox.story import play
from storage.exporting import Kind

STORY_SPEED = 20.0
SHOWN = (Kind.LEADS, Kind.CLIENTS, Kind.EXCLUSIONS, Kind.ACTIVITIES)


async def play_story(language: str) -> None:
    """Play the story of the main job in the terminal, then show what was stored.

    The pretend Telegram and the bot share a clock that runs fast: at Telegram's pace of a message a second it would
    take minutes.
    """
    async with sandbox_server(speed=STORY_SPEED) as server:
        introduce_the_cast(server.world, language)
        with TemporaryDirectory(prefix="leadhook-demo-") as name:
            config = demo_config(written_config(Path(name), server, language))
            async with _bot_within(config), Sandbox.connect(server.url) as sandbox:
                await _read_while_played(sandbox, language)
            await _show_what_is_stored(config.storage.url)


async def _read_while_played(sandbox: Sandbox, language: str) -> None:
    async with asyncio.TaskGroup() as nursery:
        reader = nursery.create_task(_read_aloud(sandbox))
        await play(sandbox, language, lambda scene: print(f"\n=== {scene}\n", flush=True))
        await sandbox.quiet()
        reader.cancel()


@asynccontextmanager
async def _bot_within(config: Config) -> AsyncIterator[None]:
    """Run the bot in this process, on a fast clock."""
    set_up_logging("ERROR", [config.telegram.token.get_secret_value()])
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as nursery:
        nursery.create_task(run_bot(config, stop=stop, clock=ScaledClock(STORY_SPEED), print_line=print))
        try:
            yield
        finally:
            stop.set()


async def _read_aloud(sandbox: Sandbox) -> None:
    async for line in sandbox.transcript():
        print(line, flush=True)


async def _show_what_is_stored(url: str) -> None:
    for kind in SHOWN:
        print(f"\n--- leadhook export {kind} ---", flush=True)
        await export_to(url, kind, Format.JSONL, None)
