"""The clock: aware, in UTC, and stored without loss."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Clock, epoch_ms, from_epoch_ms
from tests.clocks import START, ScaledClock

MILLISECONDS = st.integers(min_value=-(10**12), max_value=10**13)


def test_now_is_aware_and_in_utc() -> None:
    assert Clock().now().utcoffset() == timedelta(0)


@given(MILLISECONDS, st.integers(min_value=-12, max_value=14))
def test_a_stored_moment_comes_back_from_any_time_zone(milliseconds: int, offset: int) -> None:
    moment = from_epoch_ms(milliseconds).astimezone(timezone(timedelta(hours=offset)))

    assert epoch_ms(moment) == milliseconds


def test_a_stored_moment_comes_back_in_utc() -> None:
    assert from_epoch_ms(1_000).tzinfo is UTC


def test_a_moment_without_a_time_zone_cannot_be_stored() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        epoch_ms(datetime(2026, 3, 2))  # noqa: DTZ001 - the mistake this test is about


async def test_a_scaled_clock_sleeps_its_own_seconds() -> None:
    clock = ScaledClock(speed=1_000)

    await clock.sleep(20)

    assert clock.now() - START >= timedelta(seconds=20)


def test_a_scaled_clock_can_jump() -> None:
    clock = ScaledClock()

    clock.pass_time(timedelta(days=3))

    assert clock.now() - START >= timedelta(days=3)
    assert clock.monotonic() >= timedelta(days=3).total_seconds()
