"""A run: one office from its opening to its rest, with whatever the seed brings upon it."""

import asyncio
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from random import Random

from tests.faults.evidence import Evidence, fallen_due
from tests.faults.mode import Mode
from tests.faults.simulation.guests import Guest
from tests.faults.simulation.machine import Fate
from tests.faults.simulation.managers import Manager
from tests.faults.simulation.passersby import Author, Hidden, Masked, Passerby
from tests.faults.simulation.stage import Known, Stage, played
from tests.faults.simulation.strangers import Stranger
from tests.faults.simulation.troubles import Havoc, Troubles

OVERTIME_SECONDS = 20.0  # for which the team goes on once nothing goes wrong any more
SETTLES_SECONDS = 15.0  # as long as an answer to a tap may be under way
QUIET_SECONDS = 120.0
LULLS = (timedelta(), timedelta(), timedelta(hours=8), timedelta(days=4))
AFTER_LULL_SECONDS = 180.0  # in which the bot finds what is due
HABITS = ((Mode.POLLING,), (Mode.WEBHOOK,), tuple(Mode), tuple(Mode))


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a run went: the evidence, what struck, and a hash of all that could be seen from outside.

    `modes` tells how the bot received updates, life by life, `ends` how it was ended, each time, and `update_faults`
    what was done to an update, each time. `commits_refused`: how often the disk was too full for one.
    """

    seed: int
    evidence: Evidence
    modes: Sequence[Mode]
    ends: Sequence[Fate]
    update_faults: Sequence[str]
    commits_refused: int
    steps: int
    trace: str


def run(seed: int) -> Course:
    """Let one office live through what the seed brings; the same seed brings the same."""
    return played(lambda stage: Office(seed, stage).live(), seed=seed, dice=Random(f"{seed} loop"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many come to an office, and for how many seconds things may go wrong there.

    `known`: whose contact the directory holds already. `imports`: whether somebody brings in a file of clients, too,
    and `tidies`: whether the owner merges cards. `lull`: for how long nobody does anything in the end.
    `asks_strangers`: whether all but the first who come from nowhere are asked to show that they are human. `square`:
    whether the company has a channel, below whose posts people talk.
    """

    guests: int
    managers: int
    strangers: int
    group: bool
    seconds: float
    known: Known | None
    lull: timedelta
    asks_strangers: bool
    imports: bool
    tidies: bool
    square: bool

    @classmethod
    def by(cls, dice: Random) -> "Size":
        """Draw one: mostly small, where the same can happen for a fraction of the cost."""
        size = cls(
            guests=dice.choice((1, 1, 1, 2, 2, 3, 4)),
            managers=dice.choice((1, 2, 2, 3)),
            strangers=dice.choice((0, 0, 1)),
            group=dice.random() < 0.5,
            seconds=dice.choice((45.0, 60.0, 90.0)),
            known=dice.choice((None, None, *Known)),
            lull=dice.choice(LULLS),
            asks_strangers=dice.random() < 0.3,
            imports=dice.random() < 0.4,
            tidies=dice.random() < 0.4,
            square=dice.random() < 0.5,
        )
        return replace(size, known=Known.CLIENT) if size.tidies else size


