"""The words of which moments are made, in Russian and English, and the pattern they are put together to."""

import re
from datetime import time, timedelta
from itertools import chain

MORNING, NOON, AFTERNOON, EVENING = time(9), time(12), time(14), time(19)

DAYS = {
    "вчера": -1, "yesterday": -1, "сегодня": 0, "today": 0, "завтра": 1, "завтрашнего": 1, "tomorrow": 1,
    "послезавтра": 2, "day after tomorrow": 2,
}  # fmt: skip
WEEKDAYS = (
    ("понедельник", "понедельника", "понедельнику", "пн", "monday", "mon"),
    ("вторник", "вторника", "вторнику", "вт", "tuesday", "tue"),
    ("среда", "среду", "среды", "среде", "ср", "wednesday", "wed"),
    ("четверг", "четверга", "четвергу", "чт", "thursday", "thu"),
    ("пятница", "пятницу", "пятницы", "пятнице", "пт", "friday", "fri"),
    ("суббота", "субботу", "субботы", "субботе", "сб", "saturday", "sat"),
    ("воскресенье", "воскресенья", "воскресенью", "вс", "sunday", "sun"),
)
MONTHS = (
    ("января", "янв", "january", "jan"), ("февраля", "фев", "february", "feb"), ("марта", "мар", "march", "mar"),
    ("апреля", "апр", "april", "apr"), ("мая", "may"), ("июня", "июн", "june", "jun"), ("июля", "июл", "july", "jul"),
    ("августа", "авг", "august", "aug"), ("сентября", "сен", "сент", "september", "sep", "sept"),
    ("октября", "окт", "october", "oct"), ("ноября", "ноя", "нояб", "november", "nov"),
    ("декабря", "дек", "december", "dec"),
)  # fmt: skip
UNITS = {
    "minutes": ("минуту", "минуты", "минут", "мин", "minute", "minutes", "min"),
    "half_hours": ("полчаса", "пол часа", "half an hour"),
    "hours": ("час", "часа", "часов", "ч", "hour", "hours"),
    "hours_and_a_half": ("полтора часа", "1,5 часа", "1.5 часа", "1.5 hours", "an hour and a half"),
    "days": ("день", "дня", "дней", "сутки", "суток", "day", "days"),
    "weeks": ("неделю", "недели", "недель", "week", "weeks"),
    "months": ("месяц", "месяца", "месяцев", "month", "months"),
    "half_years": ("полгода", "half a year"), "years": ("год", "year"),
}  # fmt: skip
DURATIONS = {
    "minutes": timedelta(minutes=1), "half_hours": timedelta(minutes=30), "hours": timedelta(hours=1),
    "hours_and_a_half": timedelta(minutes=90),
}  # fmt: skip
IN_DAYS = {"days": 1, "weeks": 7}
IN_MONTHS = {"months": 1, "half_years": 6, "years": 12}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "один": 1, "одну": 1, "two": 2, "a couple of": 2, "два": 2, "две": 2,
    "двое": 2, "пару": 2, "three": 3, "a few": 3, "три": 3, "трое": 3, "несколько": 3, "four": 4, "четыре": 4,
    "five": 5, "пять": 5, "six": 6, "шесть": 6, "seven": 7, "семь": 7, "eight": 8, "восемь": 8, "nine": 9,
    "девять": 9, "ten": 10, "десять": 10, "twelve": 12, "двенадцать": 12,
}  # fmt: skip
PARTS = {
    "утром": None, "утро": None, "утра": None, "с утра": None, "morning": None, "in the morning": None,
    "this morning": None,
    "в обед": NOON, "до обеда": NOON, "в полдень": NOON, "at noon": NOON, "noon": NOON, "at midday": NOON,
    "в час": time(13), "в час дня": time(13),
    "днём": AFTERNOON, "днем": AFTERNOON, "после обеда": AFTERNOON, "afternoon": AFTERNOON,
    "in the afternoon": AFTERNOON, "this afternoon": AFTERNOON, "after lunch": AFTERNOON,
    "вечером": EVENING, "вечер": EVENING, "вечера": EVENING, "до вечера": EVENING, "к вечеру": EVENING,
    "ближе к вечеру": EVENING, "evening": EVENING, "in the evening": EVENING, "this evening": EVENING,
    "tonight": EVENING,
}  # fmt: skip


