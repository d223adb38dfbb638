"""The budget: room for whoever pastes or picks a lot, an end to what never ends, and no memory of what is long over."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.budget import AT_ONCE, IN_AN_HOUR, Budget

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PAUSES = st.lists(st.one_of(st.just(0), st.integers(0, 2_000), st.integers(0, 400_000)), max_size=700)


def taken(moments: list[datetime]) -> list[datetime]:
    """At which of these moments something was within the budget."""
    budget, within = Budget.untouched(moments[0]) if moments else None, []
    for moment in moments:
        spent = budget.spend(moment) if budget else None
        if spent is not None:
            budget = spent
            within.append(moment)
    return within


def moments_after(pauses: list[int]) -> list[datetime]:
    """Moments with these milliseconds between them."""
    moments, moment = [], NOW
    for pause in pauses:
        moment += timedelta(milliseconds=pause)
        moments.append(moment)
    return moments


def most_within(moments: list[datetime], window: timedelta) -> int:
    """The most that fell into any stretch of time of this length."""
    return max((sum(start <= moment < start + window for moment in moments) for start in moments), default=0)


def test_fifty_pictures_at_once_and_thirty_lines_a_minute_later_are_within_it() -> None:
    """Nobody who just has a lot to show or to say is asked to wait."""
    moments = [NOW] * 50 + [NOW + MINUTE] * 30

    assert taken(moments) == moments


def test_a_message_every_quarter_of_a_minute_is_within_it_all_day() -> None:
    """A long talk is no flood."""
    moments = [NOW + number * timedelta(seconds=15) for number in range(5_000)]

    assert taken(moments) == moments


@given(PAUSES)
def test_no_stretch_of_time_holds_more_than_there_is(pauses: list[int]) -> None:
    """However it is spread: what was there at first, and what has been given back since."""
    within = taken(moments_after(pauses))

    assert most_within(within, MINUTE) <= AT_ONCE.at_once + MINUTE // AT_ONCE.each
    assert most_within(within, HOUR) <= IN_AN_HOUR.at_once + HOUR // IN_AN_HOUR.each


@given(PAUSES, st.integers(-10_000_000, 10_000_000))
def test_whatever_was_sent_there_is_room_again_soon(pauses: list[int], shift: int) -> None:
    """Also where the clock was set back or forward meanwhile: a flood silences nobody for good."""
    budget = Budget.untouched(NOW)
    for moment in moments_after(pauses):
        budget = budget.spend(moment) or budget
    later = moments_after(pauses)[-1] if pauses else NOW
    set_to = later + timedelta(seconds=shift)

    room = [budget.spend(set_to), budget.spend(set_to + IN_AN_HOUR.each)]

    assert any(room)


@given(PAUSES, st.integers(1, 10_000_000))
def test_a_clock_that_is_set_back_spends_nothing(pauses: list[int], seconds: int) -> None:
    """By however little: all of it is there again."""
    budget, spent_at = Budget.untouched(NOW), NOW
    for moment in moments_after(pauses):
        after = budget.spend(moment)
        budget, spent_at = (after, moment) if after is not None else (budget, spent_at)
    set_to = spent_at - timedelta(seconds=seconds)

    for _ in range(AT_ONCE.at_once):
        after = budget.spend(set_to)
        assert after is not None
        budget = after


def test_the_end_of_it_is_told_once_a_minute() -> None:
    """And at once where the clock was set back."""
    told = Budget.untouched(NOW).noticed(NOW)

    assert not told.wants_notice(NOW + timedelta(seconds=59))
    assert told.wants_notice(NOW + MINUTE)
    assert told.wants_notice(NOW - MINUTE)
