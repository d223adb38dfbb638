"""Evidence: what speaks for somebody besides a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.ids import ClientId
from bot.domain.likeness.evidence import Evidence, Told, odds_of, phones_one_digit_off

PHONE = "+79123456789"


def off(phone: str) -> set[str]:
    """The numbers that one slip makes of a phone."""
    return {each.normal_form for each in phones_one_digit_off(ContactValue(kind=ContactKind.PHONE, normal_form=phone))}


def told(evidence: Evidence, of: int) -> Told:
    return Told(ClientId(1), evidence, of)


@pytest.mark.parametrize(
    ("slipped", "found"),
    [
        ("+79123456780", True),
        ("+79123456798", True),
        ("+79123546789", True),
        ("+79123456789", False),
        ("+89123456789", False),
        ("+79123456700", False),
        ("+7912345678", False),
    ],
)
def test_a_phone_is_off_by_one_digit_or_by_two_that_changed_places(slipped: str, found: bool) -> None:
    assert (slipped in off(PHONE)) is found


@given(st.from_regex(r"\+[1-9][0-9]{8,13}", fullmatch=True))
def test_whoever_is_off_by_one_digit_is_so_from_either_side(phone: str) -> None:
    slipped = off(phone)

    assert phone not in slipped
    assert all(len(each) == len(phone) and each[:3] == phone[:3] for each in slipped)
    assert all(phone in off(each) for each in sorted(slipped)[::17])


@pytest.mark.parametrize(
    "value",
    [
        ContactValue(kind=ContactKind.EMAIL, normal_form="anna@example.com"),
        ContactValue(kind=ContactKind.TELEGRAM, normal_form="7912345678"),
        ContactValue(kind=ContactKind.PHONE, normal_form="+7112"),
    ],
)
def test_what_is_no_phone_has_no_digits_to_mistake(value: ContactValue) -> None:
    assert phones_one_digit_off(value) == ()


@pytest.mark.parametrize("evidence", Evidence)
def test_what_holds_for_few_tells_more_than_what_holds_for_many(evidence: Evidence) -> None:
    assert odds_of(told(evidence, 1), 10_000) > odds_of(told(evidence, 50), 10_000) > 0


@pytest.mark.parametrize("evidence", Evidence)
def test_what_holds_for_everybody_tells_nothing(evidence: Evidence) -> None:
    assert odds_of(told(evidence, 10), 10) == 0
