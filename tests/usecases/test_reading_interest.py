"""Interest in figures: each one counts what its list shows, and who came again is one rule."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.heat import REPEATED_WITHIN, Cut, Period, Selection, is_repeated
from bot.domain.interest import MOST_A_DAY, Route
from bot.domain.post import Spot
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from bot.usecases.read_interest import read_acts, read_interest_summary, read_who_came_again
from tests.usecases.cast import NOW

CHANNEL, DISCUSSION = -1001, -1002


def somebody(number: int) -> Somebody:
    """One of many who are seen in public."""
    return Somebody(telegram_id=5000 + number, name=f"Гость {number}", username=None, language="ru")


async def shown(turn: Turn, number: int, route: Route, spot: Spot, *, ago: timedelta = timedelta()) -> None:
    """Somebody did something a while ago."""
    then = Turn(records=turn.records, now=turn.now - ago)
    asks = route is Route.COMMENT
    await notice_in_public(then, somebody(number), route, spot, words="Сколько?" if asks else None, asks=asks)


@pytest.fixture
async def post(turn: Turn) -> Spot:
    """A post of the channel, discussed in a group."""
    kept = await turn.records.posts.add(chat_id=CHANNEL, message_id=7, album=None, title="Лофт", posted_at=NOW)
    return Spot(chat_id=DISCUSSION, message_id=70, post=kept.id)


async def test_of_very_much_the_newest_is_counted(turn: Turn, post: Spot) -> None:
    """So that nobody waits for somebody else's figures."""
    for number, route in enumerate((Route.COMMENT, Route.REACTION, Route.REACTION)):
        await shown(turn, number, route, post, ago=timedelta(hours=3 - number))

    figures, since = turn.records.interest_figures, turn.now - timedelta(days=1)

    assert await figures.count_by_route(since, turn.now, most=2) == {Route.REACTION: 2}
    assert await figures.count_asked(since, turn.now, most=2) == 0
    assert await figures.count_asked(since, turn.now) == 1


async def test_every_figure_is_that_of_its_list(turn: Turn, post: Spot) -> None:
    later = Turn(records=turn.records, now=turn.now + timedelta(seconds=1))
    for number, (route, days) in enumerate(((Route.COMMENT, 0), (Route.REACTION, 0), (Route.REACTION, 2))):
        await shown(turn, number, route, post, ago=timedelta(days=days))
    await shown(turn, 9, Route.JOIN, Spot(chat_id=DISCUSSION), ago=timedelta(days=8))

    summary = await read_interest_summary(turn.records, Period.WEEK, later.now)

    assert dict(summary.routes) == {Route.REACTION: 2, Route.COMMENT: 1}
    assert (summary.people, summary.fresh, summary.repeated, summary.asked, summary.waiting) == (3, 2, 0, 1, 1)
    for route, n in summary.routes.items():
        chosen = Selection(cut=Cut.ROUTE, key=route)
        listing = await read_acts(turn.records, chosen, Period.WEEK, 1, size=5, now=later.now)
        assert (listing.total, len(listing.page.things)) == (n, n)
    (source,) = summary.sources
    assert (source.name, source.acts) == ("Лофт", 3)
    listing = await read_acts(turn.records, source.chosen, Period.WEEK, 1, size=5, now=later.now)
    assert [(act.place, act.interest.route) for act in listing.page.things] == [
        ("Лофт", Route.REACTION), ("Лофт", Route.COMMENT), ("Лофт", Route.REACTION),
    ]  # fmt: skip


async def test_praise_that_became_a_question_is_one_act(turn: Turn, post: Spot) -> None:
    """In the figures and in their lists; what somebody else has said there stays what it was."""
    for number in (1, 2):
        await notice_in_public(turn, somebody(number), Route.COMMENT, post, words="Красота")
    await shown(turn, 1, Route.COMMENT, post)
    later = turn.now + timedelta(seconds=1)

    summary = await read_interest_summary(turn.records, Period.DAY, later)
    listing = await read_acts(turn.records, Selection(cut=Cut.FRESH), Period.DAY, 1, size=5, now=later)

    assert (dict(summary.routes), summary.asked, summary.repeated) == ({Route.COMMENT: 2}, 1, 0)
    assert [act.interest.words for act in listing.page.things] == ["Сколько?", "Красота"]
    assert post.post is not None
    assert await turn.records.interest_figures.count_of_post(post.post) == {Route.COMMENT: 2}


