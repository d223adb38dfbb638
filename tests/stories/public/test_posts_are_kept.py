"""Stories of posts: what the channel publishes is known, with the copy under which people comment."""

from tests.stories.public.conftest import Square


async def test_a_post_is_known_with_its_discussion(square: Square) -> None:
    await square.office.viktor.posts("Новая кухня «Лофт»\nОт 90 000 ₽", to=square.channel)
    await square.office.sandbox.quiet()
    rows = await square.office.rows(
        "SELECT chat_id, title, discussion_chat_id, discussion_message_id IS NOT NULL AS discussed FROM posts"
    )
    assert rows == [
        {
            "chat_id": square.channel.id,
            "title": "Новая кухня «Лофт»",
            "discussion_chat_id": square.discussion.id,
            "discussed": 1,
        }
    ]


async def test_nothing_is_interest_that_a_channel_does_by_itself(square: Square) -> None:
    await square.office.viktor.posts("Новая кухня «Лофт»", to=square.channel)
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM interests") == []
    assert await square.office.rows("SELECT id FROM prospects") == []
