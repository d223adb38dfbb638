"""Stories of what the bot says by itself to a question in public: nothing, a line for all, or a whisper."""

import pytest

from bot.domain.chat import ChatMode
from bot.sandbox.sight import Seen
from tests.stories.public.conftest import Square

QUESTION = "Сколько стоит такая же в белом?"


@pytest.fixture
async def post(square: Square) -> Seen:
    """What the channel has published; Anna and Olga read along."""
    for reader in (square.anna, square.office.olga):
        await reader.joins(square.discussion)
    published = await square.office.viktor.posts("Новая кухня «Лофт»", to=square.channel)
    await square.office.sandbox.quiet()
    return published


async def behave(square: Square, mode: ChatMode) -> None:
    """Let the owner have chosen how the bot behaves in the discussion."""
    async with square.office.writing() as session:
        await session.connection.run(
            "UPDATE chats SET mode = :mode WHERE chat_id = :chat", mode=mode, chat=square.discussion.id
        )


async def test_by_default_it_says_nothing(square: Square, post: Seen) -> None:
    mark = await square.office.sandbox.mark()
    await square.anna.comments(QUESTION, on=post)
    await square.manager.sees(QUESTION, chat=square.board)
    await square.office.sandbox.quiet()
    assert [
        call["method"]
        for call in await square.office.sandbox.calls(mark)
        if "text" in call.get("parameters", {}) and call["parameters"].get("chat_id") == square.discussion.id
    ] == []


async def test_aloud_it_says_once_where_to_ask(square: Square, post: Seen) -> None:
    """By the button Anna comes into the chat; a second question gets no second line."""
    await behave(square, ChatMode.ANSWER)
    asked = await square.anna.comments(QUESTION, on=post)
    line = await square.office.olga.sees_button(square.say("Ask in private"), chat=square.discussion)
    assert line.raw["reply_to_message"]["message_id"] == asked.id
    way = line.button(square.say("Ask in private"))
    assert way is not None and way.url is not None
    await square.anna.follows(way.url)
    await square.anna.starts()
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT route, post_id FROM interests") == [
        {"route": "comment", "post_id": 1},
        {"route": "deep_link", "post_id": 1},
    ]
    await square.anna.comments("А в сером?", on=post)
    await square.manager.sees("А в сером?", chat=square.board)
    await square.office.sandbox.quiet()
    seen = await square.anna.messages(square.discussion)
    assert sum(square.say("Ask in private") in message.labels for message in seen) == 1


async def test_a_whisper_is_hers_alone(square: Square, post: Seen) -> None:
    await behave(square, ChatMode.WHISPER)
    await square.anna.comments(QUESTION, on=post)
    await square.anna.sees(square.say("Only you see this."), chat=square.discussion)
    await square.office.sandbox.quiet()
    others = await square.office.olga.messages(square.discussion)
    assert not any(square.say("Only you see this.") in message.text for message in others)


async def test_where_it_is_off_nothing_is_heard(square: Square, post: Seen) -> None:
    await behave(square, ChatMode.OFF)
    await square.anna.comments(QUESTION, on=post)
    await square.office.sandbox.quiet()
    assert await square.office.rows("SELECT id FROM interests") == []
