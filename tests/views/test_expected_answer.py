"""By when an answer may be expected, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.expected_wait import ExpectedWait
from bot.domain.working_hours import Shift, WorkingHours
from bot.house_rules import OwnWords
from bot.texts import LANGUAGES, speaking
from bot.views.expected_answer import expected_answer
from tests.houses import MOSCOW, PLAIN_HOUSE

WEEKDAYS = tuple(Shift(weekday=day, opens=9 * 60, closes=18 * 60) for day in range(5))
RULES = replace(PLAIN_HOUSE, hours=WorkingHours(zone=MOSCOW, shifts=WEEKDAYS), reply_minutes=60)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Moscow; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "minutes", "russian", "english"),
    [
        (at(23, 10), 60, "Ответим в течение часа.", "We will answer within an hour."),
        (at(23, 10), 1, "Ответим в течение минуты.", "We will answer within a minute."),
        (at(23, 10), 120, "Ответим в течение 2 часов.", "We will answer within 2 hours."),
        (at(23, 10), 21, "Ответим в течение 21 минуты.", "We will answer within 21 minutes."),
        (at(23, 10), 45, "Ответим в течение 45 минут.", "We will answer within 45 minutes."),
        (at(23, 10), 240, "Ответим сегодня до 14:00.", "We will answer today by 14:00."),
        (at(23, 17, 30), 60, "Ответим завтра до 09:30.", "We will answer tomorrow by 09:30."),
        (
            at(23, 8),
            60,
            "Сейчас закрыто, ответим сегодня с 09:00 до 10:00.",
            "We are closed just now and will answer today from 09:00 to 10:00.",
        ),
        (
            at(23, 22),
            60,
            "Сейчас закрыто, ответим завтра с 09:00 до 10:00.",
            "We are closed just now and will answer tomorrow from 09:00 to 10:00.",
        ),
        (
            at(28, 12),
            60,
            "Сейчас закрыто, ответим 30 ноября с 09:00 до 10:00.",
            "We are closed just now and will answer on November 30 from 09:00 to 10:00.",
        ),
        (
            at(23, 22),
            600,
            "Сейчас закрыто, ответим 25 ноября до 10:00.",
            "We are closed just now and will answer on November 25 by 10:00.",
        ),
        (
            at(23, 17, 31),
            60,
            "Ответим завтра до 09:35.",
            "We will answer tomorrow by 09:35.",
        ),
    ],
)
def test_the_promise_keeps_to_working_hours(now: datetime, minutes: int, russian: str, english: str) -> None:
    """Within minutes while somebody works, else by a time in the business's own zone."""
    promised = ExpectedWait(minutes=minutes, usual=False)

    assert [expected_answer(speaking(language), RULES, now, promised) for language in LANGUAGES] == [russian, english]


@pytest.mark.parametrize(
    ("now", "minutes", "russian", "english"),
    [
        (at(23, 10), 1, "Обычно отвечаем за минуту.", "We usually answer within a minute."),
        (at(23, 10), 10, "Обычно отвечаем за 10 минут.", "We usually answer within 10 minutes."),
        (at(23, 10), 2, "Обычно отвечаем за 2 минуты.", "We usually answer within 2 minutes."),
        (at(23, 10), 60, "Обычно отвечаем за час.", "We usually answer within an hour."),
        (at(23, 10), 180, "Обычно отвечаем за 3 часа.", "We usually answer within 3 hours."),
        (
            at(23, 10),
            300,
            "Скорее всего, ответим сегодня до 15:00.",
            "Most likely we will answer today by 15:00.",
        ),
        (
            at(23, 22),
            10,
            "Сейчас закрыто. Скорее всего, ответим завтра с 09:00 до 09:10.",
            "We are closed just now. Most likely we will answer tomorrow from 09:00 to 09:10.",
        ),
    ],
)
def test_what_real_waits_tell_is_said_as_usual_and_not_as_a_promise(
    now: datetime, minutes: int, russian: str, english: str
) -> None:
    """Half of the people waited longer, after all."""
    usual = ExpectedWait(minutes=minutes, usual=True)

    assert [expected_answer(speaking(language), RULES, now, usual) for language in LANGUAGES] == [russian, english]


def test_without_working_time_ahead_nothing_is_promised() -> None:
    """Three weeks of holidays."""
    holidays = frozenset(date(2026, month, day) for month, days in ((11, 30), (12, 31)) for day in range(1, days + 1))
    rules = replace(RULES, hours=replace(RULES.hours, holidays=holidays))
    promised = ExpectedWait(minutes=60, usual=False)

    assert expected_answer(speaking("ru"), rules, at(2, 12), promised) == "Ответим, как только сможем."


def test_the_owners_sentence_for_closed_hours_stands_before_the_honest_time() -> None:
    """It is not said while somebody works."""
    rules = replace(RULES, own_words={"ru": OwnWords(closed_sentence="Мы на связи <b>по будням</b>.")})
    say, promised = speaking("ru"), ExpectedWait(minutes=60, usual=False)

    closed = expected_answer(say, rules, at(23, 22), promised)
    assert closed == "Мы на связи <b>по будням</b>. Ответим завтра с 09:00 до 10:00."
    assert expected_answer(say, rules, at(23, 10), promised) == "Ответим в течение часа."
