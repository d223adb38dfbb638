"""Bots as processes of their own: started, looked at from outside, killed."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile

from tests.bench.fake_telegram import TEAM_CHAT, TOKEN, FakeTelegram
from tests.bench.people import MANAGER

ROOT = Path(__file__).parents[2]
DURABLE, PLAIN, REAL = ("tests.bench.durable_bot",), ("tests.bench.plain_bot",), ("bot", "run", "--config")
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
START_SECONDS = 120  # six of them begin at once on two cores

Program = tuple[str, ...]

DATABASE = "bench.db"
CONFIG = """\
[telegram]
api_url = "{api_url}"
token = "{token}"

[storage]
url = "sqlite:///bench.db"

[team]
chat_id = {team}
owners = [{owner}]
hours = ["mon-sun 00:00-24:00"]

[intake]
topics = ["Цены", "Доставка"]

[consent]
operator = "ООО Ромашка"
link = "https://example.com/privacy"
"""


class BotProcess:
    """A running bot."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._folder = Path(f"/proc/{process.pid}")

    @property
    def has_ended(self) -> bool:
        """Return whether it runs no more."""
        return self._process.returncode is not None

    def cpu_seconds(self) -> float:
        """Return the time it has computed so far, its own and the system's for it, all threads together."""
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> int:
        """Return the bytes it holds in memory."""
        return int((self._folder / "statm").read_text().split()[1]) * PAGE_BYTES

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def ended(self) -> None:
        """Wait until it has ended."""
        await self._process.wait()


@asynccontextmanager
async def running(telegram: FakeTelegram, program: Program, *arguments: str | Path) -> AsyncIterator[BotProcess]:
    """Start a bot and wait until it asks for updates; it is killed at the end. SystemExit if it does not start."""
    telegram.polled.clear()
    async with started(program, *arguments, until=telegram.until_polled) as bot:
        yield bot


@asynccontextmanager
async def started(
    program: Program, *arguments: str | Path, until: Callable[[], Coroutine[None, None, None]]
) -> AsyncIterator[BotProcess]:
    """Start a bot and wait `until` it is there; it is killed at the end. SystemExit if it does not start."""
    with TemporaryFile() as said:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *program, *arguments, cwd=ROOT, stdout=said, stderr=said
        )
        bot = BotProcess(process)
        try:
            await _until(until(), bot)
            if bot.has_ended:
                said.seek(0)
                raise SystemExit(f"{program[0]} did not start:\n{said.read().decode()}")
            yield bot
        finally:
            await bot.kill()


async def _until(there: Coroutine[None, None, None], bot: BotProcess) -> None:
    """Wait until a bot is there, or has ended."""
    async with asyncio.timeout(START_SECONDS), asyncio.TaskGroup() as nursery:
        end = nursery.create_task(bot.ended())
        start = nursery.create_task(there)
        await asyncio.wait({end, start}, return_when=asyncio.FIRST_COMPLETED)
        end.cancel()
        start.cancel()


def write_config(folder: Path, api_url: str, *, owner: int = MANAGER) -> Path:
    """Write the settings of a bot into a folder; its database will be there too."""
    file = folder / "config.toml"
    text = CONFIG.format(api_url=api_url, token=TOKEN, team=TEAM_CHAT, owner=owner)
    file.write_text(text, encoding="utf-8")
    return file
