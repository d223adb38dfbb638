"""The expected wait: the median of real waits in working time, rounded up; never less than the truth."""

from datetime import UTC, datetime, timedelta
from math import ceil
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.expected_wait import FEWEST_WAITS, MINUTE, STEPS, ExpectedWait, Wait, expected_wait, rounded_up
from bot.domain.working_hours import Shift, WorkingHours

MOSCOW = ZoneInfo("Europe/Moscow")
ALWAYS = WorkingHours(zone=MOSCOW, shifts=())
OFFICE = WorkingHours(zone=MOSCOW, shifts=tuple(Shift(weekday=day, opens=540, closes=1080) for day in range(5)))
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=MOSCOW).astimezone(UTC)
PROMISED = 45


def waits_of(*minutes: float) -> list[Wait]:
    """People who asked on Monday morning and waited that long."""
    return [Wait(since=MONDAY, until=MONDAY + minute * MINUTE) for minute in minutes]


def test_until_there_are_ten_waits_the_owners_promise_is_expected() -> None:
    """Nine quick answers tell too little."""
    assert expected_wait(waits_of(*[1] * 9), ALWAYS, promised=PROMISED) == ExpectedWait(minutes=45, usual=False)
    assert expected_wait(waits_of(*[1] * 10), ALWAYS, promised=PROMISED) == ExpectedWait(minutes=1, usual=True)


def test_nights_and_weekends_are_no_waiting() -> None:
    """Asked on Friday evening, answered on Monday at ten past nine: ten minutes."""
    friday = MONDAY - timedelta(days=3) + timedelta(hours=10)
    overnight = [Wait(since=friday, until=MONDAY + timedelta(minutes=10))] * FEWEST_WAITS

    assert expected_wait(overnight, OFFICE, promised=PROMISED) == ExpectedWait(minutes=10, usual=True)


def test_a_few_long_waits_do_not_frighten_and_a_few_short_ones_do_not_promise() -> None:
    """The median, and of an even number the longer one in the middle."""
    assert expected_wait(waits_of(*[7] * 9, 6000, 6000), ALWAYS, promised=PROMISED).minutes == 10
    assert expected_wait(waits_of(*[4] * 5, *[50] * 5), ALWAYS, promised=PROMISED).minutes == 60


@pytest.mark.parametrize(
    ("took", "said"), [(0.0, 1), (0.2, 1), (1.1, 2), (4, 5), (5, 5), (5.01, 10), (61, 90), (481, 720), (721, 960)]
)
def test_it_is_rounded_up_to_what_people_say(took: float, said: int) -> None:
    """Nobody says "eleven minutes"."""
    assert rounded_up(took * MINUTE) == said


@given(st.lists(st.floats(min_value=0, max_value=20_000), min_size=FEWEST_WAITS, max_size=50))
def test_half_of_the_people_at_least_waited_no_longer_than_is_said(minutes: list[float]) -> None:
    """Whatever the waits were, and in steps that people know."""
    expected = expected_wait(waits_of(*minutes), ALWAYS, promised=PROMISED)

    short = sum(minute <= expected.minutes + 1e-6 for minute in minutes)
    assert short * 2 >= len(minutes)
    assert expected.minutes in STEPS or expected.minutes % 240 == 0


@given(
    st.integers(min_value=0, max_value=60 * 24 * 330),
    st.integers(min_value=0, max_value=60 * 24 * 20),
    st.integers(min_value=1, max_value=3000),
)
def test_what_is_promised_is_what_will_have_been_worked(begin: int, later: int, minutes: int) -> None:
    """Counting working time backwards gives what counting forwards promised; it never goes down with time."""
    since = MONDAY + begin * MINUTE
    promised = OFFICE.promise(since, minutes)

    assert promised is not None
    assert OFFICE.worked(since, promised) == minutes * MINUTE
    assert OFFICE.worked(since, since + later * MINUTE) <= OFFICE.worked(since, since + (later + 1) * MINUTE)
    assert OFFICE.worked(promised, since) == timedelta()


def test_what_was_answered_after_hours_makes_nobody_look_quick() -> None:
    """Half an hour in the evening is no time at work; those who ask at noon would not be answered in a minute."""
    evening = MONDAY + timedelta(hours=10)
    answered_in_the_evening = [Wait(since=evening, until=evening + 30 * MINUTE)] * 20
    assert expected_wait(answered_in_the_evening, OFFICE, promised=PROMISED).usual is False
    assert expected_wait([*answered_in_the_evening, *waits_of(*[20] * 10)], OFFICE, promised=PROMISED).minutes == 20


@pytest.mark.parametrize("seed", range(5))
def test_through_a_simulated_history_at_least_half_of_the_promises_are_kept(seed: int) -> None:
    """Day after day the team answers as it can; what is said comes from the last fifty answers before."""
    random = Random(seed)
    waits: list[Wait] = []
    kept = asked = 0
    now = MONDAY
    for _ in range(400):
        now += timedelta(minutes=random.randrange(1, 600))
        expected = expected_wait(waits[-50:], OFFICE, promised=PROMISED)
        answered = OFFICE.promise(now, ceil(random.lognormvariate(3, 1)))
        assert answered is not None
        waits.append(Wait(since=now, until=answered))
        if expected.usual:
            asked += 1
            kept += OFFICE.worked(now, answered) <= expected.minutes * MINUTE
    assert kept * 2 >= asked > 300
