"""Stories of groups: who speaks to the bot, or with a word of the owner's, is heard; other talk leaves no trace."""

import pytest

from bot.sandbox.people import Group
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


@pytest.mark.parametrize("is_told", (True, False))
async def test_what_was_asked_before_a_group_moved_is_answered_in_the_new_one(square: Square, is_told: bool) -> None:
    """Messages stay behind, so the answer stands by itself; also where it is a refusal that tells of the move."""
    owner = square.office.viktor
    old = await square.office.sandbox.group("Дачники", members=[owner, square.anna], id=-4242)
    await owner.makes_bot("administrator", of=old)
    await square.anna.sends("Кто делал кухню?", to=old)
    card = await square.manager.sees("Кто делал кухню?", chat=square.board)
    new = await _moved(square, old, is_told=is_told)
    await square.office.sandbox.quiet()
    await square.manager.sends(square.told.answer, to=square.board, reply_to=card)
    answer = await square.anna.sees(square.told.answer, chat=new)
    assert "reply_to_message" not in answer.raw
    await square.anna.sends("Спасибо", to=new, reply_to=answer)
    await square.manager.sees("Спасибо", chat=square.board)
    assert len(await square.office.rows("SELECT id FROM prospects")) == 1


async def _moved(square: Square, old: Group, *, is_told: bool) -> Group:
    if is_told:
        return await square.office.viktor.turns_into_supergroup(old)
    new = await square.office.sandbox.group("Дачники", members=[square.office.viktor, square.anna])
    await square.office.sandbox.order_fault("sendMessage", "upgraded", chat_id=old.id, migrate_to_chat_id=new.id)
    return new
