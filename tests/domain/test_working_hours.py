"""Working hours: open and closed, when work goes on, what is promised across evenings, days off and clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.working_hours import MINUTES_A_DAY, Shift, WorkingHours

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
NINE, ONE, TWO, SIX = 9 * 60, 13 * 60, 14 * 60, 18 * 60

OFFICE = WorkingHours(
    zone=MOSCOW,
    shifts=tuple(Shift(weekday=day, opens=NINE, closes=SIX) for day in range(5)),
    holidays=frozenset({date(2026, 3, 9)}),
)
WITH_LUNCH = WorkingHours(
    zone=MOSCOW, shifts=(Shift(weekday=0, opens=TWO, closes=SIX), Shift(weekday=0, opens=NINE, closes=ONE))
)
ROUND_THE_CLOCK = tuple(Shift(weekday=day, opens=0, closes=MINUTES_A_DAY) for day in range(7))
ALWAYS = WorkingHours(zone=BERLIN, shifts=ROUND_THE_CLOCK)
NO_SHIFTS = WorkingHours(zone=MOSCOW, shifts=())


def moscow(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026, whose second is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (moscow(2, 8, 59), False),
        (moscow(2, 9), True),
        (moscow(2, 17, 59), True),
        (moscow(2, 18), False),
        (moscow(7, 12), False),
        (moscow(9, 12), False),
        (moscow(10, 12), True),
    ],
    ids=["before nine", "at nine", "before six", "at six", "on saturday", "on a holiday", "after the holiday"],
)
def test_the_office_is_open_from_nine_until_six_on_working_days(moment: datetime, is_open: bool) -> None:
    assert OFFICE.is_open(moment) is is_open
    assert OFFICE.is_open(moment.astimezone(UTC)) is is_open


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (moscow(2, 12), moscow(2, 12)),
        (moscow(2, 7), moscow(2, 9)),
        (moscow(2, 18), moscow(3, 9)),
        (moscow(6, 18), moscow(10, 9)),
    ],
    ids=["during work", "before work", "in the evening", "before a weekend and a holiday"],
)
def test_work_goes_on_at_the_next_opening(moment: datetime, opens: datetime) -> None:
    assert OFFICE.opens_next(moment) == opens


@pytest.mark.parametrize(
    ("moment", "promised"),
    [
        (moscow(2, 12), moscow(2, 12, 30)),
        (moscow(2, 17, 30), moscow(2, 18)),
        (moscow(2, 17, 45), moscow(3, 9, 15)),
        (moscow(2, 22), moscow(3, 9, 30)),
        (moscow(6, 17, 50), moscow(10, 9, 20)),
    ],
    ids=["during work", "until closing", "over the evening", "at night", "over the weekend and a holiday"],
)
def test_a_promise_counts_working_minutes(moment: datetime, promised: datetime) -> None:
    assert OFFICE.promise(moment, 30) == promised


def test_lunch_is_no_working_time_in_whatever_order_shifts_are_written() -> None:
    assert not WITH_LUNCH.is_open(moscow(2, 13, 30))
    assert WITH_LUNCH.opens_next(moscow(2, 13, 30)) == moscow(2, 14)
    assert WITH_LUNCH.promise(moscow(2, 12, 45), 30) == moscow(2, 14, 15)


def test_without_shifts_somebody_is_always_there() -> None:
    night = moscow(7, 3)
    assert NO_SHIFTS.is_open(night)
    assert NO_SHIFTS.promise(night, 30) == night + timedelta(minutes=30)


def test_a_night_of_two_shifts_is_worked_through() -> None:
    hours = WorkingHours(
        zone=MOSCOW,
        shifts=(Shift(weekday=0, opens=22 * 60, closes=MINUTES_A_DAY), Shift(weekday=1, opens=0, closes=6 * 60)),
    )
    assert hours.is_open(moscow(3, 0))
    assert hours.promise(moscow(2, 23, 45), 30) == moscow(3, 0, 15)


def test_nothing_is_promised_where_nobody_works_for_weeks() -> None:
    holidays = frozenset(date(2026, 3, 2) + timedelta(days=ahead) for ahead in range(30))
    on_leave = WorkingHours(zone=MOSCOW, shifts=ROUND_THE_CLOCK, holidays=holidays)

    assert on_leave.opens_next(moscow(2, 12)) is None
    assert on_leave.promise(moscow(2, 12), 30) is None
    assert not on_leave.is_open(moscow(2, 12))


@pytest.mark.parametrize("eve", [date(2026, 3, 28), date(2026, 10, 24)], ids=["an hour lost", "an hour won"])
def test_a_promise_lasts_as_long_over_a_clock_change(eve: date) -> None:
    """In Berlin the clocks change at the end of March and of October, in the night to Sunday."""
    evening = datetime(eve.year, eve.month, eve.day, 23, 30, tzinfo=BERLIN).astimezone(UTC)

    assert ALWAYS.promise(evening, 24 * 60) == evening + timedelta(hours=24)


@pytest.mark.parametrize(
    ("sunday", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)], ids=["an hour lost", "an hour won"]
)
def test_the_day_of_a_clock_change_has_the_hours_it_has(sunday: date, hours: int) -> None:
    only_sunday = WorkingHours(zone=BERLIN, shifts=(Shift(weekday=6, opens=0, closes=MINUTES_A_DAY),))
    midnight = datetime(sunday.year, sunday.month, sunday.day, tzinfo=BERLIN).astimezone(UTC)

    assert only_sunday.promise(midnight - timedelta(hours=1), hours * 60) == midnight + timedelta(hours=hours)


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds


@given(moment=MOMENTS, minutes=st.integers(1, 600))
def test_a_promise_falls_into_working_time_and_never_before_its_minutes_have_passed(
    moment: datetime, minutes: int
) -> None:
    promised = OFFICE.promise(moment, minutes)

    assert promised is not None
    assert promised - moment >= timedelta(minutes=minutes)
    assert OFFICE.is_open(promised - timedelta(seconds=1))


@given(moment=MOMENTS)
def test_work_goes_on_in_working_time_and_not_in_the_past(moment: datetime) -> None:
    opens = OFFICE.opens_next(moment)

    assert opens is not None
    assert opens >= moment
    assert OFFICE.is_open(opens)
