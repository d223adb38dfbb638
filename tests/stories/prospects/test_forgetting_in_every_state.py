"""Forgetting in every state: wherever a person stands with us, afterwards no file holds a word of theirs."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.client import ClientKind
from tests.clocks import START
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.prospects.test_forgetting import DIGITS, has_everything_erased, traces_in_files
from tests.stories.workplace import PHONE, Workplace

State = Callable[[Workplace], Awaitable[object]]


async def nothing_said(place: Workplace) -> None:
    await place.anna.starts()


async def question_asked(place: Workplace) -> None:
    await place.gets_a_question()


async def draft_half_way(place: Workplace) -> None:
    await question_asked(place)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await place.office.sandbox.quiet()


async def summary_shown(place: Workplace) -> None:
    """The consent is asked for with it."""
    await draft_half_way(place)
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name)


async def said_at_once(place: Workplace) -> None:
    """All in one message, and not agreed to yet."""
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, {PHONE}, {place.told.question}")
    await place.anna.sees(place.say("Please check:"), place.told.name)


async def lead_in_work(place: Workplace) -> None:
    await place.gets_and_takes_a_lead()


async def being_corrected(place: Workplace) -> None:
    await lead_in_work(place)
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("Contact"))
    await place.office.sandbox.quiet()


async def answered(place: Workplace) -> None:
    await lead_in_work(place)
    await place.chooses("Answer")
    await place.manager.sends(place.told.answer)
    await place.anna.sees(place.told.answer)
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more)


async def linked(place: Workplace) -> None:
    async with place.office.writing() as session:
        await session.directory.add_client(name=place.told.client, kind=ClientKind.CLIENT, now=START)
    await lead_in_work(place)
    await place.chooses("Link…")
    await place.manager.presses(place.say("🔎 Find a client"))
    await place.manager.sends(place.told.part)
    await place.manager.presses(place.say("It is {name}", name=place.told.client))
    await place.manager.sees(place.say("Client: {name}", name=place.told.client))


async def excluded(place: Workplace) -> None:
    await question_asked(place)
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.office.sandbox.quiet()
    await place.anna.sends(place.told.more)


async def closed(place: Workplace) -> None:
    await lead_in_work(place)
    await place.chooses("Close…")
    await place.manager.presses(place.say("No answer"))
    await place.office.sandbox.quiet()


async def bot_blocked(place: Workplace) -> None:
    """And an answer that never reached them, until they write again."""
    await lead_in_work(place)
    await place.anna.blocks()
    await place.chooses("Answer")
    await place.manager.sends(place.told.answer)
    await place.office.sandbox.quiet()
    await place.anna.unblocks()


async def held_at_the_gate(place: Workplace) -> None:
    """A question, and the picture that is to be pressed first was not."""
    guest = await place.office.sandbox.person("Robin")
    await guest.starts()
    await place.office.sandbox.quiet()
    await place.anna.starts()
    await place.anna.sends(place.told.question)
    await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT seq FROM inbox WHERE gate = 'waits'")


STATES: tuple[State, ...] = (
    nothing_said,
    question_asked,
    draft_half_way,
    summary_shown,
    said_at_once,
    lead_in_work,
    being_corrected,
    answered,
    linked,
    excluded,
    closed,
    bot_blocked,
    held_at_the_gate,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_no_file_holds_a_word_of_whoever_had_it_erased(open_place: PlaceOpening, state: State) -> None:
    place = await open_place(intake={"human_check_after": 1 if state is held_at_the_gate else 0})
    await state(place)
    await has_everything_erased(place)
    said = (place.told.question, place.told.more, place.told.answer, place.told.name)
    # A client's card is the business's own record: by now the number and the account are on it.
    known_by = () if state is linked else (DIGITS, str(place.anna.id))
    assert await traces_in_files(place, *said, *known_by) == []
