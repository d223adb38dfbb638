"""Outages: people go through the life of a lead again and again, and each time the disk fails a little later."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random

from bot.logs import MaskingFormatter
from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.telegram import Telegram
from tests.clocks import ScaledClock
from tests.faults.at_rest import calls_at_rest
from tests.faults.disk.file_layer import witnessed
from tests.faults.disk.people import Desk, Visitor
from tests.faults.disk.recording import DATABASE
from tests.faults.disk.stage import SPEED, TEAM, bot_running, config_of
from tests.faults.disk.troubles import FailingDisk, Trouble
from tests.faults.evidence import Evidence, read_tables
from tests.faults.memory import memory_folder

SETTLES_SECONDS, QUIET_SECONDS = 0.25, 0.75  # five and fifteen of the bot's own
LASTING = (0.0, 3.0, 20.0)  # seconds of the bot; Telegram keeps taps for 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Which trouble, and when: after how many deeds it begins the first time, by how many later each further time.

    `most` is how often it begins at most; it ends as soon as the life of a lead is over before it begins.
    """

    seed: int
    trouble: Trouble
    first: int = 0
    stride: int = 1
    most: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it: how often the trouble began, how many deeds it refused, and all there is to be checked."""

    times: int
    refused: int
    evidence: Evidence


class Ordeal:
    """One bot that lives through a plan."""

    def __init__(self, plan: Plan, server: SandboxServer, sandbox: Sandbox, folder: Path) -> None:
        self.clock = ScaledClock(SPEED)
        self.disk = FailingDisk(self.clock.monotonic)
        self._plan = plan
        self._server = server
        self._sandbox = sandbox
        self._database = folder / DATABASE
        self._random = Random(f"{plan.seed} {plan.trouble.name} {plan.first}")
        self._visitors: list[Visitor] = []
        self._surprises: list[str] = []
        self._unrest: list[str] = []

    async def endure(self) -> Outcome:
        """Let the trouble begin at one moment of the life of a lead after another, and come to rest each time."""
        self._team = team = [await self._sandbox.person(name, language="en") for name in TEAM]
        config = config_of(self._server.url, self._server.token, self._database, [member.id for member in team])
        self._desk = Desk(team[1])
        with kept_log(self._server.token) as log:
            async with (
                Telegram(self._server.token, self._server.url, None) as telegram,
                bot_running(config, telegram, self.clock),
            ):
                for member in team:
                    await member.starts()
                await self._sandbox.quiet()
                refused = [count async for count in self._refusals()]
                self._unrest = await calls_at_rest(self._sandbox, settles=SETTLES_SECONDS, lasting=QUIET_SECONDS)
            return Outcome(times=len(refused), refused=sum(refused), evidence=await self._evidence(log))

    async def _refusals(self) -> AsyncIterator[int]:
        """Yield how many deeds were refused each time the trouble began; who is left waiting for good ends it."""
        plan = self._plan
        for number in range(plan.most):
            self.disk.order(plan.trouble, after=plan.first + number * plan.stride, lasting=self._random.choice(LASTING))
            try:
                await self._life_of_a_lead()
                self.disk.heal()
                await self._sandbox.quiet()
            except AssertionError as complaint:
                self.disk.heal()
                self._surprises.append(" ".join(str(complaint).split()))
                return
            if not self.disk.refused:
                return
            yield self.disk.refused

    async def _life_of_a_lead(self) -> None:
        visitor = await Visitor.arriving(self._sandbox, len(self._visitors))
        self._visitors.append(visitor)
        await visitor.starts()
        await visitor.asks()
        await visitor.introduces_herself()
        await self._desk.decides(visitor, len(self._visitors) - 1)

    async def _evidence(self, log: StringIO) -> Evidence:
        phones = [visitor.player.phone for visitor in self._visitors if visitor.player.phone]
        return Evidence(
            stories=[visitor.story for visitor in self._visitors],
            answers=self._desk.answers,
            team=frozenset(member.id for member in self._team),
            owners=frozenset({self._team[0].id}),
            updates=await self._sandbox.updates(),
            calls=await self._sandbox.calls(),
            tables=read_tables(self._database),
            poison={},
            starts=(),
            surprises=self._surprises,
            refused_for_pace=(await self._sandbox.state())["refused_for_pace"],
            log=log.getvalue(),
            secrets=[self._server.token, *phones],
            unrest=self._unrest,
        )


@contextmanager
def kept_log(secret: str) -> Iterator[StringIO]:
    """Keep what is logged, in the form in which the bot logs."""
    kept = StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(MaskingFormatter([secret]))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield kept
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


async def endure(plan: Plan, folder: Path) -> Outcome:
    """Live through a plan with the database in a folder; raises OutOfReach where SQLite cannot be reached."""
    async with sandbox_server(speed=SPEED) as server, Sandbox.connect(server.url) as sandbox:
        ordeal = Ordeal(plan, server, sandbox, folder)
        with witnessed(folder, ordeal.disk):
            return await ordeal.endure()


async def endure_everywhere(trouble: Trouble, seed: int, stride: int) -> AsyncIterator[Outcome]:
    """Let a trouble begin at every moment of the life of a lead, `stride` deeds apart; now and then with a new bot."""
    first = 0
    while True:
        plan = Plan(seed=seed, trouble=trouble, first=first, stride=stride)
        with memory_folder() as folder:
            outcome = await endure(plan, folder)
        yield outcome
        if outcome.times < plan.most:
            return
        first += plan.most * stride
