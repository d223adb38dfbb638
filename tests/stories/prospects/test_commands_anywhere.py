"""Commands anywhere: each is answered in the middle of whatever goes on, which then goes on; /cancel ends it."""

from collections.abc import Awaitable, Callable

import pytest

from tests.stories.workplace import PHONE, Workplace

COMMANDS = ("/status", "/privacy", "/mydata", "/language", "/help", "/nonsense")
NOTHING_KEPT = "All right, nothing of this was kept. You can go on asking right here."

Step = Callable[[Workplace], Awaitable[object]]


async def comes(place: Workplace) -> None:
    """Anna comes by a link."""
    await place.anna.starts(await place.office.link_of("shop"))


async def is_asked_for_a_contact(place: Workplace) -> None:
    await comes(place)
    await place.anna.presses(place.say("Leave a contact"))


async def is_asked_for_a_name(place: Workplace) -> None:
    await comes(place)
    await place.anna.sends(PHONE)


async def is_shown_the_summary(place: Workplace) -> None:
    await is_asked_for_a_name(place)
    await place.anna.sends(place.told.name)


async def is_asked_for_a_company(place: Workplace) -> None:
    await is_shown_the_summary(place)
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("Company"))


async def answers(place: Workplace, *said: str) -> None:
    """Anna goes on from where she was, up to the receipt."""
    for words in said:
        await place.anna.sends(words)
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"), place.told.name, PHONE)


REST: dict[Step, Callable[[Workplace], tuple[str, ...]]] = {
    is_asked_for_a_contact: lambda place: (PHONE, place.told.name),
    is_asked_for_a_name: lambda place: (place.told.name,),
    is_shown_the_summary: lambda place: (),
    is_asked_for_a_company: lambda place: ("Buttercup Ltd",),
}


@pytest.mark.parametrize("step", REST, ids=lambda step: step.__name__)
async def test_every_command_is_answered_and_what_was_asked_goes_on(place: Workplace, step: Step) -> None:
    """Whoever looks something up meanwhile loses nothing by it."""
    await step(place)
    for command in COMMANDS:
        sent = await place.anna.sends(command)
        await place.anna.sees("", after=sent)
    await answers(place, *REST[step](place))
    assert len(await place.office.rows("SELECT id FROM leads")) == 1


@pytest.mark.parametrize("step", REST, ids=lambda step: step.__name__)
async def test_cancel_ends_it_and_keeps_nothing(place: Workplace, step: Step) -> None:
    """The bot waits for nothing any more: what comes next is a question."""
    await step(place)
    await place.anna.sends("/cancel")
    await place.anna.sees(place.say(NOTHING_KEPT))
    assert await place.anna.keyboard() == []
    assert await place.office.rows("SELECT state FROM conversations WHERE state IS NOT NULL") == []
    await place.anna.sends("/cancel")
    await place.anna.sees(place.say("There is nothing to cancel. You can ask your question right here."))
    await place.anna.sends(place.told.question)
    card = await place.manager.sees(place.told.question, chat=place.board)
    assert place.told.name not in card.text
    assert await place.office.rows("SELECT value_id FROM prospect_contact_points") == []
