"""The ordeal: people talk with the bot through a pretend Telegram while its process is ended again and again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from tests.faults import poison
from tests.faults.at_rest import calls_at_rest
from tests.faults.evidence import Evidence, erasures_left, leads_nobody_took, read_tables, work_left
from tests.faults.kills import misfortune
from tests.faults.kills.answering import Answering
from tests.faults.kills.asking import Asking
from tests.faults.kills.bot_process import BotProcess, End
from tests.faults.kills.ending import Ending, Habits, Start
from tests.faults.kills.halves import erased_by_halves
from tests.faults.kills.passing import Passerby, Square, open_square
from tests.faults.kills.watching import Watch

AT_ONCE = 60
LONGEST_AFTERMATH = 900.0
SETTLES_SECONDS = 2.0  # as long as an answer to a tap, or a question whether Telegram is there, may be under way
QUIET_SECONDS = 4.0
TELLING_SECONDS = 30.0
FORGETS = 0.4  # of people, where some do
MANAGERS = ("Viktor", "Olga", "Pavel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is to be endured.

    In seconds: the `span` in which people arrive, the `overtime` for which managers stay to take what nobody has
    taken, and, where calls are to fail too, the `peace` between such events on average. `in_group`: the cards stand in
    a group, else everybody of the team has them in private. `erasing`: some people have everything erased.
    """

    seed: int
    conversations: int
    kills: int
    habits: Habits
    span: float
    overtime: float
    peace: float | None = None
    in_group: bool = False
    erasing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Endured:
    """What an ordeal left behind, and the starts that followed the ends of the process."""

    evidence: Evidence
    starts: Sequence[Start]


