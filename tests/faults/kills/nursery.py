"""The nursery: a process that has imported the bot once, and from which each bot is forked as a process of its own."""

import asyncio
import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.cli import main

IMPORTED_ONCE = ["bot.app", "bot.cli", "bot.clock", "bot.logs", "bot.serving", "bot.telegram", __name__]


class Nursery:
    """Starts `leadhook run`: mostly in no time, and cold, as an owner does, where the time itself is of interest."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(IMPORTED_ONCE)

    async def start(self, config: Path, log: Path, *, cold: bool) -> ForkServerProcess:
        """Start a bot; what it says is added to the log. A `cold` one begins with a Python that knows nothing yet."""
        process = self._context.Process(target=_live_anew if cold else _live, args=(config, log), daemon=True)
        await asyncio.to_thread(process.start)  # the first time it waits until everything is imported
        return process


def _live(config: Path, log: Path) -> None:
    _speak_into(log)
    sys.argv = ["leadhook", *_orders(config)]
    main()


def _live_anew(config: Path, log: Path) -> None:
    _speak_into(log)
    os.execv(sys.executable, [sys.executable, "-m", "bot", *_orders(config)])


def _orders(config: Path) -> list[str]:
    return ["run", "--config", str(config)]


def _speak_into(log: Path) -> None:
    with log.open("ab") as file:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(file.fileno(), stream.fileno())
