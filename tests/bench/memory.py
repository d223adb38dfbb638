"""Memory: what the durable bot holds at its start, and after ever more updates."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.fake_telegram import fake_telegram
from tests.bench.loads import at_once, first_questions, tell
from tests.bench.processes import DURABLE, running, write_config

A_WAVE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Bytes after so many updates, and what the last of all waves brought in updates a second."""

    after: dict[int, int]
    a_second: float


async def measure_memory(marks: tuple[int, ...]) -> Memory:
    """Let updates come wave upon wave, as fast as the bot works, and look at each of these numbers of them."""
    after: dict[int, int] = {}
    done = 0
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with (
            fake_telegram() as telegram,
            running(telegram, DURABLE, write_config(Path(name), telegram.url)) as bot,
        ):
            after[0] = bot.memory()
            for mark in marks:
                tell(f"memory: {done} of {marks[-1]} updates")
                while done < mark:
                    wave = min(A_WAVE, mark - done)
                    load = await at_once(telegram, bot, first_questions(telegram, wave))
                    done += wave
                    telegram.forget()
                after[mark] = bot.memory()
    return Memory(after=after, a_second=len(load.questions) / load.seconds)
