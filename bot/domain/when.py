"""When: a moment ahead, as people write it - "tomorrow at 10", "в пятницу утром", "через 2 недели", "5 декабря"."""

import re
from datetime import date, datetime, time, timedelta
from itertools import chain

from bot.domain.errors import MomentFault, MomentRefused
from bot.domain.working_hours import WorkingHours

LONGEST = 60
FURTHEST = timedelta(days=366)
MORNING, AFTERNOON, EVENING = time(9), time(14), time(19)
LIKELY_AFTERNOON = frozenset("1234567")

DAYS = {
    "сегодня": 0, "today": 0, "завтра": 1, "tomorrow": 1, "послезавтра": 2, "the day after tomorrow": 2,
    "day after tomorrow": 2,
}  # fmt: skip
WEEKDAYS = (
    ("понедельник", "пн", "monday", "mon"), ("вторник", "вт", "tuesday", "tue"),
    ("среда", "среду", "ср", "wednesday", "wed"), ("четверг", "чт", "thursday", "thu"),
    ("пятница", "пятницу", "пт", "friday", "fri"), ("суббота", "субботу", "сб", "saturday", "sat"),
    ("воскресенье", "вс", "sunday", "sun"),
)  # fmt: skip
MONTHS = (
    ("января", "янв", "january", "jan"), ("февраля", "фев", "february", "feb"), ("марта", "мар", "march", "mar"),
    ("апреля", "апр", "april", "apr"), ("мая", "may"), ("июня", "июн", "june", "jun"), ("июля", "июл", "july", "jul"),
    ("августа", "авг", "august", "aug"), ("сентября", "сен", "сент", "september", "sep", "sept"),
    ("октября", "окт", "october", "oct"), ("ноября", "ноя", "нояб", "november", "nov"),
    ("декабря", "дек", "december", "dec"),
)  # fmt: skip
UNITS = {
    "minutes": ("минуту", "минуты", "минут", "мин", "minute", "minutes", "min"),
    "half_hours": ("полчаса", "half an hour"),
    "hours": ("час", "часа", "часов", "hour", "hours"), "days": ("день", "дня", "дней", "day", "days"),
    "weeks": ("неделю", "недели", "недель", "week", "weeks"),
    "months": ("месяц", "месяца", "месяцев", "month", "months"),
}  # fmt: skip
DURATIONS = {"minutes": timedelta(minutes=1), "half_hours": timedelta(minutes=30), "hours": timedelta(hours=1)}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "один": 1, "одну": 1, "two": 2, "два": 2, "две": 2, "пару": 2, "three": 3, "три": 3,
    "four": 4, "четыре": 4, "five": 5, "пять": 5, "six": 6, "шесть": 6, "seven": 7, "семь": 7, "ten": 10, "десять": 10,
}  # fmt: skip
PARTS = {
    "утром": None, "с утра": None, "morning": None, "in the morning": None, "днём": AFTERNOON, "днем": AFTERNOON,
    "afternoon": AFTERNOON, "in the afternoon": AFTERNOON, "вечером": EVENING, "evening": EVENING,
    "in the evening": EVENING, "tonight": EVENING,
}  # fmt: skip


def _any_of(*words: str) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


DAY = rf"""
    (?P<near> {_any_of(*DAYS)} )
  | (?: (?:в|во|on|this|(?P<following> next|(?:в\s+)? следующ(?:ий|ая|ую|ее))) \s+ )?
    (?P<weekday> {_any_of(*chain(*WEEKDAYS))} ) \.?
  | (?: через|in ) \s+ (?: (?P<count> \d{{1,3}} | {_any_of(*NUMBERS)} ) \s+ )?
    (?P<unit> {_any_of(*chain(*UNITS.values()))} )
  | (?P<next_week> на \s+ следующей \s+ неделе | next \s+ week )
  | (?P<day> \d{{1,2}} ) \. (?P<month> \d{{1,2}} ) (?: \. (?P<year> \d{{4}} )? )?
  | (?P<day_of> \d{{1,2}} ) (?:st|nd|rd|th|-?го)? \s+ (?:of\s+)? (?P<month_name> {_any_of(*chain(*MONTHS))} ) \.?
    (?: \s+ (?P<year_of> \d{{4}} ) (?:\s*г\.?|\s+года)? )?
  | (?P<name_of_month> {_any_of(*chain(*MONTHS))} ) \.? \s+ (?P<day_in> \d{{1,2}} ) (?:st|nd|rd|th)?
"""
TIME = rf"""
    (?P<part> {_any_of(*PARTS)} )
  | (?: (?:в|at|к|до|by) \s+ )? (?P<hour> \d{{1,2}} ) [:.] (?P<minute> \d{{2}} ) \s*
    (?P<half> am|pm|утра|дня|вечера )?
  | (?:в|at|к|до|by) \s+ (?P<just_hour> \d{{1,2}} ) \s* (?: ч\.?|час(?:а|ов)? )? \s*
    (?P<just_half> am|pm|утра|дня|вечера )?
  | (?P<bare_hour> \d{{1,2}} ) \s* (?P<bare_half> am|pm|утра|вечера )
"""
MOMENT = re.compile(rf"(?: (?:{DAY}) (?: ,?\s+ (?:{TIME}) )? | (?:{TIME.replace('(?P<', '(?P<only_')}) )", re.VERBOSE)


