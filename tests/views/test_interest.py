"""Interest in figures: where not all is counted, the page says so."""

import pytest

from bot.domain.heat import MOST_COUNTED, Period
from bot.domain.interest import Route
from bot.texts import Say
from bot.usecases.read_interest import InterestSummary, PostFigures
from bot.views.interest import interest_page

LOFT = PostFigures(title="Лофт", chat=None, signs={}, routes={Route.COMMENT: 1}, beyond={})


def summary(reactions: int, *posts: PostFigures) -> InterestSummary:
    """So many reactions in a month."""
    return InterestSummary(
        period=Period.MONTH, routes={Route.REACTION: reactions}, people=1, fresh=1, repeated=0, asked=0, waiting=0,
        sources=(), posts=posts,
    )  # fmt: skip


def is_said(shown: InterestSummary, say: Say) -> bool:
    """Whether the page says that there is more."""
    return (
        say("There is so much that only the newest {n} acts are counted.", n=MOST_COUNTED)
        in interest_page(shown, say).text
    )


@pytest.mark.parametrize("reactions", [1, MOST_COUNTED - 1])
def test_where_all_is_counted_nothing_is_said_of_that(reactions: int, say: Say) -> None:
    assert not is_said(summary(reactions, LOFT), say)


def test_where_only_the_newest_is_counted_the_page_says_so(say: Say) -> None:
    assert is_said(summary(MOST_COUNTED, LOFT), say)


def test_a_post_with_more_than_is_counted_makes_the_page_say_so(say: Say) -> None:
    crowded = PostFigures(
        title="Лофт", chat=None, signs={}, routes={Route.REACTION: MOST_COUNTED - 1, Route.COMMENT: 1}, beyond={}
    )
    assert is_said(summary(1, LOFT, crowded), say)
