"""Kinds of values in the configuration: what may be written and what it is turned into.

A reader raises ValueError with the words that finish the sentence "found ..., expected ...".
"""

import json
import re
from collections.abc import Callable
from datetime import time
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel.numbers import list_currencies
from phonenumbers import SUPPORTED_REGIONS
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.config.markup import TAG, TELEGRAM_TAGS
from bot.config.mistakes import WrongPart, shown
from bot.domain.close_reasons import LONGEST_REASON, MOST_REASONS, NoReason, why_no_reason
from bot.domain.ready_answers import Gap, filled, gap_fault
from bot.domain.typed_text import visible
from bot.domain.working_hours import MINUTES_A_DAY, Shift
from bot.texts import LANGUAGES

OWN_PAGES = ("/healthz", "/readyz")
PROXY_SCHEMES = ("http", "https", "socks4", "socks5")
LONGEST_LABEL = 22
LONGEST_ANSWER = 1000
MOST_LINES_OF_AN_ANSWER = 10  # the question whether to send them stands around them, on one screen
MOST_ANSWERS = 8
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RUSSIAN_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
WEEKDAYS = {day: number for days in (ENGLISH_DAYS, RUSSIAN_DAYS) for number, day in enumerate(days)}
HOURS_LINE = re.compile(r"(\w+)(?:\s*-\s*(\w+))?\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
HOURS_EXAMPLE = 'lines such as "mon-fri 09:00-18:00"'


def listed(value: object) -> object:
    """A list written in an environment variable: as JSON, or simply with commas."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        try:
            return json.loads(value)
        except ValueError:
            raise ValueError('a list such as [1, 2] or ["Prices", "Delivery"]') from None
    return [item.strip() for item in value.split(",") if item.strip()]


def _timezone(value: object) -> object:
    if not isinstance(value, str):
        return value
    known = available_timezones()
    if value in known:
        return ZoneInfo(value)
    places = {zone.rpartition("/")[2]: zone for zone in sorted(known)}
    close = get_close_matches(value.rpartition("/")[2], places, n=1)
    hint = f'; did you mean "{places[close[0]]}"?' if close else ""
    raise ValueError(f'a time zone such as "Europe/Moscow"{hint}')


def _shifts(line: object) -> list[Shift]:
    match = HOURS_LINE.fullmatch(line.strip().lower()) if isinstance(line, str) else None
    if match is None:
        raise _no_hours(line)
    first, last = (WEEKDAYS.get(day) for day in (match[1], match[2] or match[1]))
    if first is None or last is None:
        raise _no_hours(line, f" with the days {', '.join(ENGLISH_DAYS)}")
    opens, closes = _minutes(line, match[3], match[4]), _minutes(line, match[5], match[6])
    if opens >= closes:
        raise _no_hours(line, " that close later than they open (a night is split at 24:00)")
    days = [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return [Shift(weekday=day, opens=opens, closes=closes) for day in days]


def _minutes(line: object, hour: str, minute: str) -> int:
    minutes = int(hour) * 60 + int(minute)
    if int(minute) > 59 or minutes > MINUTES_A_DAY:
        raise _no_hours(line, " between 00:00 and 24:00")
    return minutes


def _no_hours(line: object, rule: str = "") -> ValueError:
    return ValueError(f'{HOURS_EXAMPLE}{rule}, unlike "{line}"')


def _hours(value: object) -> object:
    lines = listed(value)
    if not isinstance(lines, list):
        return lines
    shifts = [shift for line in lines for shift in _shifts(line)]
    if not shifts:
        raise ValueError(f'{HOURS_EXAMPLE}; round the clock is "mon-sun 00:00-24:00"')
    shifts.sort(key=lambda shift: (shift.weekday, shift.opens))
    if any(_overlap(one, later) for one, later in pairwise(shifts)):
        raise ValueError(f"{HOURS_EXAMPLE} that do not overlap")
    return tuple(shifts)


def _time_of_day(value: object) -> object:
    """A time such as 09:30; an empty text or "off" is none."""
    if not isinstance(value, str):
        return value
    if value.strip().lower() in ("", "off"):
        return None
    try:
        return time.fromisoformat(f"{value.strip():0>5}")
    except ValueError:
        raise ValueError('a time such as "09:30", or "off"') from None


def _overlap(one: Shift, later: Shift) -> bool:
    return one.weekday == later.weekday and later.opens < one.closes


def different(what: str) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """A check that texts on one list are not the same, nor look the same."""

    def differ(texts: tuple[str, ...]) -> tuple[str, ...]:
        read = [visible(text).casefold() for text in texts]
        twice = next((text for place, text in enumerate(texts) if read[place] in read[:place]), None)
        if twice is not None:
            raise WrongPart(f"{shown(twice)} twice", f"{what} that differ from each other")
        return texts

    return differ


def _close_reason(text: str) -> str:
    words = " ".join(text.split())
    if not words or len(words) > LONGEST_REASON or not words.isprintable():
        raise ValueError(f"1 to {LONGEST_REASON} visible characters, so that the reason fits on a button")
    match why_no_reason(words):
        case NoReason.DUPLICATE:
            raise ValueError("a reason why work ended; what came twice is no reason: managers press Link for it")
        case NoReason.BAD:
            raise ValueError(
                "a reason why work ended; no lead is called bad: managers press Keep as contact for whoever passed by,"
                " and Exclude for whoever is in the way"
            )
        case None:
            return words


def _some_reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    if not 1 <= len(reasons) <= MOST_REASONS:
        raise ValueError(f"1 to {MOST_REASONS} reasons; leave the key out for the bot's own")
    return reasons


def _answer_label(text: str) -> str:
    label = " ".join(text.split())
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise ValueError(f"a label of 1 to {LONGEST_LABEL} visible characters, so that it fits on a button")
    return label


def _answer_words(text: str) -> str:
    """Words that are sent as they stand, once their gaps are filled."""
    if len(text) > LONGEST_ANSWER:
        raise ValueError(f"at most {LONGEST_ANSWER} characters; there are {len(text)}")
    if text.count("\n") >= MOST_LINES_OF_AN_ANSWER:
        raise ValueError(f"at most {MOST_LINES_OF_AN_ANSWER} lines; there are {text.count(chr(10)) + 1}")
    if any(tag in TELEGRAM_TAGS for _, tag, _ in TAG.findall(text)):
        raise ValueError("words without HTML: a ready answer is sent as if a manager had typed it")
    fault = gap_fault(text)
    if fault:
        known = ", ".join(f"{{{gap}}}" for gap in Gap)
        raise ValueError(f'{known} or a gap with other words such as {{name|friend}} in place of "{fault}"')
    if not visible(filled(text, {})):
        raise ValueError("words that say something also to somebody whose name is not known")
    return text


def _in_every_language(value: object) -> object:
    """The same words for everybody, or words for each language."""
    if isinstance(value, str):
        return dict.fromkeys(LANGUAGES, value)
    if isinstance(value, dict) and {*value} != {*LANGUAGES}:
        example = ", ".join(f'{language} = "..."' for language in LANGUAGES)
        raise ValueError(f"words in each language, text = {{ {example} }}, or one text for everybody")
    return value


def _some_answers(answers: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(answers) > MOST_ANSWERS:
        raise ValueError(f"at most {MOST_ANSWERS} answers, so that their buttons fit on a screen")
    different("labels")(tuple(answer.label for answer in answers))
    return answers


def _region(text: str) -> str:
    region = text.upper()
    if region not in SUPPORTED_REGIONS:
        raise ValueError('a country code of two letters such as "RU"')
    return region


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if not right or any(letter.isspace() for letter in text):
        raise ValueError("an address that begins with https:// or http://")
    return text.rstrip("/")


def _proxy(secret: SecretStr) -> SecretStr:
    """A password may be in it, so the value is not repeated."""
    try:
        parts = urlsplit(secret.get_secret_value())
        right = parts.scheme in PROXY_SCHEMES and bool(parts.hostname) and bool(parts.port)
    except ValueError:
        right = False
    if not right:
        raise ValueError(
            'an address such as "socks5://name:password@proxy.example:1080" or "http://proxy.example:3128"'
        )
    return secret


def _empty_or(read: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: read(text) if text else ""


def _sqlite_url(text: str) -> str:
    if not text.startswith("sqlite:///") or not text.removeprefix("sqlite:///").strip("/"):
        raise ValueError('a database such as "sqlite:///leadhook.db"')
    return text


def _currency(text: str) -> str:
    code = text.upper()
    if code not in list_currencies():
        raise ValueError("the three letters of a currency, such as RUB or EUR")
    return code


def _group_id(number: int) -> int:
    if number >= 0:
        raise ValueError("the id of a group, which is negative, such as -1001234567890")
    return number


def _url_path(text: str) -> str:
    if not re.fullmatch(r"/[\w./-]*", text, re.ASCII):
        raise ValueError('a path such as "/telegram"')
    if text in OWN_PAGES:
        raise ValueError(f'a path such as "/telegram", because {text} is one of the bot\'s own pages')
    return text


UserIds = Annotated[tuple[Annotated[int, Field(gt=0, lt=2**52)], ...], BeforeValidator(listed)]
GroupId = Annotated[int, AfterValidator(_group_id)]
TimeZone = Annotated[ZoneInfo, BeforeValidator(_timezone)]
Hours = Annotated[tuple[Shift, ...], BeforeValidator(_hours)]
TimeOfDay = Annotated[time | None, BeforeValidator(_time_of_day)]
CloseReasons = Annotated[
    tuple[Annotated[str, AfterValidator(_close_reason)], ...],
    AfterValidator(different("reasons")),
    AfterValidator(_some_reasons),
    BeforeValidator(listed),
]
AnswerLabel = Annotated[str, AfterValidator(_answer_label)]
AnswerWords = Annotated[dict[str, Annotated[str, AfterValidator(_answer_words)]], BeforeValidator(_in_every_language)]
SomeAnswers = AfterValidator(_some_answers)
Region = Annotated[str, AfterValidator(_region)]
Currency = Annotated[str, AfterValidator(_currency)]
ProxyAddress = Annotated[SecretStr, AfterValidator(_proxy)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
OptionalWebAddress = Annotated[str, AfterValidator(_empty_or(_web_address))]
SqliteUrl = Annotated[str, AfterValidator(_sqlite_url)]
UrlPath = Annotated[str, AfterValidator(_url_path)]
Port = Annotated[int, Field(ge=1, le=65535)]
