"""Virtual time: an event loop on which waiting costs nothing and whatever happens follows from a seed."""

import asyncio
import heapq
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from contextvars import Context
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, TypeVar

from bot.clock import Clock

Result = TypeVar("Result")

BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STALLS = 0.005  # how likely the machine does something else before the next step, and for how many seconds on average
STALL_SECONDS = 0.01
MOST_STEPS_A_SECOND = 5_000  # a busy office takes some hundred
MOST_STEPS = 1_000_000  # the busiest takes some ten thousand from its opening to its rest


class Standstill(Exception):
    """Nothing is ready, and nobody waits for a moment to come: nothing can happen any more."""


class Livelock(Exception):
    """Step follows step, and time does not get on, or nothing comes to an end."""


class NumberedTask(asyncio.Task[Any]):
    """A task that takes the same place in a set whenever the same things happen; by its address it would not."""

    numbers = count()

    def __init__(self, work: Coroutine[Any, Any, Any], **details: Any) -> None:
        self._number = next(self.numbers)
        super().__init__(work, **details)

    def __hash__(self) -> int:
        return self._number


class VirtualLoop(asyncio.BaseEventLoop):
    """Goes from step to step; when nothing is ready, to the next moment that somebody waits for.

    With `dice` the steps that are ready come in any order, and now and then time passes between two of them; without,
    they come in the order in which they became ready. `before_step` is told in which context each step is taken.
    """

    _ready: deque[asyncio.Handle]
    _scheduled: list[asyncio.TimerHandle]

    def __init__(self, dice: Random | None = None) -> None:
        super().__init__()
        self.dice = dice
        self.steps = 0
        self.before_step: Callable[[Context], None] = lambda context: None
        self._now = 0.0
        self._second = 0
        self._steps_before = 0
        numbers = count()
        NumberedTask.numbers = numbers
        self.set_task_factory(lambda loop, work, **details: NumberedTask(_as_coroutine(work), loop=loop, **details))

    def time(self) -> float:
        """Virtual seconds since the beginning."""
        return self._now

    def run_in_executor(self, executor: Any, func: Callable[..., Result], *args: Any) -> asyncio.Future[Result]:  # type: ignore[override]  # a coroutine in typeshed, a method that returns a future in fact
        """Refuse: what a thread does follows from no seed."""
        raise RuntimeError(f"{func} would run in a thread")

    def _run_once(self) -> None:
        """Take one step."""
        self._wake_who_is_due()
        if not self._ready:
            self._now = self._next_moment()
            self._wake_who_is_due()
        handle = self._next_step()
        if not handle.cancelled():
            self.steps += 1
            self.before_step(handle._context)  # type: ignore[attr-defined]  # public only from Python 3.12 on
            handle._run()
            self._check_gets_on()

    def _check_gets_on(self) -> None:
        if int(self._now) > self._second:
            self._second, self._steps_before = int(self._now), self.steps
        elif self.steps - self._steps_before > MOST_STEPS_A_SECOND:
            self._steps_before = self.steps
            raise Livelock(f"more than {MOST_STEPS_A_SECOND} steps in one second")
        if self.steps > MOST_STEPS:
            raise Livelock(f"more than {MOST_STEPS} steps")

    def _next_step(self) -> asyncio.Handle:
        if self.dice is None:
            return self._ready.popleft()
        if self.dice.random() < STALLS:
            self._now += self.dice.expovariate(1 / STALL_SECONDS)
        if len(self._ready) > 1:
            self._ready.rotate(-self.dice.randrange(len(self._ready)))
        return self._ready.popleft()

    def _next_moment(self) -> float:
        if not self._scheduled:
            raise Standstill
        return max(self._scheduled[0].when(), self._now)

    def _wake_who_is_due(self) -> None:
        while self._scheduled and (self._scheduled[0].cancelled() or self._scheduled[0].when() <= self._now):
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False  # type: ignore[attr-defined]  # BaseEventLoop counts the cancelled ones by it
            if not handle.cancelled():
                self._ready.append(handle)

    def _write_to_self(self) -> None:
        """Nobody sleeps who would have to be woken."""


def _as_coroutine(work: Coroutine[Any, Any, Any] | Generator[Any, None, Any]) -> Coroutine[Any, Any, Any]:
    assert isinstance(work, Coroutine)
    return work


class VirtualClock(Clock):
    """The clock of a virtual loop; the time of day can be set, on which the passing of time does not depend."""

    def __init__(self, loop: VirtualLoop) -> None:
        self._loop = loop
        self._set_by = timedelta()

    def now(self) -> datetime:
        """The moment it is on this clock, right or wrong."""
        return BEGINNING + timedelta(seconds=self._loop.time()) + self._set_by

    def monotonic(self) -> float:
        """Seconds since the beginning."""
        return self._loop.time()

    def set_by(self, period: timedelta) -> None:
        """Set the clock forward, or back."""
        self._set_by += period


class VirtualScheduler:
    """Stands for the scheduler that looks at the clock of this machine: what is due each time is due in the loop."""

    def __init__(self, **details: Any) -> None:
        self._nursery: set[asyncio.Task[Any]] = set()
        self._alarm: asyncio.TimerHandle | None = None

    def add_job(
        self, job: Callable[[], Coroutine[Any, Any, None]], trigger: str, *, seconds: float, **details: Any
    ) -> None:
        """Do something every so many seconds, once started."""
        assert trigger == "interval"
        self._job, self._seconds = job, seconds

    def start(self) -> None:
        """Let the first time come."""
        self._alarm = asyncio.get_running_loop().call_later(self._seconds, self._do)

    def shutdown(self, *, wait: bool) -> None:
        """Do it no more."""
        assert self._alarm is not None
        self._alarm.cancel()

    def _do(self) -> None:
        task = asyncio.get_running_loop().create_task(self._job())
        self._nursery.add(task)
        task.add_done_callback(self._nursery.discard)
        self.start()
