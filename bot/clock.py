"""The only clock: what time it is, how much of it has passed, and waiting for more of it."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from math import inf

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


class Clock:
    """The time of this machine; tests put a faster one in its place."""

    def now(self) -> datetime:
        """The moment it is, aware and in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some fixed moment: for durations, because it never jumps."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait that many seconds of this clock; nothing or less only lets others run."""
        await asyncio.sleep(self._real(seconds))

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        """Wait for an event, but no longer than that many seconds of this clock; they may be infinite."""
        if seconds == inf:
            await event.wait()
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(self._real(seconds)):
                await event.wait()

    def _real(self, seconds: float) -> float:
        """How many seconds of this machine so many of this clock take."""
        return seconds


class ScaledClock(Clock):
    """A clock on which each real second lasts `speed` seconds, counted from `start` (default: now)."""

    def __init__(self, speed: float, *, start: datetime | None = None) -> None:
        self._speed = speed
        self._start = start or super().now()
        self._started = super().monotonic()

    def now(self) -> datetime:
        """The moment it is on this clock, aware and in UTC."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Seconds of this clock since it was made."""
        return (super().monotonic() - self._started) * self._speed

    def _real(self, seconds: float) -> float:
        return seconds / self._speed


def epoch_ms(moment: datetime) -> int:
    """The form in which a moment is stored: whole milliseconds since 1970 in UTC; ValueError if naive."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return (moment - EPOCH) // MILLISECOND


def from_epoch_ms(milliseconds: int) -> datetime:
    """The stored moment, aware and in UTC."""
    return EPOCH + milliseconds * MILLISECOND