def read_moment(typed: str, now: datetime, hours: WorkingHours) -> datetime:
    """Read a moment ahead; a day without a time begins when work does. Raises MomentRefused.

    Dates are day before month; a time that has passed today is tomorrow's, a date that has passed next year's.
    """
    words = " ".join(typed.casefold().split()).strip(".!")
    found = MOMENT.fullmatch(words) if len(words) <= LONGEST else None
    if found is None:
        raise MomentRefused(MomentFault.NOT_A_MOMENT)
    moment = _moment(found.groupdict(), now.astimezone(hours.zone), hours)
    if moment <= now:
        raise MomentRefused(MomentFault.PASSED)
    if moment > now + FURTHEST:
        raise MomentRefused(MomentFault.TOO_FAR)
    return moment.astimezone(now.tzinfo)


def morning_of(day: date, hours: WorkingHours) -> datetime:
    """Return when work begins on a day, or nine o'clock where there is none."""
    return hours.begins_on(day) or datetime.combine(day, MORNING, hours.zone)


def evening_of(day: date, hours: WorkingHours) -> datetime:
    """Return the evening of a day."""
    return datetime.combine(day, EVENING, hours.zone)


Parts = dict[str, str | None]


def _moment(said: Parts, now: datetime, hours: WorkingHours) -> datetime:
    for unit, duration in DURATIONS.items():
        if said["unit"] in UNITS[unit]:
            return now + _count(said) * duration
    at = _time({name.removeprefix("only_"): value for name, value in said.items() if value})
    day = _day(said, now.date())
    if day is not None:
        return _at(day, at, hours)
    today = _at(now.date(), at, hours)
    return today if today > now else _at(now.date() + timedelta(days=1), at, hours)


def _at(day: date, at: time | None, hours: WorkingHours) -> datetime:
    return morning_of(day, hours) if at is None else datetime.combine(day, at, hours.zone)


def _day(said: Parts, today: date) -> date | None:
    if said["near"]:
        return today + timedelta(days=DAYS[said["near"]])
    if said["weekday"]:
        ahead = _place(said["weekday"], WEEKDAYS) - today.weekday()
        return today + timedelta(days=ahead + 7 if said["following"] else (ahead - 1) % 7 + 1)
    if said["next_week"]:
        return today + timedelta(days=7 - today.weekday())
    if said["unit"]:
        return _after(today, said)
    day = said["day"] or said["day_of"] or said["day_in"]
    if day is None:
        return None
    name = said["month_name"] or said["name_of_month"]
    month = _place(name, MONTHS) + 1 if name else int(said["month"] or 0)
    year = said["year"] or said["year_of"]
    return _date(int(day), month, int(year) if year else None, today)


def _after(today: date, said: Parts) -> date:
    count = _count(said)
    if said["unit"] in UNITS["months"]:
        months = today.month - 1 + count
        first = date(today.year + months // 12, months % 12 + 1, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return first.replace(day=min(today.day, last.day))
    return today + timedelta(days=count * (7 if said["unit"] in UNITS["weeks"] else 1))


def _count(said: Parts) -> int:
    count = said["count"]
    if count is None:
        return 1
    return NUMBERS.get(count) or int(count)


def _date(day: int, month: int, year: int | None, today: date) -> date:
    try:
        named = date(year or today.year, month, day)
        return named.replace(year=today.year + 1) if year is None and named < today else named
    except ValueError:
        raise MomentRefused(MomentFault.NOT_A_MOMENT) from None


def _time(said: dict[str, str]) -> time | None:
    """Return the time of day that was said; None is when work begins."""
    if "part" in said:
        return PARTS[said["part"]]
    hour = said.get("hour") or said.get("just_hour") or said.get("bare_hour")
    if hour is None:
        return None
    half = said.get("half") or said.get("just_half") or said.get("bare_half")
    try:
        return time(_hour_of_day(hour, half), int(said.get("minute", 0)))
    except ValueError:
        raise MomentRefused(MomentFault.NOT_A_MOMENT) from None


def _hour_of_day(hour: str, half: str | None) -> int:
    """Return the hour on a clock of 24; nobody works at five in the morning who does not say so, or write 05:00."""
    if half:
        return int(hour) % 12 + 12 * (half in ("pm", "дня", "вечера"))
    return int(hour) + 12 if hour in LIKELY_AFTERNOON else int(hour)


def _place(word: str, names: tuple[tuple[str, ...], ...]) -> int:
    return next(place for place, forms in enumerate(names) if word in forms)
