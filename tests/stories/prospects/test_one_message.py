"""One message: what it says is understood, what is missing is asked for, and each part is mended by itself."""

import pytest

from tests.stories.workplace import PHONE, Workplace

ASKED_FOR_A_NAME = "What is your name? Type it, or just press the button below."
ASKED_FOR_A_WISH = "And what is it about? A few words are enough."
PASSED_ON = "We have passed your question on, the answer comes here."
PURCHASING = {"ru": "закупки", "en": "purchasing"}
COMPANY = {"ru": "ООО Лютик", "en": "Buttercup Ltd"}
ROLE = {"ru": "менеджер", "en": "manager"}
MAIL = "anna@example.com"


async def says_it_all(place: Workplace) -> None:
    """Anna writes name, phone and wish, and reads them back."""
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, {PHONE}\n{place.told.question}")
    await place.anna.sees(place.say("Please check:"), place.told.name, PHONE, place.told.question)


async def test_the_question_goes_on_and_the_contact_waits(place: Workplace) -> None:
    """Managers read the words beside it at once; name and phone once they are agreed to."""
    await says_it_all(place)
    await place.anna.sees(place.say(PASSED_ON))
    card = await place.manager.sees(place.told.question, chat=place.board)
    assert place.told.name not in card.text
    assert PHONE not in card.text
    assert await place.office.rows("SELECT value_id FROM prospect_contact_points") == []


async def test_a_name_alone_is_missing(place: Workplace) -> None:
    await place.anna.starts()
    await place.anna.sends(f"{PHONE}\n{place.told.question}")
    await place.anna.sees(place.say(PASSED_ON), place.say(ASKED_FOR_A_NAME))
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name, PHONE, place.told.question)


async def test_a_wish_alone_is_missing(place: Workplace) -> None:
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, {PHONE}")
    await place.anna.sees(place.say(ASKED_FOR_A_WISH))
    await place.anna.sends(place.told.question)
    await place.anna.sees(place.say("Please check:"), place.told.name, PHONE, place.told.question)


async def test_a_role_or_a_company_leaves_the_person_to_be_asked_for(place: Workplace, language: str) -> None:
    """Each in its own words, and the company is not asked for again."""
    await place.anna.starts()
    await place.anna.sends(f"{ROLE[language]}, {PHONE}\n{place.told.question}")
    asked = await place.anna.sees(place.say("That is your role. And what is your name? For example: Anna Petrova."))
    await place.anna.sends("/cancel")
    await place.anna.sends(f"{COMPANY[language]}, {PHONE}")
    noted = place.say("{company}, noted. And whom may we ask for there?", company=COMPANY[language])
    asked = await place.anna.sees(noted, after=asked)
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name, COMPANY[language], after=asked)


async def test_several_numbers_and_a_mailbox_are_all_read_back(place: Workplace) -> None:
    """In the order they stood; none is asked for again."""
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, {PHONE}, +7 912 000-00-77, {MAIL}\n{place.told.question}")
    await place.anna.sees(f"{PHONE}, +7 912 000-00-77, {MAIL}", place.say("Please check:"))
    await place.anna.presses(place.say("Agree and send"))
    await place.takes(place.told.name)
    kept = await place.office.rows(
        "SELECT v.normal_form AS value FROM lead_contact_points p JOIN contact_values v ON v.id = p.value_id"
        " WHERE v.kind <> 'telegram' ORDER BY p.is_primary DESC, v.id"
    )
    assert [each["value"] for each in kept] == ["+79123456789", "+79120000077", MAIL]


@pytest.mark.parametrize("part", ["Name", "Contact", "Question"])
async def test_one_part_is_mended_and_the_others_stand(place: Workplace, part: str) -> None:
    """Only that is asked for; the summary comes again with it, and so does the lead."""
    await says_it_all(place)
    said = {"Name": place.told.name, "Contact": PHONE, "Question": place.told.question}
    right = {"Name": place.told.client, "Contact": MAIL, "Question": place.told.note}[part]
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say(part))
    await place.anna.sends(right)
    expected = {**said, part: right}
    await place.anna.sees(place.say("Please check:"), *expected.values())
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"), *expected.values())
    card = await place.takes(expected["Name"])
    assert expected["Contact"] in card.text
    assert await place.office.rows("SELECT name, wish FROM leads") == [
        {"name": expected["Name"], "wish": expected["Question"]}
    ]


async def test_a_company_is_named_before_sending(place: Workplace, language: str) -> None:
    """By the fourth button of what can be mended."""
    await says_it_all(place)
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("Company"))
    await place.anna.sends(f"{COMPANY[language]}, {PURCHASING[language]}")
    await place.anna.sees(place.say("Please check:"), COMPANY[language], PURCHASING[language], place.told.name)


async def test_what_is_no_number_stays_among_the_words(place: Workplace) -> None:
    """Eleven zeros are no contact, also beside a name: nothing is invented, and nothing of it is lost."""
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, 00000000000. {place.told.question}")
    await place.manager.sees("00000000000", place.told.question, chat=place.board)
    await place.anna.sees_no_button(place.say("Agree and send"))
    assert await place.office.rows("SELECT id FROM leads") == []


async def test_a_mail_with_spaces_is_read_beside_everything_else(place: Workplace) -> None:
    await place.anna.starts()
    await place.anna.sends(f"{place.told.name}, anna @ example . com\n{place.told.question}")
    await place.anna.sees(place.say("Please check:"), place.told.name, MAIL, place.told.question)


async def test_a_name_that_turns_the_line_around_is_read_without_that(place: Workplace) -> None:
    """Neither the summary nor the card holds the sign that turns it."""
    await place.anna.starts()
    await place.anna.sends(f"\u202e{place.told.name}\u202c, {PHONE}\n{place.told.question}")
    summary = await place.anna.sees(place.say("Name: <b>{name}</b>", name=place.told.name))
    await place.anna.presses(place.say("Agree and send"))
    card = await place.takes(place.told.name)
    assert not {"\u202e", "\u202c"} & {*summary.text, *card.text}
