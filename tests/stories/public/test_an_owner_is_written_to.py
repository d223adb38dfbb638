"""Stories of an owner's own chats: who writes there is noticed, answered in the owner's name, and becomes a lead."""

from dataclasses import dataclass

import pytest

from bot.sandbox.people import Group
from tests.stories.public.conftest import Square

QUESTION = "Добрый день! Сколько стоит такая кухня?"
SMALL_TALK = "С праздником!"


@dataclass(kw_only=True)
class Desk:
    """An owner who lets the bot look on in their own chats, and the chat in which Anna writes to them."""

    square: Square
    chat: Group


@pytest.fixture
async def desk(square: Square) -> Desk:
    """Viktor has let the bot in, with the right to reply."""
    await square.office.viktor.connects_business()
    chat = await square.anna.writes_to(square.office.viktor)
    await square.office.sandbox.quiet()
    return Desk(square=square, chat=chat)


async def interests(square: Square) -> list[tuple[str, int, str | None]]:
    """What the journals hold."""
    rows = await square.office.rows("SELECT route, asks, words FROM interests ORDER BY id")
    return [(row["route"], row["asks"], row["words"]) for row in rows]


async def test_a_question_is_answered_in_the_owners_name(desk: Desk) -> None:
    square = desk.square
    asked = await square.anna.sends(QUESTION, to=desk.chat)
    card = await square.manager.sees(QUESTION, "💼", "✍️", chat=square.board)

    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)

    answer = await square.anna.sees(square.told.answer, chat=desk.chat)
    assert answer.raw["from"]["id"] == square.office.viktor.id
    assert answer.raw["reply_to_message"]["message_id"] == asked.id
    await square.office.sandbox.quiet()
    assert await square.anna.messages() == []
    assert await interests(square) == [("business", 1, QUESTION)]


async def test_what_the_owner_answers_by_hand_is_answered(desk: Desk) -> None:
    """What they write is nobody's interest, and nobody waits any longer."""
    square = desk.square
    await square.anna.sends(QUESTION, to=desk.chat)
    await square.manager.sees(QUESTION, chat=square.board)

    await square.office.viktor.sends("От 90 000 ₽, сегодня перезвоню?", to=desk.chat)
    await square.office.sandbox.quiet()

    assert await square.office.rows("SELECT asked_at FROM prospects WHERE asked_at IS NOT NULL") == []
    assert await interests(square) == [("business", 1, QUESTION)]


async def test_small_talk_is_kept_and_bothers_nobody_and_strangers_are_not_heard(desk: Desk) -> None:
    """Whoever lets the bot into their chats without being an owner of ours has their chats for themselves."""
    square = desk.square
    mark = await square.office.sandbox.mark()
    await square.anna.connects_business()
    theirs = await square.office.olga.writes_to(square.anna)
    await square.office.olga.sends(QUESTION, to=theirs)
    await square.office.pavel.sends(QUESTION, to=await square.office.pavel.writes_to(square.office.viktor))
    await square.anna.sends(SMALL_TALK, to=desk.chat)
    await square.office.sandbox.quiet()

    await square.manager.sees_nothing_new(since=mark, chat=square.board)
    assert await interests(square) == [("business", 0, SMALL_TALK)]


async def test_a_change_is_read_on_the_card(desk: Desk) -> None:
    square = desk.square
    asked = await square.anna.sends(QUESTION, to=desk.chat)
    await square.manager.sees(QUESTION, chat=square.board)
    await square.anna.edits(asked, QUESTION + " А белая?")
    await square.manager.sees("А белая?", chat=square.board)


async def test_what_was_deleted_is_answered_nowhere(desk: Desk) -> None:
    """Whoever answers hears so, and the question waits."""
    square = desk.square
    asked = await square.anna.sends(QUESTION, to=desk.chat)
    card = await square.manager.sees(QUESTION, chat=square.board)
    await square.anna.deletes(asked)
    await square.office.sandbox.quiet()
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    await square.office.sandbox.quiet()
    assert await square.anna.messages(desk.chat) == []
    assert len(await square.office.rows("SELECT id FROM prospects WHERE asked_at IS NOT NULL")) == 1


async def test_the_first_message_is_greeted_once_in_the_owners_name(desk: Desk) -> None:
    """With the way into the chat with the bot, where the owner wants that."""
    square = desk.square
    async with square.office.writing() as session:
        await session.connection.run("UPDATE chats SET mode = 'answer' WHERE connection IS NOT NULL")
    for words in (SMALL_TALK, QUESTION):
        await square.anna.sends(words, to=desk.chat)
        await square.office.sandbox.quiet()
    (greeting,) = [each for each in await square.anna.messages(desk.chat) if each.from_bot]
    assert greeting.raw["from"]["id"] == square.office.viktor.id
    assert [button.label for button in greeting.buttons] == [square.say("Write to the bot")]


async def test_a_leave_taken_back_is_told_and_nothing_is_heard_any_more(desk: Desk) -> None:
    square = desk.square
    await square.office.viktor.disconnects_business()
    await square.office.viktor.sees("⚠️", square.office.viktor.first_name)
    await square.anna.sends(QUESTION, to=desk.chat)
    await square.office.sandbox.quiet()
    assert await interests(square) == []
