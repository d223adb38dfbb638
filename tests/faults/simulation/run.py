"""A run: one office from its opening to its rest, with whatever the seed brings upon it."""

import asyncio
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from random import Random

from tests.faults.evidence import Evidence
from tests.faults.simulation.guests import Guest
from tests.faults.simulation.managers import Manager
from tests.faults.simulation.stage import Stage, played
from tests.faults.simulation.strangers import Stranger
from tests.faults.simulation.troubles import Havoc, Troubles

SECONDS = 90.0
SETTLES_SECONDS = 15.0  # as long as an answer to a tap may be under way
QUIET_SECONDS = 120.0


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
    return played(lambda stage: Office(seed, stage).live(), seed=seed, dice=Random(f"{seed} loop"))


class Office:
    """A team at work, its guests, perhaps a stranger, and the troubles that come upon them."""

    def __init__(self, seed: int, stage: Stage) -> None:
        self._seed = seed
        self._stage = stage
        self._world = stage.world
        dice = self._dice("office")
        stage.invite(guests=dice.randint(2, 4), strangers=dice.randint(0, 1))
        if dice.random() < 0.5:
            stage.found_group()
        self._guests = [Guest(self._world, who, n, self._dice(f"guest {n}")) for n, who in enumerate(stage.guests)]
        self._managers = [
            Manager(self._world, who, n, self._dice(f"manager {n}"), stage.group) for n, who in enumerate(stage.team)
        ]
        self._strangers = [
            Stranger(self._world, who, self._dice(f"stranger {who.id}"), stage.group) for who in stage.strangers
        ]
        self._troubles = Troubles.by(self._dice("troubles"), seconds=SECONDS, began=self._world.clock.now())
        self._havoc = Havoc(self._troubles, stage)
        self._machine = stage.machine()

    async def live(self) -> Course:
        """From the opening of the office until everything has come to rest."""
        async with asyncio.TaskGroup() as nursery:
            nursery.create_task(self._machine.keep_running(self._troubles.ends))
            await self._work()
            await self._stage.comes_to_rest(self._machine, clock_behind=self._troubles.clock_goes_back_by)
            unrest = await self._unrest()
            await self._machine.turn_off()
        return self._course(unrest)

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
                await self._havoc.wreak()
                self._havoc.cease()
                self._machine.spare()
            done.set()

    async def _comes(self, number: int, guest: Guest) -> None:
        await asyncio.sleep(self._dice(f"comes {number}").uniform(0, SECONDS / 2))
        await guest.play()

    async def _unrest(self) -> list[str]:
        """What the bot still calls for a while after everything has come to rest, but to ask for updates."""
        await asyncio.sleep(SETTLES_SECONDS)
        before = self._world.calls_made
        await asyncio.sleep(QUIET_SECONDS)
        later = (call["method"] for call in self._world.calls if call["number"] > before)
        return [method for method in later if method != "getUpdates"]

    def _course(self, unrest: list[str]) -> Course:
        evidence = self._stage.evidence(
            self._machine,
            stories=[guest.story for guest in self._guests],
            answers=[answer for manager in self._managers for answer in manager.answers],
            poison=self._havoc.poison,
            clock_was_set=self._troubles.clock_is_set,
            clock_went_back=self._troubles.clock_goes_back_by > 0,
            unrest=unrest,
        )
        struck = (call["fault"] for call in evidence.calls if "fault" in call)
        return Course(
            seed=self._seed,
            evidence=evidence,
            crashes=self._machine.crashes,
            stops=self._machine.stops,
            faults=Counter([*struck, *(update["fault"] for update in evidence.updates if update["fault"])]),
            steps=self._stage.loop.steps,
            trace=_hash_of(evidence, self._stage.loop.steps),
        )

    def _dice(self, what_for: str) -> Random:
        return Random(f"{self._seed} {what_for}")


def _hash_of(evidence: Evidence, steps: int) -> str:
    seen = json.dumps([evidence.calls, evidence.updates, evidence.tables, steps], default=str)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
