"""Notes: a mark at the beginning keeps a message inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notes import is_note, words_of_note


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("// после шести", "после шести"),
        ("//после шести", "после шести"),
        ("  /// после\nшести ", "после\nшести"),
        ("// //", "//"),
        ("//", ""),
    ],
)
def test_what_follows_the_mark_is_noted(typed: str, noted: str) -> None:
    assert is_note(typed)
    assert words_of_note(typed) == noted


@pytest.mark.parametrize("typed", ["Прайс: https://example.com", "/leads", "После шести // или утром", "", None])
def test_a_mark_anywhere_else_is_none(typed: str | None) -> None:
    assert not is_note(typed)


@given(st.text(), st.sampled_from(["//", " //", "///", "\n// "]))
def test_whatever_follows_the_mark_stays_inside(words: str, mark: str) -> None:
    assert is_note(mark + words)
