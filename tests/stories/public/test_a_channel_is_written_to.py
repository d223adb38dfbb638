"""Stories of private messages to a channel: who writes there is noticed, answered there, and becomes a lead."""

from dataclasses import dataclass

import pytest

from bot.sandbox.people import Group, Player
from tests.stories.public.conftest import Square

QUESTION = "Добрый день! Сколько стоит такая кухня?"
SMALL_TALK = "С праздником!"


@dataclass(kw_only=True)
class Desk:
    """A channel that takes private messages, and where they stand."""

    square: Square
    chat: Group
    boris: Player


@pytest.fixture
async def desk(square: Square, language: str) -> Desk:
    """The bot may look after them, and has not heard of any yet."""
    chat = await square.anna.writes_to_channel(square.channel)
    await square.office.sandbox.quiet()
    boris = await square.office.sandbox.person("Борис", language=language)
    return Desk(square=square, chat=chat, boris=boris)


async def interests(square: Square) -> list[tuple[str, int, str | None]]:
    """What the journals hold."""
    rows = await square.office.rows("SELECT route, asks, words FROM interests ORDER BY id")
    return [(row["route"], row["asks"], row["words"]) for row in rows]


async def waiting(square: Square) -> int:
    """How many people wait for an answer."""
    await square.office.sandbox.quiet()
    return len(await square.office.rows("SELECT id FROM prospects WHERE asked_at IS NOT NULL"))


async def test_the_first_question_of_all_is_answered_in_its_topic(desk: Desk) -> None:
    """Nobody else who writes to the channel reads the answer, and it stands under what was asked."""
    square = desk.square
    asked = await square.anna.sends(QUESTION, to=desk.chat)
    card = await square.manager.sees(QUESTION, "📩", "Кухни", "✍️", chat=square.board)
    await desk.boris.writes_to_channel(square.channel)

    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)

    answer = await square.anna.sees(square.told.answer, chat=desk.chat)
    assert answer.raw["reply_to_message"]["message_id"] == asked.id
    assert answer.raw["direct_messages_topic"]["user"]["id"] == square.anna.id
    assert await waiting(square) == 0
    assert await square.anna.messages() == await desk.boris.messages(desk.chat) == []
    assert await interests(square) == [("direct", 1, QUESTION)]


async def test_pictures_go_both_ways(desk: Desk) -> None:
    """Unlike in an owner's own chats, Telegram copies them."""
    square = desk.square
    await square.anna.sends_photo(QUESTION, to=desk.chat)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.office.sandbox.quiet()
    assert [each for each in await square.manager.messages(square.board) if "photo" in each.raw]
    await square.manager.sends_photo(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=desk.chat)
    assert "photo" in answer.raw


async def test_what_the_channel_answers_by_hand_is_answered(desk: Desk) -> None:
    """What it writes is nobody's interest, and nobody waits any longer."""
    square = desk.square
    asked = await square.anna.sends(QUESTION, to=desk.chat)
    await square.manager.sees(QUESTION, chat=square.board)
    assert await waiting(square) == 1
    await square.office.viktor.sends("От 90 000 ₽, сегодня перезвоню?", to=desk.chat, reply_to=asked)
    assert await waiting(square) == 0
    assert await interests(square) == [("direct", 1, QUESTION)]


async def test_small_talk_bothers_nobody_and_a_suggested_post_is_no_message(desk: Desk) -> None:
    square = desk.square
    mark = await square.office.sandbox.mark()
    await square.anna.sends(SMALL_TALK, to=desk.chat)
    await square.anna.suggests_post("Сколько стоит моя кухня? Рассказываю.", to=desk.chat)
    await square.office.sandbox.quiet()
    await square.manager.sees_nothing_new(since=mark, chat=square.board)
    assert await interests(square) == [("direct", 0, SMALL_TALK)]


async def test_a_change_is_read_on_the_card_and_may_ask_for_the_first_time(desk: Desk) -> None:
    square = desk.square
    said = await square.anna.sends(SMALL_TALK, to=desk.chat)
    await square.office.sandbox.quiet()
    await square.anna.edits(said, QUESTION)
    await square.manager.sees(QUESTION, chat=square.board)
    await square.anna.edits(said, QUESTION + " А белая?")
    await square.manager.sees("А белая?", chat=square.board)


async def test_the_first_message_is_greeted_once_where_the_owner_wants_that(desk: Desk) -> None:
    """With the way into the chat with the bot."""
    square = desk.square
    await square.anna.sends(SMALL_TALK, to=desk.chat)
    await square.office.sandbox.quiet()
    async with square.office.writing() as session:
        await session.connection.run("UPDATE chats SET mode = 'answer' WHERE kind = 'direct'")
    await desk.boris.sends(SMALL_TALK, to=await desk.boris.writes_to_channel(square.channel))
    greeting = await desk.boris.sees_button(square.say("Write to the bot"), chat=desk.chat)
    await desk.boris.sends(QUESTION, to=desk.chat)
    await square.office.sandbox.quiet()
    seen = await desk.boris.messages(desk.chat)
    assert [each.id for each in seen if each.from_bot] == [greeting.id]
    assert [each for each in await square.anna.messages(desk.chat) if each.from_bot] == []


async def test_an_answer_that_the_bot_may_not_give_is_lost_and_the_question_waits(desk: Desk) -> None:
    """Whoever answered hears so, and owners hear which right is missing."""
    square = desk.square
    await square.anna.sends(QUESTION, to=desk.chat)
    card = await square.manager.sees(QUESTION, chat=square.board)
    rights = ("can_post_messages", "can_edit_messages", "can_invite_users")
    await square.office.viktor.makes_bot("administrator", *rights, of=square.channel)
    missing = "I do not see private messages to the channel. Give me the right to manage direct messages."
    await square.office.viktor.sees(square.say(missing))
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    assert await waiting(square) == 1
    assert [each for each in await square.anna.messages(desk.chat) if each.from_bot] == []


async def test_the_set_up_shows_them_and_what_was_chosen_for_them_counts(desk: Desk) -> None:
    """Switched off, nothing that is written there is noticed."""
    square = desk.square
    owner = square.office.viktor
    await square.anna.sends(SMALL_TALK, to=desk.chat)
    await square.office.sandbox.quiet()
    async with square.office.writing() as session:
        rows = await session.connection.rows("SELECT linked_chat_id, is_ours FROM chats WHERE kind = 'direct'")
        assert [(row["linked_chat_id"], row["is_ours"]) for row in rows] == [(square.channel.id, 1)]
        await session.connection.run("UPDATE chats SET mode = 'off' WHERE kind = 'direct'")
    await owner.sends("/setup")
    await owner.sees(square.say("⏸ {title}: off", title="Кухни"))
    await square.anna.sends(QUESTION, to=desk.chat)
    assert await waiting(square) == 0
