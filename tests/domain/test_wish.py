"""The wish: a prospect's own words, else the topic it chose, else the campaign that brought it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.ids import InterestId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.lead import LONGEST_WISH, wish_in


def line(*, words: str | None = None, topic: str | None = None, campaign: str | None = None) -> Interest:
    """One line of a journal."""
    return Interest(
        id=InterestId(1),
        prospect=ProspectId(1),
        route=Route.QUESTION,
        campaign=campaign,
        topic=topic,
        words=words,
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("journal", "wish"),
    [
        ([], None),
        ([line()], None),
        ([line(campaign="spring"), line(topic="Цены"), line(words="Сколько стоит?")], "Сколько стоит?"),
        ([line(words="Сколько стоит?"), line(words="И доставка?")], "Сколько стоит?\nИ доставка?"),
        ([line(topic="Цены"), line(topic="Доставка"), line(campaign="spring")], "Доставка"),
        ([line(campaign="spring"), line(campaign="autumn")], "autumn"),
        ([line(words=""), line(topic="Цены")], "Цены"),
    ],
    ids=["nothing", "a start", "words go first", "all words", "the last topic", "the last campaign", "no words"],
)
def test_a_wish_is_found_in_the_journal(journal: list[Interest], wish: str | None) -> None:
    assert wish_in(journal) == wish


def test_what_was_just_said_under_a_post_is_no_wish_but_the_post_is() -> None:
    praise = replace(line(words="Красота"), route=Route.COMMENT)
    assert wish_in([praise], "Новая кухня") == "Новая кухня"
    assert wish_in([praise, line(campaign="spring")], "Новая кухня") == "spring"
    assert wish_in([replace(praise, words="Сколько стоит?", asks=True)], "Новая кухня") == "Сколько стоит?"


def test_a_very_long_wish_is_cut() -> None:
    assert wish_in([line(words="а" * 4096)]) == "а" * LONGEST_WISH
