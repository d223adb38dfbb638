"""The human check: always answerable, another question after each wrong picture, and never in the way for long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.human_check import MOST_WRONG, OFFERED, HumanCheck
from bot.domain.ids import ProspectId

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CHECKS = some.builds(
    HumanCheck,
    prospect=some.integers(1).map(ProspectId),
    asked_at=some.datetimes(timezones=some.just(UTC)),
    wrong=some.integers(0, 5),
)


@given(CHECKS)
def test_the_right_picture_is_one_of_three_different_ones(check: HumanCheck) -> None:
    """And the same whenever it is looked at."""
    assert check.right in check.offered
    assert len(set(check.offered)) == OFFERED
    assert (check.right, check.offered) == (check.right, check.offered)


@given(CHECKS)
def test_a_question_that_was_kept_is_the_one_that_was_asked(check: HumanCheck) -> None:
    """Moments are kept to the millisecond; the picture that was named must not become a wrong one by that."""
    milliseconds = check.asked_at.microsecond // 1000
    kept = replace(check, asked_at=check.asked_at.replace(microsecond=milliseconds * 1000))

    assert (kept.offered, kept.right) == (check.offered, check.right)


def test_whoever_guesses_does_not_find_it_always_in_the_same_place() -> None:
    """Neither from person to person nor from question to question."""
    checks = [HumanCheck(prospect=ProspectId(number), asked_at=NOW, wrong=number % 3) for number in range(60)]

    assert {check.offered.index(check.right) for check in checks} == set(range(OFFERED))


def test_after_some_wrong_ones_nothing_more_is_asked() -> None:
    """What is said is kept all the same."""
    check = HumanCheck(prospect=ProspectId(1), asked_at=NOW)
    for _ in range(MOST_WRONG):
        assert not check.given_up
        check = check.answered_wrong()

    assert check.given_up


def test_an_old_question_stands_in_nobodys_way() -> None:
    """Nor does one from before the clock was set back."""
    check = HumanCheck(prospect=ProspectId(1), asked_at=NOW)

    assert not check.is_over(NOW + timedelta(minutes=59))
    assert check.is_over(NOW + timedelta(hours=1))
    assert check.is_over(NOW - timedelta(minutes=1))
