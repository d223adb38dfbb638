"""A run: one office from its opening to its rest, with whatever the seed brings upon it."""

import asyncio
import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import aiosqlite
from pytest import MonkeyPatch

from bot import timetable
from bot.config import Config
from bot.logs import QUIET
from bot.sandbox import deeds
from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import DEFAULT_TOKEN
from bot.sandbox.update_faults import EXTRA_UPDATES
from bot.sandbox.world import Chat, Person
from tests.faults.evidence import Evidence, read_tables, work_left
from tests.faults.simulation.guests import Guest
from tests.faults.simulation.machine import LogOfLives, Machine
from tests.faults.simulation.managers import Manager
from tests.faults.simulation.sqlite_in_loop import ConnectionInLoop
from tests.faults.simulation.strangers import Stranger
from tests.faults.simulation.telegram_at_hand import Network
from tests.faults.simulation.troubles import Havoc, Troubles
from tests.faults.simulation.virtual_time import BEGINNING, VirtualClock, VirtualLoop, VirtualScheduler
from tests.faults.simulation.watched_world import WatchedWorld

SECONDS = 90.0
LONGEST_REST = 4 * 3600.0
QUIET_SECONDS = 120.0
TEAM = ("Viktor", "Olga", "Pavel")
MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a run went: the evidence, what happened in figures, and a hash of all that could be seen from outside."""

    seed: int
    evidence: Evidence
    crashes: int
    stops: int
    faults: Counter[str]
    steps: int
    trace: str


def run(seed: int) -> Course:
    """Let one office live through what the seed brings; the same seed brings the same."""
    with TemporaryDirectory(prefix="leadhook-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        loop = VirtualLoop(Random(f"{seed} loop"))
        try:
            with no_threads(), logged() as log:
                return loop.run_until_complete(Office(seed, loop, Path(folder), log).live())
        finally:
            loop.close()


@contextmanager
def no_threads() -> Iterator[None]:
    """Let what would look at the clock of this machine, or work in a thread, do so in the loop."""
    with MonkeyPatch.context() as patch:
        patch.setattr(aiosqlite, "Connection", ConnectionInLoop)
        patch.setattr(timetable, "AsyncIOScheduler", VirtualScheduler)
        yield


@contextmanager
def logged() -> Iterator[LogOfLives]:
    """Keep what is logged meanwhile."""
    handler, root = LogOfLives(DEFAULT_TOKEN), logging.getLogger()
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    level = root.level
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


class Office:
    """A team, its guests, a few strangers, and the machine on which the bot runs."""

    def __init__(self, seed: int, loop: VirtualLoop, folder: Path, log: LogOfLives) -> None:
        self.seed = seed
        self._loop = loop
        self._log = log
        dice = self._dice("office")
        clock = VirtualClock(loop)
        time = SandboxClock(began=BEGINNING.timestamp(), stopwatch=loop.time)
        self._world = WatchedWorld(
            token=DEFAULT_TOKEN, username="leadhook_sandbox_bot", clock=time, strict_pace=True, seed=seed
        )
        self._team = [self._newcomer(name, number) for number, name in enumerate(TEAM)]
        guests = [self._newcomer("Guest", 10 + number) for number in range(dice.randint(2, 4))]
        strangers = [self._newcomer("Nobody", 30 + number) for number in range(dice.randint(0, 1))]
        self._group = self._found_group(strangers) if dice.random() < 0.5 else None
        self._guests = [Guest(self._world, who, n, self._dice(f"guest {n}")) for n, who in enumerate(guests)]
        self._managers = [
            Manager(self._world, who, n, self._dice(f"manager {n}"), self._group) for n, who in enumerate(self._team)
        ]
        self._strangers = [
            Stranger(self._world, who, self._dice(f"stranger {who.id}"), self._group) for who in strangers
        ]
        self._network = Network(loop, self._world)
        self._troubles = Troubles.by(self._dice("troubles"), seconds=SECONDS, began=time.now())
        self._havoc = Havoc(self._troubles, self._world, self._network, clock)
        self._machine = Machine(loop, _config(self._team, self._group), clock, self._network, folder)

    async def live(self) -> Course:
        """From the opening of the office until everything has come to rest."""
        async with asyncio.TaskGroup() as nursery:
            running = nursery.create_task(self._machine.keep_running(self._troubles.ends))
            await self._work()
            await self._come_to_rest()
            calls = self._world.calls_made
            await asyncio.sleep(QUIET_SECONDS)
            unrest = [call["method"] for call in self._world.calls if call["number"] > calls]
            await self._machine.turn_off()
            await running
            await self._network.close()
        return self._course([method for method in unrest if method != "getUpdates"])

    async def _work(self) -> None:
        """Until the troubles are over and all have said what they wanted to say."""
        done = asyncio.Event()
        async with asyncio.TaskGroup() as others:
            for manager in self._managers:
                others.create_task(manager.work(done))
            for stranger in self._strangers:
                others.create_task(stranger.try_everything(done))
            async with asyncio.TaskGroup() as guests:
                for number, guest in enumerate(self._guests):
                    guests.create_task(self._comes(number, guest))
                await self._havoc.wreak(self._group)
                self._havoc.cease()
                self._machine.spare()
            done.set()

    async def _comes(self, number: int, guest: Guest) -> None:
        await asyncio.sleep(self._dice(f"comes {number}").uniform(0, SECONDS / 2))
        await guest.play()

    async def _come_to_rest(self) -> None:
        """Wait until Telegram keeps nothing back and nothing waits to be done or sent."""
        deadline = self._loop.time() + LONGEST_REST
        while self._world.updates.unconfirmed or work_left(self._machine.life.database):
            if self._loop.time() > deadline:
                self._machine.surprises.append("It did not come to rest.")
                return
            await asyncio.sleep(5)

    def _course(self, unrest: list[str]) -> Course:
        lives = self._machine.lives
        tables = read_tables(self._machine.life.database)
        evidence = self._evidence(tables, unrest)
        return Course(
            seed=self.seed,
            evidence=evidence,
            crashes=sum(life.over for life in lives),
            stops=sum(life.end is not None and not life.over for life in lives),
            faults=Counter(call["fault"] for call in self._world.calls if "fault" in call)
            + Counter(record.fault for record in self._world.updates.records if record.fault),
            steps=self._loop.steps,
            trace=_hash_of(evidence, self._loop.steps),
        )

    def _evidence(self, tables: dict[str, list[dict[str, object]]], unrest: list[str]) -> Evidence:
        people = self._world.people.values()
        return Evidence(
            stories=[guest.story for guest in self._guests],
            answers=[answer for manager in self._managers for answer in manager.answers],
            team=frozenset(member.id for member in self._team),
            updates=[record.as_json() for record in self._world.updates.records],
            calls=list(self._world.calls),
            tables=tables,
            poison=self._havoc.poison | self._extra_updates(),
            starts=self._machine.starts,
            surprises=self._machine.surprises,
            refused_for_pace=self._world.pace.refused,
            log="\n".join(self._log.lines),
            clock_was_set=self._troubles.clock_is_set,
            clock_went_back=self._troubles.clock_goes_back,
            unrest=unrest,
            secrets=[self._world.token, *(person.phone for person in people if person.phone)],
        )

    def _extra_updates(self) -> dict[int, str]:
        """The updates that the sandbox put in by itself because a fault wanted it."""
        names = {"riddle": "a kind from the future", "message": "a message without a chat"}
        extra = [*EXTRA_UPDATES.values()]
        return {
            record.update_id: names[next(iter(set(record.update) - {"update_id"}))]
            for record in self._world.updates.records
            if any(record.update == {"update_id": record.update_id} | update for update in extra)
        }

    def _newcomer(self, name: str, number: int) -> Person:
        person = Person(id=5_000_000_000 + number, first_name=name, phone=f"7912{number:07}", language_code="en")
        return self._world.add_person(person)

    def _found_group(self, strangers: list[Person]) -> Chat:
        return deeds.found_group(self._world, "Team", [*self._team, *strangers], -4_000_000)

    def _dice(self, what_for: str) -> Random:
        return Random(f"{self.seed} {what_for}")


def _hash_of(evidence: Evidence, steps: int) -> str:
    seen = json.dumps([evidence.calls, evidence.updates, evidence.tables, steps], default=str)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def _config(team: list[Person], group: Chat | None) -> Config:
    owner, *managers = [person.id for person in team]
    return Config.model_validate({
        "telegram": {"token": DEFAULT_TOKEN},
        "team": {
            "owners": [owner],
            "managers": managers,
            "chat_id": group.id if group else None,
            "hours": ["mon-sun 00:00-24:00"],
            "language": "en",
        },
        "intake": {"topics": ("Prices", "Delivery")},
        "consent": {"operator": "Romashka", "link": "https://example.com/privacy"},
    })  # fmt: skip
