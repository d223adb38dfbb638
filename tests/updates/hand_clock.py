"""A clock that is moved by hand: waiting costs no time, and every pause is written down."""

import asyncio
from datetime import UTC, datetime, timedelta
from math import inf

from bot.clock import Clock

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class HandClock(Clock):
    """Stands still until somebody waits or passes time; `pauses` are the waits so far, in seconds."""

    def __init__(self) -> None:
        self._passed = timedelta()
        self._set_by = timedelta()
        self.pauses: list[float] = []

    def now(self) -> datetime:
        return START + self._passed + self._set_by

    def monotonic(self) -> float:
        return self._passed.total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.pass_time(max(seconds, 0))
        await asyncio.sleep(0)  # noqa: TID251 - lets others run, as the real clock does

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        if seconds == inf:
            await event.wait()
        else:
            await self.sleep(seconds)

    def pass_time(self, seconds: float) -> None:
        """Move on."""
        self._passed += timedelta(seconds=seconds)

    def set_by(self, seconds: float) -> None:
        """Set the time of day forward, or back; how much time has passed stays as it is."""
        self._set_by += timedelta(seconds=seconds)
