"""Stories of groups: who speaks to the bot, or with a word of the owner's, is heard; other talk leaves no trace."""

import pytest

from tests.stories.conftest import Opening
from tests.stories.public.conftest import SPEED, Square
from tests.stories.workplace import workplace


@pytest.fixture
async def square(open_office: Opening, language: str) -> Square:
    """The usual square; the owner looks out for kitchens, in any ending."""
    office = await open_office(language=language, speed=SPEED, intake={"words": ("кухн*",)})
    owner = office.viktor
    group = await office.sandbox.group("Соседи", members=[owner, office.anna])
    channel = await office.sandbox.channel("Кухни", members=[owner], group=group)
    await owner.makes_bot("administrator", of=group)
    return Square(**vars(workplace(office, language)), channel=channel)


async def test_chatter_leaves_no_trace(square: Square) -> None:
    for words in ("Всем привет", "Сколько времени?", "Кто идёт гулять?"):
        await square.anna.sends(words, to=square.discussion)
    await square.office.sandbox.quiet()
    for table in ("prospects", "interests", "remarks"):
        assert await square.office.rows(f"SELECT * FROM {table}") == []


@pytest.mark.parametrize("words", ("@{bot} вы работаете в субботу", "Кто делал кухню у нас в доме"))
async def test_a_name_or_a_word_makes_a_question(square: Square, words: str) -> None:
    said = words.format(bot=square.office.server.world.bot.username)
    asked = await square.anna.sends(said, to=square.discussion)
    card = await square.manager.sees(said, "Соседи", chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    assert answer.raw["reply_to_message"]["message_id"] == asked.id
    assert await square.office.rows("SELECT route FROM interests") == [{"route": "group_message"}]


async def test_an_answer_to_the_bot_is_heard(square: Square) -> None:
    await square.anna.sends("Кто делал кухню?", to=square.discussion)
    card = await square.manager.sees("Кто делал кухню?", chat=square.board)
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=square.discussion)
    await square.anna.sends("Спасибо", to=square.discussion, reply_to=answer)
    await square.manager.sees("Спасибо", chat=square.board)
