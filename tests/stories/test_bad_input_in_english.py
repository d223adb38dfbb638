"""Bad input in English: the same refusals in the other language, one after another."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox.sight import Seen
from tests.stories.conftest import Office, Opening

LONGEST_MESSAGE = 4096
OUTDATED = "This button is outdated. Type /start."


@pytest.fixture
async def office(open_office: Opening) -> AsyncIterator[Office]:
    """Everybody's Telegram speaks English."""
    yield await open_office(language="en")


async def is_asked_for_a_contact(office: Office) -> Seen:
    """Anna presses the button that begins it."""
    await office.anna.starts()
    await office.anna.presses("Leave a contact")
    return await office.anna.sees("How can we reach you?")


async def test_what_is_no_name_is_refused_with_its_reason(office: Office) -> None:
    """Each has its sentence, and the name is still asked for."""
    await is_asked_for_a_contact(office)
    await office.anna.sends("+7 912 345-67-89")
    asked = await office.anna.sees("What is your name?")
    for typed, answer in (
        ("123", "Names have no digits"),
        ("A", "One letter is too little"),
        ("asdfghjkl", "This does not look like a name"),
        ("🌸🌸", "And in letters, please: what is your name?"),
        ("manager", "That is your role"),
        ("Daisy Ltd", "This is a company"),
        ("+7 912 345-67-89", "This looks like a phone"),
        ("<b>Anna</b>", "There are characters here"),
        ("A" * LONGEST_MESSAGE, "This is too long for a name"),
    ):
        await office.anna.sends(typed)
        asked = await office.anna.sees(answer, after=asked)
    await office.anna.sends_sticker()
    await office.anna.sees("Please type your name", after=asked)
    await office.anna.sends("Anna")
    await office.anna.sees("And what is it about?")


async def test_what_is_no_contact_is_refused_with_an_example(office: Office) -> None:
    """A card of somebody else is taken for a typed number, and said so."""
    asked = await is_asked_for_a_contact(office)
    for typed, answer in (
        ("1234567", "There is no such number"),
        ("anna@example", "There is a mistake in this e-mail"),
        ("no", "Please write a phone, like"),
        ("a" * LONGEST_MESSAGE, "This is too long"),
    ):
        await office.anna.sends(typed)
        asked = await office.anna.sees(answer, after=asked)
    await office.anna.forwards_contact_of("Anna", "+79123456789", user_id=office.anna.id, author="Somebody")
    await office.anna.sees("This is not your own card", "What is your name?")


async def test_cancel_says_what_was_left(office: Office) -> None:
    """In the middle of an introduction, and where there is none."""
    await is_asked_for_a_contact(office)
    await office.anna.sends("/cancel")
    await office.anna.sees("All right, nothing of this was kept.")
    await office.anna.sends("/cancel")
    await office.anna.sees("There is nothing to cancel.")
    await office.olga.sends("/cancel")
    await office.olga.sees("There is nothing to leave.")


async def test_buttons_that_are_old_forged_or_not_for_the_presser_get_an_answer(office: Office) -> None:
    """For a prospect and for a manager."""
    await office.anna.starts()
    greeting = await office.anna.sees("Hello!")
    assert await office.anna.presses_data("topic1:0", on=greeting) == OUTDATED
    assert await office.anna.presses_data("take1:1:1", on=greeting) == "This button is for managers."
    welcome = await office.olga.sees("Hello, Ольга!")
    outdated = "This button is outdated. Open the card again: /leads."
    assert await office.olga.presses_data("take1:1:0", on=welcome) == outdated
    answer = await office.olga.presses_data("take1:77:1", on=welcome)
    assert answer == "There is no such thing any more. See what is open: /leads."


async def test_whoever_takes_second_reads_who_was_first(office: Office) -> None:
    """And whoever taps twice, that it is theirs."""
    await is_asked_for_a_contact(office)
    await office.anna.shares_contact()
    await office.anna.sends("Prices")
    await office.anna.presses("Agree and send")
    card = await office.olga.sees_button("Take", chat=office.team)
    assert await office.olga.presses("Take", on=card) == "Yours now. The full card is in your chat with me."
    again = await office.olga.presses_stale("Take", on=card)
    assert again == "You have it already: the full card is in your chat with me."
    assert await office.pavel.presses_stale("Take", on=card) == "With Ольга already. Choose another one: /leads."
