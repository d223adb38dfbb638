"""Expected wait: how long a first answer has taken lately, in steps that people use; never less than the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median_high

from bot.domain.working_hours import WorkingHours

LATELY = timedelta(days=30)
MOST_WAITS = 50
FEWEST_WAITS = 10

STEPS = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480)  # minutes
BEYOND = 240  # what takes longer is said in such steps

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Somebody asked, or became a lead, and had no answer until a manager's first one."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedWait:
    """So many minutes of working time. `usual`: seen from real waits, and not just promised by the owner."""

    minutes: int
    usual: bool


def expected_wait(waits: Sequence[Wait], hours: WorkingHours, *, promised: int) -> ExpectedWait:
    """Return the median of real waits, rounded up; while there are too few to tell, what the owner promises.

    What was answered outside working hours says nothing of how long it takes in them.
    """
    at_work = [wait for wait in waits if hours.is_open(wait.until)]
    if len(at_work) < FEWEST_WAITS:
        return ExpectedWait(minutes=promised, usual=False)
    took = median_high(hours.worked(wait.since, wait.until) for wait in at_work)
    return ExpectedWait(minutes=rounded_up(took), usual=True)


def rounded_up(took: timedelta) -> int:
    """Return the next number of minutes that people use."""
    minutes = ceil(took / MINUTE)
    step = next((step for step in STEPS if step >= minutes), None)
    return step if step is not None else ceil(minutes / BEYOND) * BEYOND
