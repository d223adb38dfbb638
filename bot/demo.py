"""The demonstration: the real bot beside a pretend Telegram, on a database of its own, without a token."""

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import run_bot
from bot.clock import ScaledClock
from bot.config import Config, load_config
from bot.exporting import Format, export_to
from bot.logs import set_up_logging
from bot.sandbox.cast import OLGA_ID, PAVEL_ID, TEAM_ID, VIKTOR_ID, introduce_the_cast
from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.sandbox.story import play
from storage.exporting import Kind

START_SECONDS = 30
FAREWELL_SECONDS = 10
STORY_SPEED = 20.0
SHOWN = (Kind.LEADS, Kind.CLIENTS, Kind.EXCLUSIONS, Kind.ACTIVITIES)

CONFIG = """\
[telegram]
token = "{token}"
api_url = "{api_url}"

[storage]
url = "sqlite:///demo.db"

[team]
owners = [{viktor}]
managers = [{olga}, {pavel}]
chat_id = {team}
hours = ["mon-sun 00:00-24:00"]
language = "{language}"

[intake.ru]
greeting = "Здравствуйте! Это <b>Ромашка</b>: шкафы на заказ. Спросите что угодно, ответит живой человек."
topics = ["Цены", {{ "Доставка" = ["По городу", "В другой город"] }}]

[intake.en]
greeting = "Hello! This is <b>Daisy</b>: wardrobes to measure. Ask anything, a person will answer."
topics = ["Prices", {{ "Delivery" = ["In town", "To another town"] }}]

[[answers]]
label = "{answer}"
text.ru = "{{name}}, это {{manager}}. Когда вам привезти?"
text.en = "{{name}}, this is {{manager}}. When shall we bring it?"

[consent]
operator = "{operator}"
link = "https://example.com/privacy"
"""


async def stay_up(port: int, *, open_page: bool) -> None:
    """Run the bot and the pretend Telegram until interrupted, on this port or, where it is taken, on any free one."""
    async with _sandbox_at(port) as server:
        introduce_the_cast(server.world, "ru")
        async with _bot_beside(server, "ru"):
            print(f"Leadhook is running. Play both sides at {server.url} (Ctrl+C ends it).", flush=True)
            if open_page and _has_desktop():
                webbrowser.open(server.url)
            await asyncio.Event().wait()


@asynccontextmanager
async def _sandbox_at(port: int) -> AsyncIterator[SandboxServer]:
    async with AsyncExitStack() as stack:
        try:
            server = await stack.enter_async_context(sandbox_server(port=port))
        except OSError:
            server = await stack.enter_async_context(sandbox_server())
            print(f"Port {port} is taken, perhaps by another demo; this one is at {server.port}.", flush=True)
        yield server


async def play_story(language: str) -> None:
    """Play the story of the main job in the terminal, then show what was stored.

    The pretend Telegram and the bot share a clock that runs fast: at Telegram's pace of a message a second it would
    take minutes.
    """
    async with sandbox_server(speed=STORY_SPEED) as server:
        introduce_the_cast(server.world, language)
        with TemporaryDirectory(prefix="leadhook-demo-") as name:
            config = load_config(written_config(Path(name), server, language))
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


@asynccontextmanager
async def _bot_beside(server: SandboxServer, language: str) -> AsyncIterator[None]:
    """Run the bot as a process of its own, in a folder of its own."""
    with TemporaryDirectory(prefix="leadhook-demo-") as name:
        folder = Path(name)
        config = written_config(folder, server, language)
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--config", str(config), "--log-level", "WARNING"),
        )
        try:
            await _until_it_listens(server, bot)
            yield
        finally:
            await _end(bot)


def written_config(folder: Path, server: SandboxServer, language: str) -> Path:
    """Write the settings of a team that speaks this language into a folder; strangers are met in theirs."""
    russian = language == "ru"
    config = CONFIG.format(
        token=server.token,
        api_url=server.url,
        viktor=VIKTOR_ID,
        olga=OLGA_ID,
        pavel=PAVEL_ID,
        team=TEAM_ID,
        language=language,
        answer="Когда привезти?" if russian else "When to deliver?",
        operator="ООО Ромашка" if russian else "Daisy Ltd",
    )
    path = folder / "config.toml"
    path.write_text(config, encoding="utf-8")
    return path


async def _until_it_listens(server: SandboxServer, bot: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(START_SECONDS), Sandbox.connect(server.url) as sandbox:
        seen = 0
        while bot.returncode is None:
            calls = await sandbox.calls(seen)
            if any(call["method"] == "getUpdates" for call in calls):
                return
            seen += len(calls)
            await asyncio.sleep(0.05)  # noqa: TID251 - waits for another process, in real time
    raise SystemExit("The bot did not start; what it said stands above.")


async def _end(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is None:
        bot.terminate()
    try:
        await asyncio.wait_for(bot.wait(), FAREWELL_SECONDS)
    except TimeoutError:
        bot.kill()
        await bot.wait()


async def _read_aloud(sandbox: Sandbox) -> None:
    async for line in sandbox.transcript():
        print(line, flush=True)


async def _show_what_is_stored(url: str) -> None:
    for kind in SHOWN:
        print(f"\n--- leadhook export {kind} ---", flush=True)
        await export_to(url, kind, Format.JSONL, None)


def _has_desktop() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
