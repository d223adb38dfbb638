"""The human check: in a rush of strangers one picture is pressed first, and nothing said meanwhile is lost."""

from datetime import timedelta

import pytest

from bot.domain.human_check import MOST_WRONG, Picture
from bot.sandbox.sight import Seen
from bot.views.buttons.prospects import ProveHuman
from bot.views.human_check import PICTURES
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.scenes import let_time_pass
from tests.stories.workplace import PHONE, Workplace

AFTER = 2
ASKED = "Hello! Many people write just now, so one question first: are you a person? Please press <b>{picture}</b>."
NEVER_MIND = "Never mind. Write here what you need: we keep it and look at it within a day. Or try /start again."
GREETING = "Or choose what it is about:"


@pytest.fixture
async def place(open_place: PlaceOpening) -> Workplace:
    """A bot to which strangers flock."""
    place = await open_place(intake={"human_check_after": AFTER})
    for number in range(AFTER):
        guest = await place.office.sandbox.person(f"Robin {number}", language=place.office.config.team.language)
        await guest.starts()
        await guest.sees(place.say(GREETING))
    return place


def pictures(place: Workplace, asked: Seen) -> tuple[str, list[str]]:
    """The label to press, and the others."""
    labels = [place.say(PICTURES[picture]) for picture in Picture]
    assert set(asked.labels) < set(labels) and len(asked.labels) == 3
    (right,) = [label for label in asked.labels if label in asked.text]
    return right, [label for label in asked.labels if label != right]


async def wrong_now(place: Workplace) -> Picture:
    """A picture that is offered now and not asked for."""
    async with place.office.records() as session:
        anna = await session.prospects.find_by_telegram(place.anna.id)
        assert anna is not None
        check = await session.human_checks.find(anna.id)
    assert check is not None
    return next(picture for picture in check.offered if picture is not check.right)


async def is_asked(place: Workplace) -> Seen:
    """Anna comes from nowhere."""
    await place.anna.starts()
    return await place.anna.sees(place.say(ASKED, picture="")[:30])


async def test_the_right_picture_turns_the_question_into_the_greeting(place: Workplace) -> None:
    """A wrong one into another question; managers read what was written meanwhile once it is right."""
    asked = await is_asked(place)
    await place.anna.sends(place.told.question)
    kept = await place.anna.sees(
        place.say("We have kept that. To pass it on, please press <b>{picture}</b>.", picture="")[:20]
    )
    await place.manager.sees_no(place.told.question, chat=place.board)
    _, wrong = pictures(place, kept)
    await place.anna.presses(wrong[0], on=kept)
    again = await place.anna.sees(place.say("Not quite. Please press <b>{picture}</b>.", picture="")[:10])
    assert again.id == kept.id
    right, _ = pictures(place, again)
    assert await place.anna.presses(right, on=again) == place.say("Thank you!")
    greeting = await place.anna.sees(place.say(GREETING))
    assert greeting.id == again.id
    await place.manager.sees(place.told.question, chat=place.board)
    said = await place.anna.presses_stale(asked.labels[0], on=asked)
    assert said == place.say("No need to press any more. Just write here.")


async def proves_human(place: Workplace, asked: Seen) -> None:
    """Anna presses the right picture."""
    right, _ = pictures(place, asked)
    await place.anna.presses(right, on=asked)


async def test_a_lead_in_one_message_is_one_after_the_check(place: Workplace) -> None:
    """Until then no phone of hers stands anywhere but in what came; a second press changes nothing."""
    asked = await is_asked(place)
    await place.anna.sends(f"{place.told.name}, {PHONE}\n{place.told.question}")
    await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT words FROM interests WHERE words IS NOT NULL") == []
    await proves_human(place, asked)
    assert await place.anna.presses_stale(asked.labels[0], on=asked) == place.say(
        "No need to press any more. Just write here."
    )
    summary = await place.anna.sees(place.say("Please check:"), place.told.name, PHONE, place.told.question)
    rows = await place.office.rows("SELECT words FROM interests WHERE words IS NOT NULL")
    assert rows == [{"words": place.told.question}]
    await place.manager.sees_no(PHONE, chat=place.board)
    await place.anna.presses(place.say("Agree and send"), on=summary)
    await place.manager.sees(place.told.name, chat=place.board)


async def test_what_comes_in_pieces_is_read_together_and_changes_with_it(place: Workplace) -> None:
    """In the order it came, in one reading, with one answer; what was changed meanwhile counts as it is by now."""
    asked = await is_asked(place)
    await place.anna.sends(place.told.answer)
    wrong = next(message for message in await place.anna.messages() if message.text == place.told.answer)
    for words in (PHONE, place.told.name):
        await place.anna.sends(words)
    await place.anna.edits(wrong, place.told.question)
    await place.office.sandbox.quiet()
    before = len(await place.anna.messages())
    await proves_human(place, asked)
    await place.anna.sees(place.say("Please check:"), place.told.name, PHONE, place.told.question)
    await place.office.sandbox.quiet()
    assert len(await place.anna.messages()) == before + 1


