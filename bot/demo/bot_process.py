"""The bot of the demonstration as a process of its own: it is started, moved on in time, ended, or killed."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from bot.clock import Clock
from bot.sandbox.clock import SandboxClock

FAREWELL_SECONDS = 10


class BotProcess:
    """One bot on one database and at the sandbox's time, alive or not.

    `changed` is called when that changes, also where it died by itself.
    """

    def __init__(self, config: Path, clock: SandboxClock, changed: Callable[[], None]) -> None:
        self._config = config
        self._clock = clock
        self._changed = changed
        self._process: asyncio.subprocess.Process | None = None
        self._watcher: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether it runs now."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Let it work, unless it does."""
        if self.alive:
            return
        ahead = self._clock.now() - Clock().now().timestamp()
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.demo.bot_ahead", str(self._config), str(ahead), str(self._clock.speed)),
            stdin=asyncio.subprocess.PIPE,
        )
        self._watcher = asyncio.create_task(self._tell_of_the_end(self._process))  # noqa: TID251 - it ends with its process
        self._changed()

    async def jump(self, seconds: float) -> None:
        """Make it so many seconds later, as it is for the sandbox already."""
        if self.alive and self._process and self._process.stdin:
            self._process.stdin.write(f"{seconds}\n".encode())
            await self._process.stdin.drain()

    async def kill(self) -> None:
        """End it at once, as by a power cut."""
        if self._process is not None and self.alive:
            self._process.kill()
            await self._process.wait()

    async def end(self) -> None:
        """Let it finish what it is at and end."""
        if self._process is None or not self.alive:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), FAREWELL_SECONDS)
        except TimeoutError:
            await self.kill()

    async def _tell_of_the_end(self, process: asyncio.subprocess.Process) -> None:
        await process.wait()
        self._changed()
