"""Ways to a lead: three taps, one message, or a word at a time - and nothing is asked for that was said."""

import pytest

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

SAID = {"ru": "Нина Ильина", "en": "Nina Ilyina"}


async def shares_her_number(place: Workplace) -> None:
    """Anna comes by a link, which says what it is about, and shares her own number."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.presses(place.say("Share my number"))


async def test_three_taps_make_a_lead(place: Workplace) -> None:
    """The shared card says the name too; whoever agrees has seen both."""
    await shares_her_number(place)
    summary = await place.anna.sees(place.say("Please check:"), "Анна Петрова", "+7 912 345-67-89")
    await place.anna.presses(place.say("Agree and send"), on=summary)
    await place.anna.sees(place.say("Thank you! We have noted:"), "Анна Петрова")
    await place.manager.sees("Анна Петрова", chat=place.board)
    assert await place.office.rows("SELECT name, campaign FROM leads") == [{"name": "Анна Петрова", "campaign": "shop"}]


async def test_a_name_typed_under_the_summary_takes_the_place_of_the_one_shown(place: Workplace, language: str) -> None:
    """The card of the account need not say what somebody is called; words that are no name stay a question."""
    await shares_her_number(place)
    first = await place.anna.sees(place.say("Please check:"), "Анна Петрова")
    await place.anna.sends(SAID[language])
    mended = await place.anna.sees(place.say("Please check:"), SAID[language], after=first)
    await place.anna.sends(place.told.question)
    await place.anna.sees(place.say("To go on, please press a button above."), after=mended)
    await place.anna.presses(place.say("Agree and send"), on=mended)
    await place.anna.sees(place.say("Thank you! We have noted:"), SAID[language], place.told.question)
    assert await place.office.rows("SELECT name FROM leads") == [{"name": SAID[language]}]


@pytest.mark.parametrize("account", ["🌸🌸", "Менеджер", "12"])
async def test_an_account_without_a_name_of_a_person_is_asked_for_one(
    place: Workplace, language: str, account: str
) -> None:
    """What the guard refuses is not offered either."""
    guest = await place.office.sandbox.person(account, phone="79261112233", language=language)
    await guest.starts(await place.office.link_of("shop"))
    await guest.presses(place.say("Leave a contact"))
    await guest.presses(place.say("Share my number"))
    await guest.sees(place.say("What is your name?"))
    assert await guest.keyboard() == []
    await guest.sends(place.told.name)
    await guest.sees(place.say("Please check:"), place.told.name)


async def test_one_message_and_one_tap_make_a_lead(place: Workplace) -> None:
    """Name, contact and wish are understood and shown back."""
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, 8 912 345-67-89. {place.told.question}")
    await place.anna.sees(place.say("Please check:"), place.told.name, "+7 912 345-67-89", place.told.question)
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"))
    await place.manager.sees(place.told.name, chat=place.board)


async def test_a_word_at_a_time_takes_three_answers_and_a_tap(place: Workplace) -> None:
    """One question a message."""
    await place.anna.starts()
    await place.anna.sends("+7 912 345-67-89")
    await place.anna.sees(place.say("What is your name? Type it, or just press the button below."))
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("And what is it about? A few words are enough."))
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"))
    assert await place.office.rows("SELECT name, wish FROM leads") == [
        {"name": place.told.name, "wish": place.told.question}
    ]


async def test_who_asks_before_leaving_a_contact_is_not_asked_what_it_is_about(open_place: PlaceOpening) -> None:
    """The question stands for the wish, whichever way follows."""
    place = await open_place()
    await place.gets_a_question()
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.presses(place.say("Share my number"))
    await place.anna.sees(place.say("Please check:"), place.told.question)
