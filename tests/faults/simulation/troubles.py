"""Troubles: what goes wrong between the bot and Telegram, with the clock and with the bot itself, by the dice."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from bot.sandbox import deeds, membership
from bot.sandbox.faults import KINDS, methods_befallen_by
from bot.sandbox.update_faults import STEPS, UPDATE_KINDS, UpdateFault
from bot.sandbox.world import Chat, Fault
from tests.faults import poison
from tests.faults.simulation.defects import FATAL
from tests.faults.simulation.machine import End, Fate
from tests.faults.simulation.stage import Stage

# What the bot calls, so that each is struck now and then, however seldom it is called; `*` strikes what comes next.
METHODS = (
    "*", "*", "*", "answerCallbackQuery", "answerInlineQuery", "copyMessage", "deleteMessage", "deleteWebhook",
    "editMessageReplyMarkup", "editMessageText", "getMe", "getUpdates", "getWebhookInfo", "sendMessage",
    "setMyCommands", "setWebhook",
)  # fmt: skip
CLOSES = ("401", "403", "403_absent", "403_gone", "chat_not_found")  # after one of them little is left to go wrong
LONGEST_CLOCK_JUMP = 3 * 3600
BUSY_STEPS = 28  # a second in which something happens takes about so many


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubles:
    """All that will go wrong in a run, for `seconds` from its beginning."""

    seconds: float
    calls: tuple[Fault, ...]
    updates: tuple[UpdateFault, ...]
    ends: tuple[End, ...]
    outages: tuple[tuple[float, float], ...]
    full_disks: tuple[tuple[float, float], ...]
    clock_jumps: tuple[tuple[float, float], ...]
    group_moves_at: float | None
    poison: tuple[tuple[float, str], ...]
    defects: float
    fatal: tuple[float, ...]

    @classmethod
    def by(cls, dice: Random, *, seconds: float, began: float) -> "Troubles":
        """Draw the troubles of one run; faults are ordered in the sandbox's seconds, which began at `began`."""
        return cls(
            seconds=seconds,
            calls=tuple(_call_fault(dice, began, seconds) for _ in range(dice.choice((0, 1, 2, 4, 7)))),
            updates=tuple(_update_fault(dice, began, seconds) for _ in range(dice.choice((0, 1, 2, 3)))),
            ends=tuple(_end(dice, seconds) for _ in range(dice.choice((0, 1, 1, 2, 3)))),
            outages=tuple(_outage(dice, seconds) for _ in range(dice.choice((0, 0, 1)))),
            clock_jumps=tuple(_clock_jump(dice, seconds) for _ in range(dice.choice((0, 0, 1, 2)))),
            group_moves_at=dice.uniform(0, seconds) if dice.random() < 0.15 else None,
            poison=tuple((dice.uniform(0, seconds), dice.choice([*poison.ALL])) for _ in range(dice.choice((0, 0, 1)))),
            defects=dice.choice((0.0, 0.0, 0.02, 0.1)),
            fatal=tuple(dice.uniform(seconds / 3, seconds) for _ in range(dice.choice((0, 0, 1)))),
            full_disks=tuple(_outage(dice, seconds) for _ in range(dice.choice((0, 0, 0, 1)))),
        )

    @property
    def without_room(self) -> list[tuple[float, float]]:
        """From when until when the disk is full: at most until the troubles are over."""
        return [(begins, min(ends, self.seconds)) for begins, ends in self.full_disks]

    @property
    def clock_is_set(self) -> bool:
        """Whether moments that are stored may be wrong."""
        return bool(self.clock_jumps)

    @property
    def clock_goes_back(self) -> bool:
        """Whether moments that are stored may be out of order."""
        return any(by < 0 for _, by in self.clock_jumps)


def _call_fault(dice: Random, began: float, seconds: float) -> Fault:
    kind = dice.choice(sorted(KINDS))
    befallen = methods_befallen_by(kind)
    method = dice.choice([method for method in METHODS if method == "*" or method.lower() in befallen])
    fault = Fault(method=method, kind=kind, retry_after=dice.randint(1, 20), seed=dice.randrange(2**32))
    fault.times = dice.choice((1, 1, 2, 5)) if kind not in CLOSES else 1
    fault.probability = dice.choice((1.0, 0.5, 0.2))
    fault.since = began + dice.uniform(0, seconds)
    return fault