async def test_each_of_what_is_read_together_can_be_changed(place: Workplace) -> None:
    """Afterwards too, and more than once: the others stay as they are."""
    asked = await is_asked(place)
    first, last = [await place.anna.sends(words) for words in (place.told.question, place.told.more)]
    await place.office.sandbox.quiet()
    await proves_human(place, asked)
    await place.manager.sees(place.told.question, place.told.more, chat=place.board)
    await place.anna.edits(first, "No. 1")
    await place.manager.sees("No. 1", place.told.more, chat=place.board)
    await place.anna.edits(last, "No. 2")
    await place.manager.sees("No. 1", "No. 2", chat=place.board)
    await place.anna.edits(first, "No. 3")
    await place.manager.sees("No. 3", "No. 2", chat=place.board)


async def test_forgetting_takes_what_waits(place: Workplace) -> None:
    """Whoever presses the picture afterwards reads that there is no need to."""
    asked = await is_asked(place)
    await place.anna.sends(place.told.question)
    await place.anna.sends("/forget")
    await place.anna.presses(place.say("Erase everything"))
    await place.office.sandbox.quiet()
    said = await place.anna.presses_stale(asked.labels[0], on=asked)
    assert said == place.say("No need to press any more. Just write here.")
    await place.office.sandbox.quiet()
    await place.manager.sees_no(place.told.question, chat=place.board)
    (kept,) = await place.office.rows(
        "SELECT COUNT(*) AS messages FROM inbox WHERE body LIKE :words", words=f"%{place.told.question}%"
    )
    assert kept["messages"] == 0


async def test_who_comes_back_after_an_hour_is_read_with_what_waits(place: Workplace) -> None:
    """The question is over; what was said first comes first."""
    await is_asked(place)
    await place.anna.sends(place.told.question)
    await place.office.sandbox.quiet()
    async with place.office.writing() as session:
        await session.connection.run("UPDATE human_checks SET asked_at = asked_at - 3600000")
    await place.anna.sends(place.told.more)
    card = await place.manager.sees(place.told.more, chat=place.board)
    assert card.text.index(place.told.question) < card.text.index(place.told.more)


async def test_where_nobody_is_asked_any_more_all_are_let_in(place: Workplace) -> None:
    """With the start of the bot that the owner told so; what was said first comes first."""
    asked = await is_asked(place)
    await place.anna.sends(place.told.question)
    await place.office.sandbox.quiet()
    intake = place.office.config.intake.model_copy(update={"human_check_after": 0})
    place.office.config = place.office.config.model_copy(update={"intake": intake})
    await place.office.restart_bot()
    await place.manager.sees(place.told.question, chat=place.board)
    await place.anna.sends(place.told.more)
    card = await place.manager.sees(place.told.more, chat=place.board)
    assert card.text.index(place.told.question) < card.text.index(place.told.more)
    said = await place.anna.presses_stale(asked.labels[0], on=asked)
    assert said == place.say("No need to press any more. Just write here.")


async def test_after_three_wrong_ones_all_is_kept_and_told_once_a_day(place: Workplace) -> None:
    """A button under that lets them in."""
    asked = await is_asked(place)
    for _ in range(MOST_WRONG):
        await place.anna.presses_data(ProveHuman(picture=await wrong_now(place)).pack(), on=asked)
    await place.anna.sees(place.say(NEVER_MIND))
    (asked,) = [message for message in await place.anna.messages() if message.id == asked.id]
    assert asked.labels == []
    await place.anna.sends(place.told.question)
    await place.office.sandbox.quiet()
    await place.manager.sees_no(place.told.question, chat=place.board)
    await let_time_pass(place.office, timedelta(hours=2))
    await place.manager.sends("/help")
    told = await place.manager.sees("🤖", chat=place.board)
    await place.manager.presses(place.say("Show them"), on=told, chat=place.board)
    await place.manager.sees(place.told.question, chat=place.board)
    await place.manager.sees_no_button(place.say("Show them"), chat=place.board)
    await place.anna.sees(place.say("Got it, thank you, we have passed it on. {when} {who}", when="", who="").strip())


async def test_whoever_comes_by_a_link_is_greeted_as_ever(place: Workplace) -> None:
    """The rush is not theirs."""
    await place.anna.starts(await place.office.link_of("vk_may"))
    await place.anna.sees(place.say(GREETING))
