"""The sandbox's own time: as fast as the story that is played in it."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress


class SandboxClock:
    """Seconds since the epoch, of which `speed` pass in each real second.

    `began` is the moment at which it starts, now unless said otherwise; `stopwatch` tells how real seconds pass.
    """

    def __init__(
        self, speed: float = 1.0, *, began: float | None = None, stopwatch: Callable[[], float] = time.monotonic
    ) -> None:
        if speed <= 0:
            raise ValueError(f"time must pass: the speed cannot be {speed:g}")
        self.speed = speed
        self._began = time.time() if began is None else began
        self._stopwatch = stopwatch
        self._origin = stopwatch()

    def now(self) -> float:
        """Sandbox seconds since the epoch."""
        passed = self._stopwatch() - self._origin
        return self._began + passed * self.speed

    def jump(self, seconds: float) -> None:
        """Make it so many seconds later at once."""
        self._began += seconds

    def real(self, seconds: float) -> float:
        """How many real seconds so many sandbox seconds take."""
        return seconds / self.speed


class Pulse:
    """Wakes everybody who waits for something to happen."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def beat(self) -> None:
        """Something happened."""
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self, real_seconds: float) -> None:
        """Return at the next beat, or when the time is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(real_seconds, 0)):  # unlike wait_for, it never swallows a cancellation
                await self._next.wait()
