"""Working hours in words, as they stand on a door."""

from dataclasses import replace

import pytest

from bot.domain.working_hours import MINUTES_A_DAY, Shift, WorkingHours
from bot.texts import speaking
from bot.views.hours_in_words import hours_in_words
from tests.houses import MOSCOW

NONE = WorkingHours(zone=MOSCOW, shifts=())


def shifts(days: range, opens: int, closes: int) -> tuple[Shift, ...]:
    """The same hours on several days."""
    return tuple(Shift(weekday=day, opens=opens * 60, closes=closes * 60) for day in days)


@pytest.mark.parametrize(
    ("open_at", "russian", "english"),
    [
        (shifts(range(5), 9, 18), "пн–пт 09:00–18:00", "Mon–Fri 09:00–18:00"),
        (
            (*shifts(range(5), 14, 18), *shifts(range(5), 9, 13), *shifts(range(5, 6), 10, 24)),
            "пн–пт 09:00–13:00 · 14:00–18:00, сб 10:00–00:00",
            "Mon–Fri 09:00–13:00 · 14:00–18:00, Sat 10:00–00:00",
        ),
        ((*shifts(range(1), 9, 18), *shifts(range(2, 3), 9, 18)), "пн 09:00–18:00, ср 09:00–18:00", None),
    ],
)
def test_days_with_the_same_hours_stand_together(open_at: tuple[Shift, ...], russian: str, english: str | None) -> None:
    hours = replace(NONE, shifts=open_at)

    assert hours_in_words(speaking("ru"), hours) == russian
    assert english is None or hours_in_words(speaking("en"), hours) == english


def test_who_never_closes_has_no_hours_to_name() -> None:
    """Round the clock, or without hours in the config."""
    round_the_clock = tuple(Shift(weekday=day, opens=0, closes=MINUTES_A_DAY) for day in range(7))

    assert hours_in_words(speaking("ru"), NONE) is None
    assert hours_in_words(speaking("ru"), replace(NONE, shifts=round_the_clock)) is None
