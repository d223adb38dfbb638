"""The daily line: once a working day, in the hours, of whole days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.daily_line import DailyLine
from bot.domain.working_hours import Shift, WorkingHours

MOSCOW = ZoneInfo("Europe/Moscow")
WEEKDAYS = tuple(Shift(weekday=day, opens=9 * 60, closes=18 * 60) for day in range(5))
OFFICE = WorkingHours(zone=MOSCOW, shifts=WEEKDAYS, holidays=frozenset({date(2026, 3, 9)}))
LINE = DailyLine(at=time(9, 30), hours=OFFICE)


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "told_upto", "due"),
    [
        (moscow(3, 9, 29), moscow(2, 0), False),
        (moscow(3, 9, 30), moscow(2, 0), True),
        (moscow(3, 9, 31), moscow(3, 0), False),
        (moscow(3, 17, 59), moscow(2, 0), True),
        (moscow(3, 18, 0), moscow(2, 0), False),
        (moscow(7, 12), moscow(6, 0), False),
        (moscow(9, 12), moscow(6, 0), False),
        (moscow(10, 9, 30), moscow(6, 0), True),
        (moscow(3, 12), moscow(4, 0), False),
    ],
    ids=["too early", "now", "told", "late", "after work", "on Saturday", "on a holiday", "after it", "set back"],
)
def test_a_line_is_due_in_the_hours_of_a_working_day_once(now: datetime, told_upto: datetime, due: bool) -> None:
    assert LINE.is_due(now, told_upto) is due


def test_a_time_outside_the_hours_is_when_work_begins() -> None:
    late = DailyLine(at=time(22), hours=OFFICE)

    assert [late.is_due(moscow(3, hour), moscow(2, 0)) for hour in (8, 9, 22)] == [False, True, False]


def test_whoever_is_always_there_reads_it_at_the_time() -> None:
    always = DailyLine(at=time(9, 30), hours=WorkingHours(zone=MOSCOW, shifts=()))

    assert [always.is_due(moscow(7, 9, minute), moscow(6, 0)) for minute in (29, 30)] == [False, True]


def test_a_line_of_several_days_is_not_called_yesterdays() -> None:
    friday, monday = moscow(6, 0), moscow(9, 0)

    assert LINE.midnight(moscow(9, 12)) == monday
    assert LINE.is_yesterday(monday - timedelta(days=1), monday)
    assert not LINE.is_yesterday(friday, monday)
