"""The ordeal: people talk with the bot through a pretend Telegram while its process is ended again and again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGTERM, Signals

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from tests.faults import poison
from tests.faults.evidence import Evidence, Story, leads_nobody_took, read_tables, work_left
from tests.faults.kills.answering import Answering
from tests.faults.kills.asking import Asking
from tests.faults.kills.bot_process import BotProcess
from tests.faults.kills.watching import Watch

AT_ONCE = 60
LONGEST_AFTERMATH = 900.0
MANAGERS = ("Viktor", "Olga", "Pavel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is to be endured. In seconds: the average `pause` between two ends of the process, the `span` in which
    people arrive, the `overtime` for which managers stay to take what nobody has taken.
    """

    seed: int
    conversations: int
    kills: int
    signs: tuple[Signals, ...]
    pause: float
    span: float
    overtime: float


class Ordeal:
    """One run; everything people decide follows from the seed, only the timing is real."""

    def __init__(self, plan: Plan, server: SandboxServer, sandbox: Sandbox, folder: Path) -> None:
        self.bot = BotProcess(folder)
        self.poison: dict[int, str] = {}
        self.starts: list[float] = []
        self._plan = plan
        self._server = server
        self._sandbox = sandbox
        self._watch = Watch(sandbox)
        self._seats = asyncio.Semaphore(AT_ONCE)

    async def endure(self) -> Evidence:
        """Live through the plan, come to rest, and hand over the evidence."""
        team = [await self._sandbox.person(name, language="en") for name in MANAGERS]
        people = [await self._newcomer(number) for number in range(self._plan.conversations)]
        self.bot.configure(self._server, team)
        async with self._watching(), self._bot_running():
            for member in team:
                await member.starts()
            asking = [Asking(who, n, self._random(f"asks {n}"), self._watch) for n, who in enumerate(people)]
            answering = [Answering(who, n, self._random(f"answers {n}"), self._watch) for n, who in enumerate(team)]
            await self._everything_happens(asking, answering)
            await self._comes_to_rest()
        return await self._evidence(team, people, [who.story for who in asking], answering)

    async def _everything_happens(self, asking: list[Asking], answering: list[Answering]) -> None:
        done = asyncio.Event()
        async with asyncio.TaskGroup() as managers:
            for manager in answering:
                managers.create_task(manager.work(done))
            async with asyncio.TaskGroup() as others:
                others.create_task(self._kill_again_and_again())
                others.create_task(self._poison())
                for number, prospect in enumerate(asking):
                    others.create_task(self._converse(number, prospect))
            await self._every_lead_is_taken()
            done.set()

    async def _converse(self, number: int, prospect: Asking) -> Story:
        await asyncio.sleep(self._random(f"arrives {number}").uniform(0, self._plan.span))
        async with self._seats:
            return await prospect.play()

    async def _kill_again_and_again(self) -> None:
        random = self._random("kills")
        for _ in range(self._plan.kills):
            await asyncio.sleep(random.uniform(0.2, 2 * self._plan.pause))
            await self.bot.end(random.choice(self._plan.signs))
            self.starts.append(await self._now())
            await self.bot.start()

    async def _poison(self) -> None:
        random = self._random("poison")
        for name, update in poison.ALL.items():
            await asyncio.sleep(random.uniform(0, self._plan.span / len(poison.ALL)))
            self.poison[await self._sandbox.inject(update)] = name

    async def _every_lead_is_taken(self) -> None:
        """Give managers time to get to every lead."""
        deadline = await self._now() + self._plan.overtime
        while leads_nobody_took(self.bot.database) and await self._now() < deadline:  # noqa: ASYNC110 - no bell rings
            await asyncio.sleep(0.5)

    async def _comes_to_rest(self) -> None:
        """Wait until Telegram keeps nothing back and nothing waits to be done or sent."""
        async with asyncio.timeout(LONGEST_AFTERMATH):
            while not await self._rests():  # noqa: ASYNC110 - another process rings no bell
                await asyncio.sleep(0.5)

    async def _rests(self) -> bool:
        state = await self._sandbox.state()
        return not state["unconfirmed_updates"] and not work_left(self.bot.database)

    async def _evidence(
        self, team: list[Player], people: list[Player], stories: list[Story], answering: list[Answering]
    ) -> Evidence:
        phones = [person.phone for person in people if person.phone]
        return Evidence(
            stories=stories,
            answers=[answer for manager in answering for answer in manager.answers],
            team=frozenset(member.id for member in team),
            updates=await self._sandbox.updates(),
            calls=await self._sandbox.calls(),
            tables=read_tables(self.bot.database),
            poison=self.poison,
            starts=self.starts,
            surprises=self.bot.surprises,
            refused_for_pace=(await self._sandbox.state())["refused_for_pace"],
            log=self.bot.log.read_text(encoding="utf-8"),
            secrets=[self._server.token, *phones],
        )

    async def _newcomer(self, number: int) -> Player:
        return await self._sandbox.person("Guest", last_name=f"No{number}", phone=f"7912{number:07}", language="en")

    async def _now(self) -> float:
        return float((await self._sandbox.state())["now"])

    def _random(self, what_for: str) -> Random:
        return Random(f"{self._plan.seed} {what_for}")

    @asynccontextmanager
    async def _watching(self) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as nursery:
            watching = [nursery.create_task(self._watch.run()), nursery.create_task(self._watch_over_bot())]
            try:
                yield
            finally:
                for task in watching:
                    task.cancel()

    async def _watch_over_bot(self) -> None:
        """Raise BotDied as soon as the bot ends by itself: nobody needs to wait for it then."""
        while True:
            await asyncio.sleep(1)
            self.bot.check_lives()

    @asynccontextmanager
    async def _bot_running(self) -> AsyncIterator[None]:
        await self.bot.start()
        try:
            yield
        finally:
            await self.bot.end(SIGTERM)


async def endure(plan: Plan, folder: Path) -> Evidence:
    """Run a plan with its files in a folder."""
    async with sandbox_server(seed=plan.seed) as server, Sandbox.connect(server.url) as sandbox:
        return await Ordeal(plan, server, sandbox, folder).endure()
