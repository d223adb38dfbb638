"""Kept for its time: each class of what people leave goes by itself when its time is over, and not before."""

from datetime import timedelta

from tests.stories.prospects.test_forgetting import DIGITS, traces_in_files
from tests.stories.scenes import let_time_pass
from tests.stories.workplace import Workplace

A_DAY = timedelta(days=1)
A_MONTH = timedelta(days=31)
UNTIL_SWEPT = timedelta(days=4)  # the file is written anew by then, at whatever hour


async def comes_to_be(place: Workplace, later: timedelta) -> None:
    """So much later, with some days in which the file is written anew."""
    await let_time_pass(place.office, later)
    await let_time_pass(place.office, later + UNTIL_SWEPT)


async def test_updates_and_letters_go_after_their_days(place: Workplace) -> None:
    """The question itself stays, and is answered."""
    card = await place.gets_a_question()
    await place.office.sandbox.quiet()
    await let_time_pass(place.office, 80 * A_DAY)
    assert await place.office.rows("SELECT seq FROM inbox") != []
    await let_time_pass(place.office, 91 * A_DAY)
    assert await place.office.rows("SELECT seq FROM inbox") == []
    assert await place.office.rows("SELECT id FROM outbox WHERE finished_at IS NOT NULL") == []
    asked = await place.office.rows("SELECT words FROM interests WHERE route = 'question'")
    assert [row["words"] for row in asked] == [place.told.question]
    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    await place.anna.sees(place.told.answer)


async def test_an_introduction_left_in_the_middle_goes_after_a_day(place: Workplace) -> None:
    """Nobody had agreed to that being kept; it counts from when the bot saw them pause."""
    await place.anna.starts()
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await place.anna.sees(place.say("And what is it about? A few words are enough."))
    await let_time_pass(place.office, timedelta(0))
    await let_time_pass(place.office, timedelta(hours=20))
    assert await numbers_in_drafts(place) == 1
    await let_time_pass(place.office, timedelta(hours=26))
    assert await numbers_in_drafts(place) == 0


async def numbers_in_drafts(place: Workplace) -> int:
    """In how many dialogues Anna's number stands."""
    return sum(DIGITS in row["data"] for row in await place.office.rows("SELECT data FROM conversations"))


async def test_a_question_without_a_name_goes_after_a_year(place: Workplace) -> None:
    """With whoever asked it."""
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    await comes_to_be(place, 11 * A_MONTH)
    assert await traces_in_files(place, place.told.question) == [place.told.question]
    await comes_to_be(place, 12 * A_MONTH)
    assert await traces_in_files(place, place.told.question, str(place.anna.id)) == []


async def test_a_request_that_led_to_nothing_goes_after_three_years(place: Workplace) -> None:
    """It is still counted: the row stays, empty."""
    await place.gets_and_takes_a_lead()
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()
    await comes_to_be(place, 35 * A_MONTH)
    assert await traces_in_files(place, place.told.name) == [place.told.name]
    await comes_to_be(place, 36 * A_MONTH)
    assert await traces_in_files(place, place.told.name, place.told.question, DIGITS) == []
    assert await place.office.rows("SELECT name, wish, status FROM leads") == [
        {"name": "", "wish": "", "status": "closed"}
    ]


async def test_what_became_a_deal_is_the_business_own_and_stays(place: Workplace) -> None:
    """However long ago."""
    await place.gets_and_takes_a_lead()
    await place.chooses("✓ Qualified lead")
    await place.chooses("🏆 Deal won")
    await place.office.sandbox.quiet()
    await comes_to_be(place, 60 * A_MONTH)
    await place.office.viktor.sends(f"/find {place.told.name}")
    await place.office.viktor.sees_button(place.told.name)