def _any_of(*words: str) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BY = r"(?: (?: на|до|к|ко|on|by|until|till ) \s+ )? (?: the \s+ )?"
_WEEKDAY = _any_of(*chain(*WEEKDAYS))
_MONTH = _any_of(*chain(*MONTHS))
_UNIT = _any_of(*chain(*UNITS.values()))
# "14 часов" by itself may be a time of day or a duration: it is neither.
_PLAIN_UNIT = _any_of(*(form for form in chain(*UNITS.values()) if form not in ("час", "часа", "часов", "ч")))
_NUMBER = rf"\d{{1,3}} | {_any_of(*NUMBERS)}"
_ENDING = r"st|nd|rd|th|-?го"
# Where one thing may stand in several places, each place has a name of its own after two underscores.
_DAY = rf"""
    {_BY} (?P<near> {_any_of(*DAYS)} )
  | (?: (?: в|во|на|до|к|ко|on|by|until|till ) \s+ )?
    (?: (?: this | эт(?:от|у|о|ого|ой|ому) | ближайш(?:ий|ую|ее|его|ей|ему)
      | (?P<following> next | (?:следующ|будущ)(?:ий|ая|ую|ее|его|ей|ему) ) ) \s+ )?
    (?P<weekday> {_WEEKDAY} ) \.?
  | (?: через|на|in|for ) \s+ (?: (?P<count> {_NUMBER} ) \s+ )? (?P<unit> {_UNIT} )
  | (?P<count__alone> {_NUMBER} ) \s+ (?P<unit__alone> {_PLAIN_UNIT} ) (?: \s+ from \s+ now )?
  | (?P<next_week> на \s+ (?:следующей|той|будущей) \s+ неделе | (?:до|к) \s+ следующей \s+ недел[ие] | next \s+ week )
    (?: ,?\s+ (?: (?:в|во|on) \s+ )? (?P<weekday__of_week> {_WEEKDAY} ) )?
  | (?P<next_month> в \s+ следующем \s+ месяце | next \s+ month )
  | {_BY} (?P<day> \d{{1,2}} ) \. (?P<month> 0?[1-9]|1[0-2] ) (?: \. (?P<year> \d{{4}}|\d{{2}} )? )?
  | {_BY} (?P<year__iso> \d{{4}} ) - (?P<month__iso> \d\d ) - (?P<day__iso> \d\d )
  | {_BY} (?P<day__before> \d{{1,2}} ) (?: {_ENDING} )? \s+ (?:of\s+)? (?P<month_name> {_MONTH} ) \.?
    (?: ,?\s+ (?P<year__before> \d{{4}} ) (?:\s*г\.?|\s+года)? )?
  | {_BY} (?P<month_name__first> {_MONTH} ) \.? \s+ (?P<day__after> \d{{1,2}} ) (?:st|nd|rd|th)?
    (?: ,?\s+ (?P<year__after> \d{{4}} ) )?
  | {_BY} (?P<day__alone> \d{{1,2}} ) (?: (?: {_ENDING} ) (?: \s+ числа )? | \s+ числа )
"""
_TIME = rf"""
    (?P<part> {_any_of(*PARTS)} )
  | (?: (?P<roughly> {_any_of(*PARTS)} ) ,?\s+ )? (?:
      (?: (?:в|at|к|до|by) \s+ )? (?P<hour> \d{{1,2}} ) [:.] (?P<minute> \d{{2}} ) \s*
      (?P<half> am|pm|утра|дня|вечера )?
    | (?:в|at|к|до|by) \s+ (?P<hour__even> \d{{1,2}} ) \s* (?: ч\.?|час(?:а|ов)? )? \s*
      (?P<half__even> am|pm|утра|дня|вечера )?
    | (?P<hour__bare> \d{{1,2}} ) \s* (?P<half__bare> am|pm|утра|дня|вечера )
  )
"""


def _placed(pattern: str, place: str) -> str:
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1__{place}>", pattern)


_MOMENT = re.compile(
    rf"""
    (?:{_DAY}) (?: ,?\s+ (?: (?:{_TIME}) | (?P<hour__mere> \d{{1,2}} ) ) )?
  | (?:{_placed(_TIME, "only")})
  | (?:{_placed(_TIME, "first")}) ,?\s+ (?:{_placed(_DAY, "last")})
    """,
    re.VERBOSE,
)


def parts_of(words: str) -> dict[str, str] | None:
    """Return what is said of a moment, by the names of its parts; None for words that are none."""
    found = _MOMENT.fullmatch(words)
    if found is None:
        return None
    return {name.partition("__")[0]: part for name, part in found.groupdict().items() if part}
