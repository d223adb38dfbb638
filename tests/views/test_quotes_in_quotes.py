"""Quotes in quotes: what stands in quotes has no second pair of the same ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import Markup, Say, speaking

POST = "Post “{title}”: {figures}"


@pytest.mark.parametrize(
    ("language", "title", "read"),
    [
        ("ru", "Новая кухня «Лофт»", "Пост «Новая кухня „Лофт“»: «1»"),
        ("ru", "The “Loft”", "Пост «The “Loft”»: «1»"),
        ("en", "The “Loft” kitchen", "Post “The ‘Loft’ kitchen”: «1»"),
        ("en", "Новая кухня «Лофт»", "Post “Новая кухня ‘Лофт’”: «1»"),
    ],
)
def test_a_title_in_quotes_has_others_inside(language: str, title: str, read: str) -> None:
    """What stands beside the quotes keeps its own."""
    say = speaking(language)
    assert say(POST, title=title, figures="«1»") == read
    assert say.plain(POST, title=title, figures="«1»") == read


def test_what_is_markup_already_stays_as_it_is(say: Say) -> None:
    assert "<b>«Лофт»</b>" in say(POST, title=Markup("<b>«Лофт»</b>"), figures="")


@given(title=st.text(alphabet="«»“”аб", max_size=9))
def test_quotes_of_one_kind_never_stand_in_each_other(title: str) -> None:
    assert speaking("ru")(POST, title=title, figures="").count("«") == 1
    assert speaking("en")(POST, title=title, figures="").count("“") == 1
