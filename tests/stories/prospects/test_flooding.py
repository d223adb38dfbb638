"""Flooding: whoever sends far too much reads one notice, and is heard once they calm down; nothing is lost."""

from datetime import timedelta

import pytest

from bot.clock import epoch_ms
from bot.domain.budget import IN_AN_HOUR, Budget
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.scenes import let_time_pass
from tests.stories.workplace import PHONE, Workplace

SPEED = 5.0  # so that nothing of a budget is given back while somebody types
MESSAGES = 6
NOTICE = (
    "That is a lot at once, we cannot keep up! Nothing is lost: we pass it all on together."
    " Please wait a minute before you go on."
)


@pytest.fixture
async def place(open_place: PlaceOpening) -> Workplace:
    """Anna has asked, and then has used up what she may send in an hour."""
    place = await open_place(speed=SPEED)
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    now = place.office.clock.now()
    async with place.office.writing() as session:
        anna = await session.prospects.find_by_telegram(place.anna.id)
        assert anna is not None
        spent = Budget(burst_whole_at=now, hour_whole_at=now + IN_AN_HOUR.whole, spent_at=now)
        await session.budgets.save(anna.id, spent)
    return place


async def calm_down(place: Workplace) -> None:
    """Anna waits as she was told to, with a fresh budget; the bot looks at its clock."""
    async with place.office.writing() as session:
        past = epoch_ms(place.office.clock.now() - timedelta(minutes=1))
        await session.connection.run(
            "UPDATE budgets SET burst_whole_at = :past, hour_whole_at = :past, spent_at = :past", past=past
        )
    await let_time_pass(place.office, timedelta(minutes=1))
    await place.manager.sends("/help")


async def test_one_notice_and_all_of_it_is_passed_on_together(place: Workplace) -> None:
    """In one message, in its order, pictures as they are; after that everything is as before."""
    before = len([message for message in await place.anna.messages() if message.from_bot])
    for number in range(MESSAGES - 1):
        await place.anna.sends(f"No. {number}")
    await place.anna.sends_photo()
    await place.anna.sees(place.say(NOTICE))
    await place.office.sandbox.quiet()
    assert len([message for message in await place.anna.messages() if message.from_bot]) == before + 1
    assert await questions(place) == [place.told.question]
    await calm_down(place)
    together = "\n".join(f"No. {number}" for number in range(MESSAGES - 1))
    await place.manager.sees(together, chat=place.board)
    await place.office.sandbox.quiet()
    assert await questions(place) == [place.told.question, together, None]
    shown = await place.manager.sees("(picture)", chat=place.board)
    await place.manager.sends(place.told.answer, to=place.board, reply_to=shown)
    await place.anna.sees(place.told.answer)


async def questions(place: Workplace) -> list[str | None]:
    rows = await place.office.rows("SELECT words FROM interests WHERE route = 'question' ORDER BY id")
    return [row["words"] for row in rows]


async def test_each_message_carries_the_sign_that_it_was_passed_on(place: Workplace) -> None:
    """Also where several are read as one."""
    said = [await place.anna.sends(f"No. {number}") for number in range(3)]
    said.append(await place.anna.sends_photo())
    await place.anna.sees(place.say(NOTICE))
    await calm_down(place)
    for message in said:
        await place.anna.sees_reaction("👀", on=message)


async def test_a_lead_in_one_message_beyond_it_is_one_once_calm(place: Workplace) -> None:
    """Its contact stands nowhere before its person agrees."""
    await place.anna.sends(f"{place.told.name}, {PHONE}\n{place.told.more}")
    await place.anna.sees(place.say(NOTICE))
    await calm_down(place)
    await place.anna.sees(place.say("Please check:"), place.told.name, PHONE, place.told.more)
    assert await questions(place) == [place.told.question, place.told.more]
    await place.anna.presses(place.say("Agree and send"))
    await place.manager.sees(place.told.name, chat=place.board)


async def test_nothing_overtakes_what_waits(place: Workplace) -> None:
    """Not even once there is room again; a command need not wait for that."""
    await place.anna.sends("No. 0")
    await place.anna.sees(place.say(NOTICE))
    async with place.office.writing() as session:
        await session.connection.run("UPDATE budgets SET burst_whole_at = 0, hour_whole_at = 0, spent_at = 0")
    await place.anna.sends("No. 1")
    await place.anna.sends("/help")
    await place.anna.sees("/forget")
    assert await questions(place) == [place.told.question]
    await calm_down(place)
    await place.manager.sees("No. 0\nNo. 1", chat=place.board)


async def test_a_press_beyond_it_is_answered_and_changes_nothing(place: Workplace) -> None:
    """So is a command; both are to be given again."""
    said = await place.anna.presses(place.say("Leave a contact"))
    assert said == place.say("Too much at once. Please wait a minute and press again.")
    await place.anna.sends("/start")
    await place.anna.sees(place.say(NOTICE))
    assert await place.office.rows("SELECT * FROM inbox WHERE gate IS NOT NULL") == []


async def test_a_change_beyond_it_waits_too(place: Workplace) -> None:
    """Then it changes what was said before."""
    (asked, *_) = [message for message in await place.anna.messages() if place.told.question in message.text]
    await place.anna.edits(asked, place.told.more)
    await place.anna.sees(place.say(NOTICE))
    assert await questions(place) == [place.told.question]
    await calm_down(place)
    await place.manager.sees(place.told.more, chat=place.board)
    await place.manager.sees_no(place.told.question, chat=place.board)


async def test_a_reaction_beyond_it_shows_nowhere(place: Workplace) -> None:
    """Nothing was said with it, and each one would be a call to Telegram."""
    card = await place.manager.sees_button(place.say("Answer"), chat=place.board)
    written = await place.manager.sends(place.told.answer, reply_to=card, to=place.board)
    await place.anna.reacts(await place.anna.sees(place.told.answer), "👍")
    await place.office.sandbox.quiet()
    shown = next(message for message in await place.manager.messages(place.board) if message.id == written.id)
    assert shown.reaction == "👌"


async def test_others_are_served_as_if_nothing_happened(place: Workplace) -> None:
    """One person's flood is nobody else's."""
    boris = await place.office.sandbox.person("Борис", language=place.office.config.team.language)
    for number in range(MESSAGES):
        await place.anna.sends(f"No. {number}")
    await boris.starts()
    await boris.sends(place.told.more)
    await place.manager.sees(place.told.more, chat=place.board)
