"""Ending: the bot's process is ended at random moments and started again, cold or warm, in this mode or the other."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from tests.faults.kills.bot_process import BotProcess, End
from tests.faults.kills.watching import Watch
from tests.faults.mode import Mode

HURRY_SECONDS = 0.3
EARLY_SHARE, EARLY_SECONDS = 0.25, 0.7
START_PATIENCE = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """When the bot was started again - in the sandbox's seconds, after so many calls - and how it had been ended."""

    at: float
    calls: int
    ended_by: End
    mode: Mode
    cold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How the process is ended: in which ways, after how many seconds at work on average, to live on in which modes.

    One life in four ends early: in the middle of the start, or soon after. After a `cold` start - this share of them
    begins with a fresh Python - somebody has to hear from the bot first.
    """

    ends: Sequence[End]
    modes: Sequence[Mode]
    life: float
    cold: float


class Ending:
    """Ends the bot again and again; `starts` are those that followed. `look`: what is done while it is down."""

    def __init__(self, bot: BotProcess, habits: Habits, random: Random, watch: Watch, look: Callable[[], None]) -> None:
        self.starts: list[Start] = []
        self._bot = bot
        self._habits = habits
        self._random = random
        self._watch = watch
        self._look = look

    async def first_start(self) -> None:
        """Start the bot before anything has happened."""
        await self._bot.start(self._random.choice(self._habits.modes), cold=False)

    async def end_again_and_again(self, times: int) -> None:
        """End it so many times; after the last one it lives."""
        for _ in range(times):
            await self._live(await self._start(ended_by=await self._end()))

    async def _end(self) -> End:
        end, hurry = self._random.choice(self._habits.ends), self._random.uniform(0, HURRY_SECONDS)
        await (self._bot.end(end, patience=hurry) if end is End.HURRY else self._bot.end(end))
        self._look()
        return end

    async def _start(self, *, ended_by: End) -> Start:
        mode, cold = self._random.choice(self._habits.modes), self._random.random() < self._habits.cold
        at, calls = await self._watch.moment()
        self.starts.append(Start(at=at, calls=calls, ended_by=ended_by, mode=mode, cold=cold))
        await self._bot.start(mode, cold=cold)
        return self.starts[-1]

    async def _live(self, start: Start) -> None:
        dice, is_early = self._random.expovariate(1), self._random.random() < EARLY_SHARE
        if start.cold:
            await self._watch.hears_bot(patience=START_PATIENCE)
        elif is_early:
            dice *= EARLY_SECONDS / self._habits.life
        else:
            await self._watch.bot_receives(since=start.calls, patience=START_PATIENCE)
        await asyncio.sleep(dice * self._habits.life)
