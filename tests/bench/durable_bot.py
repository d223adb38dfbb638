"""The bot as it is, but at a pace that leaves out Telegram's limits: `python -m tests.bench.durable_bot CONFIG`."""

import asyncio
import cProfile
import signal
import sys
from pathlib import Path

from bot.app import run_bot
from bot.clock import Clock
from bot.config import load_config
from bot.delivery.pace import Limit, Pace
from bot.logs import set_up_logging

ANY_NUMBER = Limit(messages=1_000_000, seconds=0.001)
AS_FAST_AS_IT_CAN = Pace(private=ANY_NUMBER, group=ANY_NUMBER, everybody=ANY_NUMBER)


async def main(config_file: Path) -> None:
    """Run the bot until SIGTERM."""
    config = load_config(config_file)
    set_up_logging("INFO", [config.telegram.token.get_secret_value()])
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await run_bot(config, stop=stop, clock=Clock(), print_line=print, pace=AS_FAST_AS_IT_CAN)


def profiled(config_file: Path, profile_file: Path) -> None:
    """Run the bot and keep where its event loop spent its time."""
    profile = cProfile.Profile()
    profile.runcall(asyncio.run, main(config_file))
    profile.dump_stats(profile_file)


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]]
    if len(files) > 1:
        profiled(files[0], files[1])
    else:
        asyncio.run(main(files[0]))
