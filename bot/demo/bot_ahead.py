"""`python -m bot.demo.bot_ahead CONFIG SECONDS SPEED`: the bot on a clock that is ahead, and is moved on by its input.

On that clock so many seconds pass in a real one. Each line of input is a number of seconds by which it becomes later at
once. The end of the input is the end of the bot.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import run_bot
from bot.clock import ScaledClock
from bot.demo.settings import demo_config
from bot.logs import set_up_logging

LOOKS_EVERY = timedelta(seconds=1)  # what became due by a jump is seen at once


class ClockAhead(ScaledClock):
    """The time of this machine and so many seconds more, of which `speed` pass in a real one."""

    def __init__(self, seconds: float, speed: float) -> None:
        super().__init__(speed)
        self._ahead = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The moment it is on this clock, aware and in UTC."""
        return super().now() + self._ahead

    def jump(self, seconds: float) -> None:
        """Make it so many seconds later at once."""
        self._ahead += timedelta(seconds=seconds)


async def main(config: Path, ahead: float, speed: float) -> None:
    """Run the bot until its input ends."""
    clock, stop = ClockAhead(ahead, speed), asyncio.Event()
    settings = demo_config(config)
    set_up_logging("WARNING", [settings.telegram.token.get_secret_value()])
    async with asyncio.TaskGroup() as nursery:
        nursery.create_task(run_bot(settings, stop=stop, clock=clock, print_line=print, looks_every=LOOKS_EVERY))
        async for line in _lines():
            clock.jump(float(line))
        stop.set()


async def _lines() -> AsyncIterator[bytes]:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    async for line in reader:
        yield line


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])))
