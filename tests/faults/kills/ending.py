"""Ending: the bot's process is ended at random moments and started again, cold or warm, in this mode or the other."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.faults.kills.bot_process import BotProcess, End, Mode
from tests.faults.kills.watching import Watch

HURRY_SECONDS = 0.3
COLD_PATIENCE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """When the bot was started again, in the sandbox's seconds, and how it had been ended before."""

    at: float
    ended_by: End
    mode: Mode
    cold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How the process is ended: in which ways, after how many seconds on average, to live on in which modes.

    A life may end at any moment, each as likely as any other, those of the start included; but a `cold` start - this
    share of them begins with a fresh Python - goes on until somebody has heard from the bot.
    """

    ends: Sequence[End]
    modes: Sequence[Mode]
    life: float
    cold: float


class Ending:
    """Ends the bot again and again; `starts` are those that followed."""

    def __init__(self, bot: BotProcess, habits: Habits, random: Random, watch: Watch) -> None:
        self.starts: list[Start] = []
        self._bot = bot
        self._habits = habits
        self._random = random
        self._watch = watch

    async def first_start(self) -> None:
        """Start the bot before anything has happened."""
        await self._bot.start(self._random.choice(self._habits.modes), cold=False)

    async def end_again_and_again(self, times: int) -> None:
        """End it so many times; after the last one it lives."""
        for _ in range(times):
            await asyncio.sleep(self._random.expovariate(1 / self._habits.life))
            await self._end_and_start()

    async def _end_and_start(self) -> None:
        end, mode = self._random.choice(self._habits.ends), self._random.choice(self._habits.modes)
        cold, hurry = self._random.random() < self._habits.cold, self._random.uniform(0, HURRY_SECONDS)
        await (self._bot.end(end, patience=hurry) if end is End.HURRY else self._bot.end(end))
        self.starts.append(Start(at=await self._watch.now(), ended_by=end, mode=mode, cold=cold))
        await self._bot.start(mode, cold=cold)
        if cold:
            await self._watch.hears_bot(patience=COLD_PATIENCE)
