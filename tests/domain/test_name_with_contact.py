"""A name typed together with one contact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.name_with_contact import part_contact


@pytest.mark.parametrize(
    ("typed", "name", "contact"),
    [
        ("Анна, 89123456789", "Анна", "+79123456789"),
        ("Анна Петрова 8 912 345-67-89", "Анна Петрова", "+79123456789"),
        ("+7 (912) 345-67-89, Анна Петрова", "Анна Петрова", "+79123456789"),
        ("Анна\n+7 912 345-67-89", "Анна", "+79123456789"),
        ("Анна, тел. 8 912 345-67-89", "Анна", "+79123456789"),
        ("Анна anna@example.com", "Анна", "anna@example.com"),
        ("Anna@Example.com, Анна", "Анна", "anna@example.com"),
    ],
)
def test_a_name_and_a_contact_are_told_apart(typed: str, name: str, contact: str) -> None:
    """The name first or last, a comma or a space between."""
    parted = part_contact(typed, "RU")

    assert parted is not None
    assert (parted[0], parted[1].normal_form) == (name, contact)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Анна",
        "Анна Петрова",
        "89123456789",
        "8 912 345-67-89",
        "тел. 8 912 345-67-89",
        "anna@example.com",
        "Анна, 123",
        "Анна, anna@",
        "Анна2, 89123456789",
        "Анна, 89123456789, anna@example.com",
        "Анна 89123456789 Петрова",
        "Анна, 89123456789 " * 200,
    ],
)
def test_anything_else_is_left_whole(typed: str) -> None:
    """No contact, two of them, one that is wrong, or one in the middle."""
    assert part_contact(typed, "RU") is None


@settings(deadline=None)  # the machine may be busy
@given(st.text(st.sampled_from("0123456789+()-. @,аbЯ\n"), max_size=60))
def test_no_digit_and_no_address_is_left_in_the_name(typed: str) -> None:
    """Whatever is typed."""
    parted = part_contact(typed, "RU")

    assert parted is None or not any(char.isdigit() or char == "@" for char in parted[0])
