"""Chats, posts and counts: what is kept of places where others look on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.errors import NotFound
from bot.domain.ids import PostId
from bot.domain.interest import Route
from bot.domain.post import Spot
from storage import Session
from storage.chats import MOST_KEPT
from tests.storage.examples import LATER, NOW, OLGA, add_prospect

CHANNEL = OurChat(
    chat_id=-1001,
    kind=ChatKind.CHANNEL,
    title="Кухни",
    username="kitchens",
    linked_chat_id=-1002,
    mode=ChatMode.WATCH,
    status=BotStatus.ADMINISTRATOR,
    rights=frozenset({"can_post_messages", "can_invite_users"}),
)


async def test_a_chat_is_found_as_it_was_kept(session: Session) -> None:
    await session.chats.save(CHANNEL, NOW)
    assert await session.chats.find(-1001) == CHANNEL
    assert await session.chats.list_all() == [CHANNEL]


async def test_a_chat_that_was_left_is_on_no_list(session: Session) -> None:
    left = replace(CHANNEL, status=BotStatus.LEFT)
    await session.chats.save(CHANNEL, NOW)
    await session.chats.save(left, NOW + timedelta(days=1))
    assert await session.chats.list_all() == []
    await session.chats.save(CHANNEL, NOW + timedelta(days=2))
    assert await session.chats.list_all() == [CHANNEL]


async def test_a_post_is_kept_once_with_its_first_discussion(session: Session) -> None:
    kept = await session.posts.add(chat_id=-1001, message_id=7, album=None, title="Лофт", posted_at=NOW)
    again = await session.posts.add(chat_id=-1001, message_id=7, album=None, title="Другое", posted_at=NOW)
    await session.posts.save_discussion(kept.id, -1002, 70)
    await session.posts.save_discussion(kept.id, -1002, 71)
    found = await session.posts.find_discussed(-1002, 70)
    assert again == kept
    assert found is not None
    assert (found.id, found.title) == (kept.id, "Лофт")
    assert await session.posts.find_discussed(-1002, 71) is None


async def test_an_album_is_one_post(session: Session) -> None:
    first = await session.posts.add(chat_id=-1001, message_id=7, album="a", title="Лофт", posted_at=NOW)
    second = await session.posts.add(chat_id=-1001, message_id=8, album="a", title=None, posted_at=NOW)
    other = await session.posts.add(chat_id=-1003, message_id=8, album="a", title=None, posted_at=NOW)
    assert (second.id, other.id == first.id) == (first.id, False)


async def test_each_picture_of_an_album_is_discussed_as_one(session: Session) -> None:
    """Telegram copies them one by one, in any order; what stands before and after is no part of it."""
    album = await session.posts.add(chat_id=-1001, message_id=7, album="a", title="Лофт", posted_at=NOW)
    for copy in (72, 70, 71):
        await session.posts.save_discussion(album.id, -1002, copy)
    found = [await session.posts.find_discussed(-1002, copy) for copy in range(69, 74)]
    assert [post and post.id for post in found] == [None, album.id, album.id, album.id, None]


async def test_a_post_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        await session.posts.get(PostId(1))


POST = (Route.REACTION, -1001, 7)


async def test_counts_are_told_anew_or_added_to(session: Session) -> None:
    counts = session.attention_counts
    await counts.set_totals(*POST, {"👍": 5, "🔥": 1}, update=1, now=NOW)
    await counts.set_totals(*POST, {"👍": 3, "❤": 4}, update=2, now=NOW)
    await counts.add(Route.REACTION, -1002, 7, "🔥", NOW)
    await counts.add(Route.REACTION, -1002, 7, "🔥", NOW)

    assert await counts.totals_of(*POST) == {"❤": 4, "👍": 3}
    assert await counts.totals_of(Route.REACTION, -1002, 7) == {"🔥": 2}


@pytest.mark.parametrize("newest", ({"👍": 3}, {}), ids=("some", "none"))
async def test_a_count_that_comes_late_changes_nothing(session: Session, newest: dict[str, int]) -> None:
    await session.attention_counts.set_totals(*POST, newest, update=9, now=NOW)
    await session.attention_counts.set_totals(*POST, {"👍": 5, "🔥": 1}, update=8, now=NOW)

    assert await session.attention_counts.totals_of(*POST) == newest


async def test_numbers_of_updates_may_begin_anew(session: Session) -> None:
    """Telegram does so after a week in which nothing happened."""
    await session.attention_counts.set_totals(*POST, {"👍": 5}, update=900, now=NOW)
    await session.attention_counts.set_totals(*POST, {"👍": 6}, update=3, now=NOW + timedelta(days=8))

    assert await session.attention_counts.totals_of(*POST) == {"👍": 6}


async def test_what_is_taken_away_before_it_was_put_there_comes_to_nothing(session: Session) -> None:
    for number in (-1, 1):
        await session.attention_counts.add(*POST, "👍", NOW, number=number)
        assert await session.attention_counts.totals_of(*POST) == {}


async def test_a_journal_is_read_by_when_things_came_in(session: Session) -> None:
    """What a crowd did waits: it may be noticed after what came later."""
    prospect = await add_prospect(session)
    for route, at in ((Route.START, LATER), (Route.REACTION, NOW)):
        await session.interests.add(prospect=prospect.id, route=route, campaign=None, topic=None, words=None, now=at)

    assert [line.route for line in await session.interests.list_of(prospect.id)] == [Route.REACTION, Route.START]


async def test_of_a_long_journal_the_newest_lines_or_those_of_one_way_are_read(session: Session) -> None:
    prospect = await add_prospect(session)
    for number, route in enumerate((Route.JOIN, Route.START, Route.REACTION, Route.JOIN)):
        moment = NOW + timedelta(minutes=number)
        await session.interests.add(
            prospect=prospect.id, route=route, campaign=None, topic=None, words=None, now=moment
        )

    newest = await session.interests.list_newest(prospect.id, limit=2)
    assert newest == (await session.interests.list_of(prospect.id))[-2:]
    assert [line.id for line in await session.interests.list_by_route(prospect.id, Route.JOIN)] == [1, 4]


async def test_what_only_numbers_are_known_of_goes_after_its_time(session: Session) -> None:
    """One that still changes stays."""
    await session.attention_counts.set_totals(*POST, {"👍": 5}, update=1, now=NOW)
    await session.attention_counts.set_totals(Route.REACTION, -1001, 8, {"👍": 5}, update=2, now=LATER)

    assert await session.attention_counts.forget_old(LATER) == 1
    assert await session.attention_counts.totals_of(Route.REACTION, -1001, 7) == {}
    assert await session.attention_counts.totals_of(Route.REACTION, -1001, 8) == {"👍": 5}


async def test_an_old_post_goes_unless_somebody_showed_interest_in_it(session: Session) -> None:
    prospect = await add_prospect(session)
    posts = [await session.posts.add(chat_id=-1001, message_id=n, album=None, title="Лофт", posted_at=NOW)
             for n in (7, 8)]  # fmt: skip
    spot = Spot(chat_id=-1001, message_id=7, post=posts[0].id)
    await session.interests.add(
        prospect=prospect.id, route=Route.COMMENT, campaign=None, topic=None, words="Ого", now=NOW, spot=spot
    )

    assert await session.posts.forget_old(NOW) == 0
    assert await session.posts.forget_old(LATER) == 1
    assert await session.posts.find(-1001, 7) == posts[0]
    assert await session.posts.find(-1001, 8) is None


async def test_own_data_say_where_others_saw_it(session: Session) -> None:
    """By the post, else by the chat."""
    prospect = await add_prospect(session)
    await session.chats.save(CHANNEL, NOW)
    post = await session.posts.add(chat_id=-1001, message_id=7, album=None, title="Лофт", posted_at=NOW)
    kept = [
        await session.interests.add(
            prospect=prospect.id, route=Route.COMMENT, campaign=None, topic=None, words="Ого", now=NOW, spot=spot
        )
        for spot in (Spot(chat_id=-1001, message_id=9, post=post.id), Spot(chat_id=-1001), None)
    ]

    assert (await session.own_data.gather(prospect)).places == {kept[0].id: "Лофт", kept[1].id: "Кухни"}


async def test_chats_of_strangers_go_after_their_time_and_ours_stay(session: Session) -> None:
    await session.chats.save(CHANNEL, NOW)
    await session.chats.save(replace(CHANNEL, chat_id=-1, is_ours=False), NOW)
    await session.chats.save(replace(CHANNEL, chat_id=-2, is_ours=False), LATER)

    assert await session.chats.forget_strangers(LATER) == 1
    assert [chat.chat_id for chat in await session.chats.list_all()] == [-1001, -2]


async def test_a_chat_that_the_team_has_decided_about_stays_in_its_history(session: Session) -> None:
    await session.chats.save(replace(CHANNEL, is_ours=False), NOW)
    await session.activities.add(Deed.CHAT_LEFT, now=NOW, actor=OLGA, chat=-1001)

    assert await session.chats.forget_strangers(LATER) == 0


async def test_of_very_many_chats_of_strangers_the_newest_are_kept(session: Session) -> None:
    for number in range(MOST_KEPT + 10):
        theirs = replace(CHANNEL, chat_id=-5000 - number, is_ours=False)
        await session.chats.save(theirs, NOW + timedelta(seconds=number))

    assert await session.chats.forget_strangers(NOW) == 9
    assert await session.chats.find(-5000) is None
    assert await session.chats.find(-5000 - MOST_KEPT - 9) is not None