async def test_the_newest_acts_come_first_and_pages_go_on(turn: Turn, post: Spot) -> None:
    for number in range(5):
        await shown(turn, number, Route.REACTION, post, ago=timedelta(minutes=number + 1))
    chosen = Selection(cut=Cut.FRESH)

    pages = [await read_acts(turn.records, chosen, Period.DAY, page, size=2, now=turn.now) for page in (1, 2, 3, 9)]

    names = [[act.prospect.telegram_name for act in listing.page.things] for listing in pages]
    assert names == [["Гость 0", "Гость 1"], ["Гость 2", "Гость 3"], ["Гость 4"], ["Гость 4"]]


async def test_what_is_only_counted_stands_under_its_post(turn: Turn, post: Spot) -> None:
    """Beside what people did whom one knows."""
    totals = {"👍": 120, "🔥": 14}
    await turn.records.attention_counts.set_totals(Route.REACTION, CHANNEL, 7, totals, update=1, now=turn.now)
    await shown(turn, 1, Route.COMMENT, post)

    (figures,) = (await read_interest_summary(turn.records, Period.DAY, turn.now)).posts

    assert (figures.title, dict(figures.signs), dict(figures.routes)) == (
        "Лофт", {"👍": 120, "🔥": 14}, {Route.COMMENT: 1},
    )  # fmt: skip


async def test_that_there_is_more_than_journals_hold_stands_under_the_post_and_the_group(
    turn: Turn, post: Spot
) -> None:
    group = Spot(chat_id=DISCUSSION, message_id=8)
    for route, spot in ((Route.COMMENT, post), (Route.GROUP_MESSAGE, group)):
        for _ in range(MOST_A_DAY + 5):
            await notice_in_public(turn, somebody(1), route, spot, words="Красота")

    summary = await read_interest_summary(turn.records, Period.DAY, turn.now + timedelta(seconds=1))

    group_figures, post_figures = sorted(summary.posts, key=lambda figures: figures.title or "")
    assert (dict(group_figures.routes), dict(group_figures.beyond)) == ({}, {Route.GROUP_MESSAGE: 5})
    assert (dict(post_figures.routes), dict(post_figures.beyond)) == ({Route.COMMENT: MOST_A_DAY}, {Route.COMMENT: 5})


async def test_no_post_stands_there_with_nothing_under_it(turn: Turn, post: Spot) -> None:
    """Who came into the chat has put nothing under a post, and a reaction that was taken back is gone."""
    counts = turn.records.attention_counts
    await counts.add(Route.JOIN, DISCUSSION, 0, "", turn.now)
    for number in (1, -1):
        await counts.add(Route.REACTION, CHANNEL, 7, "👍", turn.now, number=number)

    assert (await read_interest_summary(turn.records, Period.DAY, turn.now)).posts == ()


@given(st.lists(st.integers(min_value=1, max_value=29 * 24), min_size=1, max_size=5))
def test_coming_again_is_a_third_act_or_one_a_day_later(hours: list[int]) -> None:
    moments = sorted(NOW - timedelta(hours=ago) for ago in hours)
    apart = moments[-1] - moments[0] >= timedelta(days=1)

    assert is_repeated(len(moments), moments[0], moments[-1]) is (len(moments) >= 3 or apart)


@pytest.mark.parametrize("hours", [(1,), (1, 2), (1, 2, 3), (1, 25), (1, 24), (1, 800), (200, 201, 202), (30, 60)])
async def test_the_list_of_who_came_again_keeps_the_rule(turn: Turn, post: Spot, hours: tuple[int, ...]) -> None:
    """Of the acts in thirty days; and who was not seen in the period is not on its list."""
    for ago in hours:
        await shown(turn, 1, Route.REACTION, post, ago=timedelta(hours=ago))
    acts = [turn.now - timedelta(hours=ago) for ago in hours if timedelta(hours=ago) <= REPEATED_WITHIN]
    expected = is_repeated(len(acts), min(acts), max(acts)) and max(acts) >= turn.now - timedelta(days=7)

    listing = await read_who_came_again(turn.records, Period.WEEK, 1, size=5, now=turn.now)

    assert (listing.total == 1) is expected
    assert len(listing.page.things) == listing.total
