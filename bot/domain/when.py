"""When: a moment ahead, as people write it - "tomorrow at 10", "в пятницу утром", "через 2 недели", "5 декабря"."""

from datetime import date, datetime, time, timedelta

from bot.domain.errors import MomentFault, MomentRefused
from bot.domain.moment_words import (
    AFTERNOON,
    DAYS,
    DURATIONS,
    EVENING,
    IN_DAYS,
    IN_MONTHS,
    MONTHS,
    MORNING,
    NUMBERS,
    PARTS,
    UNITS,
    WEEKDAYS,
    parts_of,
)
from bot.domain.working_hours import WorkingHours

LONGEST = 60
FURTHEST = timedelta(days=366)
EARLIEST_MORNING = time(5)
LIKELY_AFTERNOON = frozenset("1234567")


def read_moment(typed: str, now: datetime, hours: WorkingHours) -> datetime:
    """Read a moment ahead; a day without a time begins when work does. Raises MomentRefused.

    Dates are day before month; a time that has passed today is tomorrow's, a date that has passed next year's.
    """
    words = " ".join(typed.casefold().split()).strip(".!")
    said = parts_of(words) if len(words) <= LONGEST else None
    if said is None:
        raise MomentRefused(MomentFault.NOT_A_MOMENT)
    moment = _moment(said, now.astimezone(hours.zone), hours)
    if moment <= now:
        raise MomentRefused(MomentFault.PASSED)
    if moment > now + FURTHEST:
        raise MomentRefused(MomentFault.TOO_FAR)
    return moment.astimezone(now.tzinfo)


def morning_of(day: date, hours: WorkingHours) -> datetime:
    """Return when work begins on a day, or nine o'clock where there is none or it goes on all night."""
    begins = hours.begins_on(day)
    if begins is None or begins.astimezone(hours.zone).time() < EARLIEST_MORNING:
        return datetime.combine(day, MORNING, hours.zone)
    return begins


def evening_of(day: date, hours: WorkingHours) -> datetime:
    """Return the evening of a day."""
    return datetime.combine(day, EVENING, hours.zone)


Parts = dict[str, str]


def _moment(said: Parts, now: datetime, hours: WorkingHours) -> datetime:
    unit = _unit(said)
    if unit in DURATIONS:
        return now + _count(said) * DURATIONS[unit]
    at, day = _time(said), _day(said, now.date())
    if day is not None:
        return _at(day, at, hours)
    today = _at(now.date(), at, hours)
    return today if today > now else _at(now.date() + timedelta(days=1), at, hours)


def _at(day: date, at: time | None, hours: WorkingHours) -> datetime:
    return morning_of(day, hours) if at is None else datetime.combine(day, at, hours.zone)


def _day(said: Parts, today: date) -> date | None:
    if "near" in said:
        return today + timedelta(days=DAYS[said["near"]])
    if "next_week" in said:
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=_place(said["weekday"], WEEKDAYS) if "weekday" in said else 0)
    if "weekday" in said:
        ahead = _place(said["weekday"], WEEKDAYS) - today.weekday()
        return today + timedelta(days=ahead + 7 if "following" in said else (ahead - 1) % 7 + 1)
    if "next_month" in said:
        return _months_after(today.replace(day=1), 1)
    if unit := _unit(said):
        count = _count(said)
        return _months_after(today, count * IN_MONTHS[unit]) if unit in IN_MONTHS else _days_after(today, count, unit)
    return _date(said, today) if "day" in said else None


def _unit(said: Parts) -> str | None:
    return next((unit for unit, forms in UNITS.items() if said.get("unit") in forms), None)


def _count(said: Parts) -> int:
    count = said.get("count", "1")
    return NUMBERS.get(count) or int(count)


def _days_after(today: date, count: int, unit: str) -> date:
    return today + timedelta(days=count * IN_DAYS[unit])


def _months_after(today: date, count: int) -> date:
    """Return the same day of a later month, or its last day where it has none such."""
    months = today.month - 1 + count
    first = date(today.year + months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(today.day, last.day))


def _date(said: Parts, today: date) -> date:
    """Return the date that was named: without a month or a year, the next such one."""
    try:
        named = date(_year(said, today), _month(said, today), int(said["day"]))
    except ValueError:
        raise MomentRefused(MomentFault.NOT_A_MOMENT) from None
    if named >= today or "year" in said:
        return named
    return _months_after(named, 12 if "month" in said or "month_name" in said else 1)


def _month(said: Parts, today: date) -> int:
    if "month_name" in said:
        return _place(said["month_name"], MONTHS) + 1
    return int(said.get("month", today.month))


def _year(said: Parts, today: date) -> int:
    """Return the year; of two digits, one of this century."""
    if "year" not in said:
        return today.year
    return int(said["year"]) + (2000 if len(said["year"]) == 2 else 0)


def _time(said: Parts) -> time | None:
    """Return the time of day that was said; None is when work begins."""
    if "hour" not in said:
        return PARTS[said["part"]] if "part" in said else None
    try:
        return time(_hour_of_day(said["hour"], _half(said)), int(said.get("minute", 0)))
    except ValueError:
        raise MomentRefused(MomentFault.NOT_A_MOMENT) from None


def _half(said: Parts) -> str | None:
    """Return which half of the day is meant: said after the hour, or roughly before it ("in the evening at 8")."""
    if "half" in said or "roughly" not in said:
        return said.get("half")
    return "pm" if PARTS[said["roughly"]] in (AFTERNOON, EVENING) else "am"


def _hour_of_day(hour: str, half: str | None) -> int:
    """Return the hour on a clock of 24; nobody works at five in the morning who does not say so, or write 05:00."""
    if half is None:
        return int(hour) + 12 if hour in LIKELY_AFTERNOON else int(hour)
    if int(hour) > 12 or (half == "дня" and int(hour) > 6):
        return int(hour)
    return int(hour) % 12 + 12 * (half in ("pm", "дня", "вечера"))


def _place(word: str, names: tuple[tuple[str, ...], ...]) -> int:
    return next(place for place, forms in enumerate(names) if word in forms)
