"""Status: what is open, where it stands in a prospect's words, and how it is taken back."""

import pytest

from bot.sandbox.sight import Seen
from tests.stories.workplace import Workplace

MOST_LINES = 12
RECEIVED = "We have it."
IN_WORK = "A person is on it."
TODAY = {"ru": "2 марта", "en": "March 2"}


async def asks_for_the_status(place: Workplace, *words: str) -> Seen:
    """Anna asks how things stand, and reads these words."""
    asked = await place.anna.sends("/status")
    told = await place.anna.sees(*words, after=asked)
    assert len(told.text.splitlines()) <= MOST_LINES
    assert place.manager.first_name not in told.text
    return told


def day_in(place: Workplace) -> str:
    """The day on which the stories begin, as it is read."""
    return TODAY[place.office.config.team.language]


async def test_with_nothing_open_the_beginning_is_offered(place: Workplace) -> None:
    """Kindly, and with the same choices as under the greeting."""
    await place.anna.starts()
    told = await asks_for_the_status(
        place, place.say("You have no open questions with us. What would you like to know? Just write it here.")
    )
    assert place.say("Leave a contact") in told.labels


async def test_a_question_without_a_name_has_a_status_too(place: Workplace) -> None:
    """It waits until it is answered."""
    card = await place.gets_a_question()
    title = place.say("<b>Your question</b>, {day}", day=day_in(place))
    await asks_for_the_status(place, title, place.told.question, place.say(RECEIVED))

    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    await place.anna.sees(place.told.answer)
    told = await asks_for_the_status(place, place.say("We have answered it, see above."))
    assert place.say(RECEIVED) not in told.text


async def test_a_request_is_followed_from_its_receipt_to_its_end(place: Workplace) -> None:
    """Received, in work, put off, closed: never who has it, or why."""
    await place.gets_a_lead()
    title = place.say("<b>Your request</b>, {day}", day=day_in(place))
    moment = place.say("We will answer {moment}.", moment="").rstrip(". ")
    await asks_for_the_status(place, title, place.told.question, place.say(RECEIVED), moment)
    await place.takes(place.told.name)
    await asks_for_the_status(place, place.say(IN_WORK), place.say("To add something, just write it here."))
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()
    told = await asks_for_the_status(place, place.say("Closed, {day}.", day=day_in(place)))
    assert place.say("Withdraw the request") not in told.labels


async def test_a_request_is_withdrawn_by_its_own_person_after_a_second_thought(place: Workplace) -> None:
    """The first press asks, in place; managers read that nobody waits any more, and may still reopen it."""
    await place.gets_and_takes_a_lead()
    told = await asks_for_the_status(place, place.say(IN_WORK))
    await place.anna.presses(place.say("Withdraw the request"), on=told)
    # On this very message: until it asks, a part of an older button's label would do as well («Оставить контакт»).
    await place.anna.presses(place.say("Leave it"), on=told)
    await place.anna.sees(place.say(IN_WORK))
    await place.anna.presses(place.say("Withdraw the request"), on=told)
    await place.anna.presses(place.say("Yes, withdraw"), on=told)
    gone = await place.anna.sees(place.say("Your request is withdrawn. If you need anything, just write here."))
    assert (gone.id, gone.labels) == (told.id, [])
    await place.manager.sees(
        place.say("{name} has withdrawn the request: nobody waits any more.", name=place.told.name)
    )
    reason = place.say("Withdrawn by the person")
    await place.manager.sees(reason[:1].lower() + reason[1:])
    rows = await place.office.rows("SELECT status, close_reason FROM leads")
    assert rows == [{"status": "closed", "close_reason": "withdrawn"}]


async def test_an_old_button_withdraws_nothing_newer(place: Workplace) -> None:
    """The status of a request that is over says so, whatever came since."""
    await place.gets_a_lead()
    told = await asks_for_the_status(place, place.say(RECEIVED))
    await place.anna.presses(place.say("Withdraw the request"), on=told)
    asked = await place.anna.sees_button(place.say("Yes, withdraw"))
    await place.takes(place.told.name)
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()

    toast = await place.anna.presses(place.say("Yes, withdraw"), on=asked)
    assert toast == place.say("This request is closed already. What is open: /status.")


async def test_who_is_excluded_reads_the_same_as_anybody_who_waits(place: Workplace) -> None:
    """A request that became nothing is received, and can be withdrawn; nothing shows why."""
    await place.gets_a_question()
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.office.sandbox.quiet()
    await place.anna.sends(place.told.more)
    await asks_for_the_status(place, place.say("<b>Your question</b>, {day}", day=day_in(place)), place.say(RECEIVED))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"))

    title = place.say("<b>Your request</b>, {day}", day=day_in(place))
    told = await asks_for_the_status(place, title, place.say(RECEIVED))
    await place.anna.presses(place.say("Withdraw the request"), on=told)
    await place.anna.presses(place.say("Yes, withdraw"))
    await place.anna.sees(place.say("Your request is withdrawn. If you need anything, just write here."))
    await asks_for_the_status(place, place.say("Closed, {day}.", day=day_in(place)))
    assert await place.office.rows("SELECT id FROM leads") == []


@pytest.mark.parametrize("command", ["/status", "/STATUS", "/status@leadhook_sandbox_bot", "/status пожалуйста"])
async def test_in_the_middle_of_an_introduction_it_is_told_and_the_introduction_goes_on(
    place: Workplace, command: str
) -> None:
    """The name is still asked for."""
    await place.anna.starts()
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await place.anna.sends(command)
    await place.anna.sees(place.say(RECEIVED))
    await place.anna.sends(place.told.name)
    await place.anna.sees_button(place.say("Agree and send"))
