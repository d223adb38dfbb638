"""A clock that runs faster than the world, for tests that cannot wait."""

from datetime import UTC, datetime, timedelta

from bot.clock import Clock

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class ScaledClock(Clock):
    """Each real second lasts `speed` seconds here, counted from `start`; `pass_time` jumps ahead."""

    def __init__(self, speed: float = 1.0, *, start: datetime = START) -> None:
        self._speed = speed
        self._start = start
        self._started = super().monotonic()
        self._jumped = 0.0

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return (super().monotonic() - self._started) * self._speed + self._jumped

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / self._speed)

    def pass_time(self, period: timedelta) -> None:
        """Jump ahead at once; sleeps that have begun last as long as they would have."""
        self._jumped += period.total_seconds()
