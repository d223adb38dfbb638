"""The human check: in a rush of strangers one picture is pressed first, and nothing said meanwhile is lost."""

from datetime import timedelta

import pytest

from bot.domain.human_check import MOST_WRONG, Picture
from bot.sandbox.sight import Seen
from bot.views.buttons import ProveHuman
from bot.views.human_check import PICTURES
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.scenes import let_time_pass
from tests.stories.workplace import Workplace

AFTER = 2
ASKED = "Hello! Very many come just now, so one question first: are you a person? Please press <b>{picture}</b>."
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


async def test_after_three_wrong_ones_all_is_kept_and_told_once_a_day(place: Workplace) -> None:
    """And a new start asks anew."""
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
    await place.manager.sees("🤖", chat=place.board)
    rows = await place.office.rows("SELECT words FROM interests WHERE route = 'question'")
    assert [row["words"] for row in rows] == [place.told.question]
    await place.anna.starts()
    await place.anna.sees(place.say(ASKED, picture="")[:30], after=asked)


async def test_whoever_comes_by_a_link_is_greeted_as_ever(place: Workplace) -> None:
    """The rush is not theirs."""
    await place.anna.starts("vk_may")
    await place.anna.sees(place.say(GREETING))
