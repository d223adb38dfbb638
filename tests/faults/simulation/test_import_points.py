"""An import killed before any of its steps shows nothing or everything; so does one that is being taken back."""

import pytest

from tests.faults.simulation.import_points import (
    Course,
    bring_in,
    broken_at,
    broken_on_the_way_back,
    take_back,
)

STRIDE = 5
"""Every step is tried by `python -m tests.faults.simulation.import_points`."""


@pytest.fixture(scope="module")
def undisturbed() -> Course:
    """How a file comes in where nobody kills anything."""
    return bring_in()


def test_a_file_comes_in_and_goes_again(undisturbed: Course) -> None:
    """Else the promises would be kept for want of anything that could break them."""
    assert undisturbed.steps > 50
    assert len(undisturbed.before) == 2
    assert len(undisturbed.again) == 6
    assert undisturbed.taken_back == undisturbed.before


def test_wherever_it_is_killed_nothing_is_half_there_or_doubled(undisturbed: Course) -> None:
    broken = [said for step in range(1, undisturbed.steps, STRIDE) for said in broken_at(step, undisturbed)]

    assert broken == []


def test_a_way_back_that_is_killed_leaves_all_or_nothing_and_is_gone_again() -> None:
    way = take_back()
    broken = [said for step in range(1, way.steps + 1) for said in broken_on_the_way_back(step)]

    assert way.steps > 20
    assert way.whole != way.before
    assert way.in_the_end == way.before
    assert broken == []
