"""Expect an answer: how long it is likely to take, by what the latest ones have taken."""

from datetime import datetime

from bot.domain.expected_wait import LATELY, MOST_WAITS, ExpectedWait, expected_wait
from bot.domain.working_hours import WorkingHours
from bot.usecases.ports import Records


async def expect_answer(records: Records, now: datetime, hours: WorkingHours, *, promised: int) -> ExpectedWait:
    """Return how much working time is likely to pass; `promised` are the owner's minutes."""
    waits = await records.activities.list_waits(now - LATELY, limit=MOST_WAITS)
    return expected_wait(waits, hours, promised=promised)
