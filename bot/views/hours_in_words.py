"""Working hours in words: «пн–пт 09:00–18:00, сб 10:00–15:00»."""

from datetime import time
from itertools import groupby

from babel.dates import get_day_names

from bot.domain.working_hours import MINUTES_A_DAY, WorkingHours
from bot.texts import Say
from bot.views.cards import time_of_day

WEEK = range(7)
Stretches = tuple[tuple[int, int], ...]
ALL_DAY: Stretches = ((0, MINUTES_A_DAY),)


def hours_in_words(say: Say, hours: WorkingHours) -> str | None:
    """Return when somebody is there; None where the owner has named no hours, or they never close."""
    days = [(day, _stretches(hours, day)) for day in WEEK]
    if all(stretches in ((), ALL_DAY) for _, stretches in days) and len({stretches for _, stretches in days}) == 1:
        return None
    runs = [(stretches, [day for day, _ in run]) for stretches, run in groupby(days, key=lambda each: each[1])]
    return ", ".join(_run_in_words(say, run, stretches) for stretches, run in runs if stretches)


def _stretches(hours: WorkingHours, day: int) -> Stretches:
    return tuple(sorted((shift.opens, shift.closes) for shift in hours.shifts if shift.weekday == day))


def _run_in_words(say: Say, days: list[int], stretches: Stretches) -> str:
    names = get_day_names("abbreviated", locale=say.language)
    first, last = names[days[0]], names[days[-1]]
    several = first if len(days) == 1 else f"{first}–{last}"
    times = " · ".join(f"{_at(opens)}–{_at(closes)}" for opens, closes in stretches)
    return f"{several} {times}"


def _at(minutes: int) -> str:
    """Return a time on the wall; midnight at the end of a day is 00:00 of the next."""
    return time_of_day(time(minutes // 60 % 24, minutes % 60))
