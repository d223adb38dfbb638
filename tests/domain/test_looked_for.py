"""What is looked for: enough to say something, on one line, and news only a few times a day."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import InterestId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.looked_for import LONGEST, MOST_A_DAY, SHORTEST, is_news, read_words
from tests.storage.examples import NOW


def line(words: str | None, *, topic: str | None = None, route: Route = Route.INLINE_QUERY, hours: int = 1) -> Interest:
    """What was shown some hours ago."""
    return Interest(
        id=InterestId(1), prospect=ProspectId(1), route=route, campaign=None, topic=topic, words=words,
        created_at=NOW - timedelta(hours=hours),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  кухня\n лофт ", "кухня лофт"), ("цены", "цены"), ("", None), ("к", None), ("???", None),
        ("\u202eабв", "абв"),
    ],
)  # fmt: skip
def test_words_are_read_on_one_line(typed: str, words: str | None) -> None:
    assert read_words(typed) == words


@given(st.text(max_size=2 * LONGEST))
def test_whatever_is_typed_is_words_that_can_be_kept_or_nothing(typed: str) -> None:
    words = read_words(typed)
    if words is not None:
        assert SHORTEST <= len(words) <= LONGEST
        assert words.isprintable()
        assert read_words(words) == words


def test_the_same_is_news_once_a_day() -> None:
    assert not is_news([line("кухня")], "кухня", None, NOW)
    assert is_news([line("кухня")], "кухня", "Цены", NOW)
    assert is_news([line("кухня", hours=25)], "кухня", None, NOW)
    assert is_news([line("кухня", route=Route.QUESTION)], "кухня", None, NOW)


def test_ever_more_of_it_is_no_news() -> None:
    journal = [line(f"кухня {number}") for number in range(MOST_A_DAY)]
    assert is_news(journal[1:], "шкаф", None, NOW)
    assert not is_news(journal, "шкаф", None, NOW)