class Office:
    """A team at work, its guests, perhaps a stranger, and the troubles that come upon them."""

    def __init__(self, seed: int, stage: Stage) -> None:
        self._seed = seed
        self._stage = stage
        self._world = stage.world
        self._size = Size.by(self._dice("size"))
        stage.asks_strangers = self._size.asks_strangers
        stage.invite(guests=self._size.guests, strangers=self._size.strangers)
        if self._size.group:
            stage.found_group()
        self._opened_at = self._world.clock.now()
        self._troubles = Troubles.by(self._dice("troubles"), seconds=self._size.seconds, began=self._opened_at)
        self._guests = [Guest(self._world, who, n, self._dice(f"guest {n}")) for n, who in enumerate(stage.guests)]
        at_work = stage.team[: self._size.managers]
        self._managers = [
            Manager(self._world, at_work, n, self._dice(f"manager {n}"), stage.group) for n in range(len(at_work))
        ]
        self._managers[0].tidies = self._size.tidies
        self._strangers = [
            Stranger(self._world, who, self._dice(f"stranger {who.id}"), stage.group) for who in stage.strangers
        ]
        if self._size.square:
            stage.found_square()
        self._passersby = [*self._who_passes_by()]
        self._havoc = Havoc(self._troubles, stage)
        self._machine = stage.machine()

    def _who_passes_by(self) -> Iterator[Passerby]:
        if (square := self._stage.square) is None:
            return
        known, masked = square.passersby
        for number, (kind, person) in enumerate(((Passerby, known), (Masked, masked), (Hidden, square.hidden))):
            yield kind(self._world, square, person, number, self._dice(f"passer-by {number}"))

    async def live(self) -> Course:
        """From the opening of the office until everything has come to rest."""
        if self._size.known is not None:
            await self._stage.know(self._size.known, self._machine, self._dice("directory"))
        async with asyncio.TaskGroup() as nursery:
            nursery.create_task(self._machine.keep_running(self._troubles.ends, self._modes()))
            await self._work()
            await self._stage.comes_to_rest(self._machine)
            await self._pass(self._size.lull)
            unrest = await self._unrest()
            await self._machine.turn_off()
        return self._course(unrest)

    def _modes(self) -> Iterator[Mode]:
        """In which mode the bot is started, each time: where there is a habit of changing it, by the dice."""
        dice = self._dice("modes")
        habit = dice.choice(HABITS)
        return (dice.choice(habit) for _ in count())

    async def _work(self) -> None:
        """Until the troubles are over and all have said what they wanted to say."""
        done = asyncio.Event()
        async with asyncio.TaskGroup() as people:
            for manager in self._managers:
                people.create_task(manager.work(done))
            for stranger in self._strangers:
                people.create_task(stranger.try_everything(done))
            for passerby in self._passersby:
                people.create_task(passerby.goes_by(done))
            if self._stage.square is not None:
                people.create_task(Author(self._world, self._stage.square, self._dice("author")).writes(done))
            for number, guest in enumerate(self._guests):
                people.create_task(self._comes(number, guest))
            if self._size.imports:
                people.create_task(self._stage.importing(self._machine, self._dice("import")).work(done))
            await self._havoc.wreak()
            self._havoc.cease()
            self._machine.spare()
            await asyncio.sleep(OVERTIME_SECONDS)
            done.set()

    async def _pass(self, lull: timedelta) -> None:
        """Let nothing happen but what is due by then: what was put off comes back, and leases end."""
        if lull:
            self._stage.clock.set_by(lull)
            await asyncio.sleep(AFTER_LULL_SECONDS)
            await self._stage.comes_to_rest(self._machine)

    async def _comes(self, number: int, guest: Guest) -> None:
        await asyncio.sleep(self._dice(f"comes {number}").uniform(0, self._size.seconds / 2))
        await guest.play()

    async def _unrest(self) -> list[str]:
        """What the bot still calls for a while after everything has come to rest, in which nothing falls due."""
        while True:
            await asyncio.sleep(SETTLES_SECONDS)
            before, due = self._world.calls_made, fallen_due(self._machine.life.database)
            await asyncio.sleep(QUIET_SECONDS)
            if fallen_due(self._machine.life.database) == due:
                return [call["method"] for call in self._world.calls if call["number"] > before]

    def _course(self, unrest: list[str]) -> Course:
        without_room = self._troubles.without_room
        evidence = self._stage.evidence(
            self._machine,
            stories=[guest.story for guest in self._guests],
            answers=[answer for manager in self._managers for answer in manager.answers],
            appearances=[passerby.appearance for passerby in self._passersby],
            poison=self._havoc.poison,
            clock_was_set=self._troubles.clock_is_set,
            clock_went_back=self._troubles.clock_goes_back,
            unrest=unrest,
            ended_at=self._stage.clock.now().timestamp(),
            without_room=[(self._opened_at + begins, self._opened_at + ends) for begins, ends in without_room],
        )
        return Course(
            seed=self._seed,
            evidence=evidence,
            modes=self._machine.modes,
            ends=self._machine.ends,
            update_faults=[fault.kind for fault in self._world.updates.faults for _ in range(fault.hits)],
            commits_refused=self._stage.disk.refused,
            steps=self._stage.loop.steps,
            trace=_hash_of(evidence, self._stage.loop.steps),
        )

    def _dice(self, what_for: str) -> Random:
        return Random(f"{self._seed} {what_for}")


def _hash_of(evidence: Evidence, steps: int) -> str:
    seen = json.dumps([evidence.calls, evidence.posts, evidence.updates, evidence.tables, steps], default=str)
    return hashlib.sha256(seen.encode()).hexdigest()[:16]