class Ordeal:
    """One run; everything people decide follows from the seed, only the timing is real."""

    def __init__(self, plan: Plan, server: SandboxServer, sandbox: Sandbox, folder: Path) -> None:
        self.bot = BotProcess(folder)
        self.poison: dict[int, str] = {}
        self._talked = 0
        self._plan = plan
        self._server = server
        self._sandbox = sandbox
        self._watch = Watch(sandbox)
        self.ending = Ending(self.bot, plan.habits, self._random("ends"), self._watch, self._look_for_halves)
        self._asking: list[Asking] = []
        self._passersby: list[Passerby] = []
        self._halves: list[str] = []
        self._seats = asyncio.Semaphore(AT_ONCE)

    @property
    def progress(self) -> str:
        """How far it is, in words."""
        ended, talked = len(self.ending.starts), self._talked
        return f"{ended} of {self._plan.kills} ends, {talked} of {self._plan.conversations} conversations"

    async def endure(self) -> Evidence:
        """Live through the plan, come to rest, and hand over the evidence."""
        team = [await self._sandbox.person(name, language="en") for name in MANAGERS]
        people = [await self._newcomer(number) for number in range(self._plan.conversations)]
        group = await self._sandbox.group("Team", members=team) if self._plan.in_group else None
        self.bot.configure(self._server, team, group)
        async with self._watching(), self._bot_running():
            for member in team:
                await member.starts()
            square = await open_square(self._sandbox, self._watch, team[0])
            self._passersby = [
                Passerby(square, n, self._random(f"passes {n}"), self._watch) for n in range(len(square.people))
            ]
            self._asking = [self._prospect(number, who) for number, who in enumerate(people)]
            answering = [
                Answering(who, n, self._random(f"answers {n}"), self._watch, group) for n, who in enumerate(team)
            ]
            await self._everything_happens(answering)
            await self._comes_to_rest()
            unrest = await calls_at_rest(self._sandbox, settles=SETTLES_SECONDS, lasting=QUIET_SECONDS)
        return await self._evidence(team, group, people, square, answering, unrest)

    async def _everything_happens(self, answering: list[Answering]) -> None:
        done, passed = asyncio.Event(), asyncio.Event()
        async with asyncio.TaskGroup() as managers:
            for manager in answering:
                managers.create_task(manager.work(done))
            for passerby in self._passersby:
                managers.create_task(passerby.goes_by(passed))
            async with asyncio.TaskGroup() as others:
                others.create_task(self._end_again_and_again())
                others.create_task(self._poison())
                for number, prospect in enumerate(self._asking):
                    others.create_task(self._converse(number, prospect))
            passed.set()
            await self._every_lead_is_taken()
            done.set()

    async def _converse(self, number: int, prospect: Asking) -> None:
        await asyncio.sleep(self._random(f"arrives {number}").uniform(0, self._plan.span))
        async with self._seats:
            await prospect.play()
        self._talked += 1

    async def _end_again_and_again(self) -> None:
        async with self._misfortune():
            await self.ending.end_again_and_again(self._plan.kills)

    @asynccontextmanager
    async def _misfortune(self) -> AsyncIterator[None]:
        """Let calls fail too meanwhile, where the plan says so."""
        if self._plan.peace is None:
            yield
            return
        async with asyncio.TaskGroup() as nursery:
            random = self._random("misfortune")
            striking = nursery.create_task(misfortune.strike(self._sandbox, random, self._plan.peace))
            yield
            striking.cancel()
        await self._sandbox.lift_faults()

    async def _poison(self) -> None:
        random = self._random("poison")
        for name, update in poison.ALL.items():
            await asyncio.sleep(random.uniform(0, self._plan.span / len(poison.ALL)))
            self.poison[await self._sandbox.inject(update)] = name

    async def _every_lead_is_taken(self) -> None:
        """Give managers time to get to every lead."""
        deadline = await self._watch.now() + self._plan.overtime
        while leads_nobody_took(self.bot.database) and await self._watch.now() < deadline:  # noqa: ASYNC110 - no bell rings
            await asyncio.sleep(0.5)

    async def _comes_to_rest(self) -> None:
        """Wait until Telegram keeps nothing back and nothing waits to be done or sent."""
        async with asyncio.timeout(LONGEST_AFTERMATH):
            while not await self._rests():  # noqa: ASYNC110 - another process rings no bell
                await asyncio.sleep(0.5)

    async def _rests(self) -> bool:
        state = await self._sandbox.state()
        left = work_left(self.bot.database) + erasures_left(self.bot.database)
        return not state["unconfirmed_updates"] and not left

    async def _evidence(
        self,
        team: list[Player],
        group: Group | None,
        people: list[Player],
        square: Square,
        answering: list[Answering],
        unrest: list[str],
    ) -> Evidence:
        phones = [person.phone for person in people if person.phone]
        return Evidence(
            stories=[who.story for who in self._asking],
            answers=[answer for manager in answering for answer in manager.answers],
            team=frozenset(member.id for member in team),
            owners=frozenset({team[0].id}),
            group=group.id if group else None,
            updates=await self._sandbox.updates(),
            calls=await self._sandbox.calls(),
            tables=read_tables(self.bot.database),
            poison=self.poison,
            starts=[start.at for start in self.ending.starts],
            posts=(await self._sandbox.webhook())["posts"],
            surprises=[*self.bot.surprises, *self._halves],
            refused_for_pace=(await self._sandbox.state())["refused_for_pace"],
            log=self.bot.log.read_text(encoding="utf-8"),
            secrets=[self._server.token, *phones],
            unrest=unrest,
            appearances=[passerby.appearance for passerby in self._passersby],
            public=square.ids,
            stored=b"".join(file.read_bytes() for file in sorted(self.bot.database.parent.glob("leadhook.db*"))),
        )

    def _prospect(self, number: int, player: Player) -> Asking:
        forgets = self._plan.erasing and self._random(f"forgets {number}").random() < FORGETS
        return Asking(player, number, self._random(f"asks {number}"), self._watch, forgets=forgets)

    def _look_for_halves(self) -> None:
        """See what an end left of those who were just having everything erased."""
        if any(who.story.erased for who in self._asking):
            self._halves += erased_by_halves(self.bot.database, [who.story for who in self._asking])

    async def _newcomer(self, number: int) -> Player:
        return await self._sandbox.person("Guest", last_name=f"No{number}", phone=f"7912{number:07}", language="en")

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
        await self.ending.first_start()
        try:
            yield
        finally:
            await self.bot.end(End.TERM)


async def endure(plan: Plan, folder: Path, *, tell: Callable[[str], None] = lambda line: None) -> Endured:
    """Run a plan with its files in a folder; `tell` hears now and then how far it is."""
    async with sandbox_server(seed=plan.seed) as server, Sandbox.connect(server.url) as sandbox:
        ordeal = Ordeal(plan, server, sandbox, folder)
        async with asyncio.TaskGroup() as nursery:
            telling = nursery.create_task(_tell_again_and_again(ordeal, tell))
            evidence = await ordeal.endure()
            telling.cancel()
    return Endured(evidence=evidence, starts=ordeal.ending.starts)


async def _tell_again_and_again(ordeal: Ordeal, tell: Callable[[str], None]) -> None:
    while True:
        await asyncio.sleep(TELLING_SECONDS)
        tell(ordeal.progress)