def _update_fault(dice: Random, began: float, seconds: float) -> UpdateFault:
    kind = dice.choice(sorted(UPDATE_KINDS))
    fault = UpdateFault(kind=kind, seed=dice.randrange(2**32))
    fault.by = dice.choice((None, None, -5, -1_000_000)) if kind in STEPS else None
    fault.times = dice.choice((1, 3, 10))
    fault.probability = dice.choice((1.0, 0.5, 0.2))
    fault.since = began + dice.uniform(0, seconds)
    return fault


def _end(dice: Random, seconds: float) -> End:
    """Early in a life, where it starts, as well as late, where people have had time."""
    step = dice.randint(1, dice.choice((60, 300, round(BUSY_STEPS * seconds))))
    fate = dice.choices([*Fate], (2, 2, 1))[0]
    return End(step=step, fate=fate, pause=dice.uniform(1, 10))


def _outage(dice: Random, seconds: float) -> tuple[float, float]:
    begins = dice.uniform(0, seconds)
    return begins, begins + dice.uniform(1, 40)


def _clock_jump(dice: Random, seconds: float) -> tuple[float, float]:
    """When, and by how many seconds: a correction, an hour of summer time, or a wrong battery."""
    by = dice.choice((dice.uniform(-5, 5), 3600.0, -3600.0, dice.uniform(-1, 1) * LONGEST_CLOCK_JUMP))
    return dice.uniform(0, seconds), by


class Havoc:
    """Lets the troubles happen that nobody else brings about. `poison`: the ids of poisoned updates."""

    def __init__(self, troubles: Troubles, stage: Stage) -> None:
        self.poison: dict[int, str] = {}
        self._troubles = troubles
        self._stage = stage
        self._world = stage.world
        self._world.faults.extend(troubles.calls)
        self._world.updates.faults.extend(troubles.updates)
        stage.defects.share = troubles.defects

    async def wreak(self) -> None:
        """Let everything happen at its time."""
        troubles = self._troubles
        async with asyncio.TaskGroup() as nursery:
            for begins, ends in troubles.outages:
                nursery.create_task(self._cut_off(begins, ends))
            for begins, ends in troubles.without_room:
                nursery.create_task(self._fill_disk(begins, ends))
            for at, by in troubles.clock_jumps:
                nursery.create_task(self._set_clock(at, by))
            for at, name in troubles.poison:
                nursery.create_task(self._poison(at, name))
            for at in troubles.fatal:
                nursery.create_task(self._send_fatal_message(at))
            if self._stage.group is not None and troubles.group_moves_at is not None:
                nursery.create_task(self._move(self._stage.group, troubles.group_moves_at))
            nursery.create_task(asyncio.sleep(troubles.seconds))

    def cease(self) -> None:
        """From now on nothing goes wrong."""
        for fault in (*self._world.faults, *self._world.updates.faults):
            fault.lift(self._world.clock.now())
        self._stage.defects.share = 0
        self._stage.disk.is_full = False

    async def _cut_off(self, begins: float, ends: float) -> None:
        await asyncio.sleep(begins)
        network = self._stage.network
        network.down_until = max(network.down_until, ends)

    async def _fill_disk(self, begins: float, ends: float) -> None:
        await asyncio.sleep(begins)
        self._stage.disk.is_full = True
        await asyncio.sleep(ends - begins)
        self._stage.disk.is_full = False

    async def _set_clock(self, at: float, by: float) -> None:
        await asyncio.sleep(at)
        self._stage.clock.set_by(timedelta(seconds=by))

    async def _poison(self, at: float, name: str) -> None:
        await asyncio.sleep(at)
        self.poison[self._world.updates.inject(poison.ALL[name], None)] = name

    async def _send_fatal_message(self, at: float) -> None:
        """The first guest who is there says what the bot cannot handle."""
        await asyncio.sleep(at)
        for guest in self._stage.guests:
            if guest.started and not guest.blocked:
                deeds.send_text(self._world, guest, self._world.chats[guest.id], FATAL)
                return

    async def _move(self, group: Chat, at: float) -> None:
        await asyncio.sleep(at)
        membership.upgrade(self._world, group)
