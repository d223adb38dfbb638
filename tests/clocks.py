"""The clock of tests that cannot wait: it runs faster than the world and can jump."""

from datetime import UTC, datetime, timedelta

from bot.clock import ScaledClock as PlainScaledClock

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class ScaledClock(PlainScaledClock):
    """Each real second lasts `speed` seconds here, counted from `start`; `pass_time` jumps ahead, `set_by` sets it."""

    def __init__(self, speed: float = 1.0, *, start: datetime = START) -> None:
        super().__init__(speed, start=start)
        self._jumped = 0.0
        self._set_by = timedelta()

    def now(self) -> datetime:
        return super().now() + self._set_by

    def monotonic(self) -> float:
        return super().monotonic() + self._jumped

    def pass_time(self, period: timedelta) -> None:
        """Jump ahead at once; sleeps that have begun last as long as they would have."""
        self._jumped += period.total_seconds()

    def set_by(self, period: timedelta) -> None:
        """Set the time of day forward, or back; how much time passes does not depend on it."""
        self._set_by += period
