"""Prospect: a messenger account with a pseudonym that says nothing and never repeats."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contact_points import ContactKind, Origin
from bot.domain.ids import ProspectId
from bot.domain.prospect import LARGEST_PART, Prospect, part_of_all, pseudonym_number
from tests.domain.people import NOW

IDS = st.integers(min_value=0, max_value=10**12).map(ProspectId)


def anna() -> Prospect:
    return Prospect(
        id=ProspectId(1),
        telegram_id=1001,
        telegram_name="Анна",
        username="anna",
        language="ru",
        name=None,
        blocked_at=None,
        created_at=NOW,
    )


def test_the_messenger_account_is_a_contact_that_telegram_vouches_for() -> None:
    point = anna().identity_point

    assert (point.value.kind, point.value.normal_form) == (ContactKind.TELEGRAM, "1001")
    assert (point.verified, point.origin, point.primary) == (True, Origin.MESSENGER, False)


def test_the_first_nine_thousand_prospects_share_out_the_four_digit_numbers() -> None:
    numbers = {pseudonym_number(ProspectId(number)) for number in range(9_000)}

    assert numbers == set(range(1_000, 10_000))


def test_the_next_ninety_thousand_share_out_the_five_digit_numbers() -> None:
    numbers = {pseudonym_number(ProspectId(number)) for number in range(9_000, 99_000)}

    assert numbers == set(range(10_000, 100_000))


@given(IDS, IDS)
def test_two_prospects_never_have_the_same_number(one: ProspectId, other: ProspectId) -> None:
    assert (pseudonym_number(one) == pseudonym_number(other)) is (one == other)


@given(IDS)
def test_a_prospect_keeps_its_number(prospect: ProspectId) -> None:
    assert pseudonym_number(prospect) == pseudonym_number(prospect) >= 1_000


def test_numbers_do_not_tell_who_came_after_whom() -> None:
    numbers = [pseudonym_number(ProspectId(number)) for number in range(1, 20)]

    assert numbers != sorted(numbers)
    assert all(abs(later - earlier) > 1 for earlier, later in pairwise(numbers))


@given(newest=st.integers(min_value=1, max_value=10**6), began=st.integers(min_value=0, max_value=10**9))
def test_in_turn_every_part_is_looked_at_wherever_it_begins(newest: int, began: int) -> None:
    parts = [part_of_all(began + turn, newest) for turn in range(newest // LARGEST_PART + 1)]

    assert sorted(part.after for part in parts) == list(range(0, newest + 1, LARGEST_PART))
    assert {part.upto - part.after for part in parts} == {LARGEST_PART}
