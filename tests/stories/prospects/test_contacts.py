"""Contacts: however somebody writes a phone or an e-mail, it is understood, or they read what is wrong with it."""

import pytest

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

EXAMPLE = "+7 912 345-67-89"


async def is_asked_for_a_contact(place: Workplace) -> None:
    """Anna comes by a link and presses the button."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sees_button(place.say("Share my number"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("８ ９１２ ３４５ ６７ ８９", EXAMPLE),
        ("8️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣", EXAMPLE),
        ("+٧ ٩١٢ ٣٤٥ ٦٧ ٨٩", EXAMPLE),
        ("8 (495) 123-45-67 доб. 12", "+7 495 123-45-67"),
        ("anna @ mail . ru", "anna@mail.ru"),
        ("anna собака mail точка ru", "anna@mail.ru"),
        ("Anna.Petrova@Example.COM", "anna.petrova@example.com"),
        ("89123456789 или anna@example.com", f"{EXAMPLE}, anna@example.com"),
    ],
)
async def test_any_writing_is_understood_and_shown_as_people_write_it(place: Workplace, typed: str, shown: str) -> None:
    await is_asked_for_a_contact(place)
    await place.anna.sends(typed)
    await place.anna.sees(place.say("What is your name? Type it, or just press the button below."))
    await place.anna.sends(place.told.name)
    await place.anna.sees(shown, place.say("Please check:"))


async def test_what_is_no_contact_is_refused_with_its_reason(place: Workplace) -> None:
    """Nothing is kept of it, and the next answer counts."""
    await is_asked_for_a_contact(place)
    asked = await place.anna.last_message()
    for typed, answer in (
        ("00000000000", "There is no such number. Please write it in full, for example {phone}."),
        ("112", "There is no such number. Please write it in full, for example {phone}."),
        ("anna@mail", "There is a mistake in this e-mail. A right one is, for example, anna@example.com."),
        ("anna@@mail.ru", "There is a mistake in this e-mail. A right one is, for example, anna@example.com."),
        ("🌸", "Please write a phone, like {phone}, or an e-mail, like anna@example.com."),
    ):
        await place.anna.sends(typed)
        asked = await place.anna.sees(place.say(answer, phone=EXAMPLE), after=asked)
    assert await place.office.rows("SELECT value_id FROM prospect_contact_points") == []
    await place.anna.presses(place.say("Share my number"))
    await place.anna.sees(place.say("Please check:"), EXAMPLE)


async def test_a_foreign_number_stands_with_its_country_on_the_card(place: Workplace, language: str) -> None:
    await is_asked_for_a_contact(place)
    await place.anna.sends("+49 30 901820")
    await place.anna.sends(place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    card = await place.takes(place.told.name)
    assert f"+49 30 901820 ({'Германия' if language == 'ru' else 'Germany'})" in card.text


async def test_a_local_number_is_one_of_the_house(open_place: PlaceOpening) -> None:
    """Where the region is Germany, an area code is enough."""
    place = await open_place(intake={"default_region": "DE"})
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends(f"{place.told.name}, 030 901820")
    await place.anna.sees(f"{place.say('Contact')}: +49 30 901820")


async def test_a_mistyped_mail_service_is_asked_about_and_mended_with_a_tap(place: Workplace) -> None:
    await is_asked_for_a_contact(place)
    await place.anna.sends("anna@gmial.com")
    await place.anna.sends(place.told.name)
    asked = await place.anna.sees(place.say("Or did you mean <b>{email}</b>?", email="anna@gmail.com"))
    await place.anna.presses(place.say("Correct the e-mail"))
    await place.office.sandbox.quiet()
    assert f"{place.say('Contact')}: anna@gmail.com" in (await place.anna.last_message()).text
    assert (await place.anna.last_message()).id == asked.id
    assert [message.id for message in await place.anna.messages() if place.say("Agree and send") in message.labels] == [
        (await place.anna.last_message()).id
    ]


async def test_a_card_of_somebody_else_proves_nothing_and_says_no_name(place: Workplace) -> None:
    """It is a typed number, and its name is not the writer's."""
    await is_asked_for_a_contact(place)
    await place.anna.shares_contact_of("Борис", "+7 916 123-45-67", user_id=987654)
    asked = place.say("What is your name? Type it, or just press the button below.")
    await place.anna.sees(place.say("This is not your own card, so we note its number as one you typed."), asked)
    await place.anna.sends(place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    card = await place.takes(place.told.name)
    assert "+7 916 123-45-67" in card.text
    assert "+7 916 123-45-67 ✓" not in card.text


async def test_the_button_that_shares_a_number_still_does_under_a_summary(place: Workplace) -> None:
    """No message that has buttons can take it away in Telegram: so it works on, until the receipt takes it away."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sees_button(place.say("Share my number"))
    await place.anna.sends(f"{place.told.name}, anna@example.com")
    first = await place.anna.sees(place.say("Please check:"), "anna@example.com")
    assert await place.anna.keyboard() == [[place.say("Share my number")]]
    await place.anna.presses(place.say("Share my number"))
    both = await place.anna.sees(place.say("Please check:"), EXAMPLE, "anna@example.com", after=first)
    await place.anna.presses(place.say("Agree and send"), on=both)
    card = await place.takes(place.told.name)
    assert f"{EXAMPLE} ✓" in card.text
    assert await place.anna.keyboard() == []
