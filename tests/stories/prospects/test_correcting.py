"""Correcting: what was sent is put right by a button under it; the lead stays the same one, and its cards follow."""

import pytest

from bot.config.sections import ConsentSection
from tests.stories.workplace import PHONE, Workplace

OTHER_PHONE = "+7 912 000-00-77"
E164 = "".join(sign for sign in PHONE if sign.isdigit() or sign == "+")
CORRECTED = "Corrected, thank you. No need to send it again."


async def wants_to_correct(place: Workplace, part: str) -> None:
    """Anna presses the button under what she sent, and then what is wrong."""
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say(part))


async def leads_of(place: Workplace) -> list[dict[str, object]]:
    """Name and wish of all the leads there are."""
    return await place.office.rows("SELECT name, wish FROM leads")


async def test_a_mistyped_phone_gives_way_to_the_right_one(place: Workplace) -> None:
    """On the card of whoever has the lead, too; there is still one lead."""
    await place.gets_and_takes_a_lead(phone=OTHER_PHONE)
    await wants_to_correct(place, "Contact")
    await place.anna.sees(
        place.say("What is the right phone or e-mail? Type it, or share your number. /cancel leaves it as it is.")
    )
    await place.anna.sends(PHONE)
    await place.anna.sees(place.say(CORRECTED), PHONE)

    card = await place.manager.sees(place.told.name, PHONE)
    assert OTHER_PHONE not in card.text
    assert len(await leads_of(place)) == 1


async def test_a_mistyped_mail_service_is_asked_about_after_correcting_too(place: Workplace) -> None:
    """It is taken as it stands, and one tap takes what was meant; a tap too many finds nothing more to mend."""
    await place.gets_and_takes_a_lead(phone=OTHER_PHONE)
    await wants_to_correct(place, "Contact")
    await place.anna.sends("anna@gmial.com")
    await place.anna.sees(place.say(CORRECTED), "anna@gmial.com")
    asked = await place.anna.sees(place.say("Or did you mean <b>{email}</b>?", email="anna@gmail.com"))
    button = place.say("Correct the e-mail")
    await place.anna.presses(button, on=asked)
    await place.anna.sees(place.say(CORRECTED), "anna@gmail.com", after=asked)
    card = await place.manager.sees(place.told.name, "anna@gmail.com")
    assert "gmial" not in card.text
    said = await place.anna.presses_stale(button, on=asked)
    assert said == place.say("This button is outdated. Type /start.")


async def test_a_number_that_telegram_vouches_for_stays_beside_a_typed_one(place: Workplace) -> None:
    """It cannot be a mistake; the one given last comes first."""
    await place.gets_and_takes_a_lead()
    await wants_to_correct(place, "Contact")
    await place.anna.sends(OTHER_PHONE)
    await place.anna.sees(place.say(CORRECTED), OTHER_PHONE)

    card = await place.manager.sees(place.told.name, OTHER_PHONE, PHONE)
    assert card.text.index(OTHER_PHONE) < card.text.index(PHONE)


async def test_a_name_and_a_wish_are_corrected_one_by_one(place: Workplace) -> None:
    """A name that is none is refused as ever, and asked for again by that."""
    await place.gets_and_takes_a_lead()
    await wants_to_correct(place, "Name")
    await place.anna.sends("123")
    await place.anna.sees(place.say("Names have no digits. Please write it in letters, for example: Anna Petrova."))
    await place.anna.sends(place.told.client)
    await place.anna.sees(place.say(CORRECTED), place.told.client)
    await wants_to_correct(place, "Question")
    await place.anna.sends(place.told.note)
    await place.anna.sees(place.say(CORRECTED), place.told.note)

    await place.manager.sees(place.told.client, place.told.note)
    assert await leads_of(place) == [{"name": place.told.client, "wish": place.told.note}]


async def test_a_company_is_named_corrected_and_taken_away_after_sending(place: Workplace) -> None:
    """The card shows it, and history says which part it was."""
    await place.gets_and_takes_a_lead()
    await wants_to_correct(place, "Company")
    await place.anna.sends("«Ромашка», закупки")
    await place.anna.sees(place.say(CORRECTED), "«Ромашка», закупки")
    await place.manager.sees(place.told.name, "«Ромашка» · закупки")
    await wants_to_correct(place, "Company")
    await place.anna.sends("ООО «Лютик»")
    await place.anna.sees(place.say(CORRECTED), "ООО «Лютик»")
    await place.manager.sees(place.told.name, "ООО «Лютик» · закупки")
    await wants_to_correct(place, "Company")
    await place.anna.presses(place.say("Just for myself"))
    await place.anna.sees(place.say(CORRECTED), place.say("For yourself, without a company."))
    await place.office.sandbox.quiet()
    assert "Лютик" not in (await place.manager.sees_button(place.say("Answer"), on=place.told.name)).text
    await place.chooses("History")
    await place.manager.sees(place.say("The person corrected the company"))


async def test_a_company_named_with_a_contact_is_shown_before_it_is_kept(place: Workplace) -> None:
    """Both go into the same request."""
    await place.gets_and_takes_a_lead()
    await wants_to_correct(place, "Company")
    await place.anna.sends("Buttercup Ltd, anna@example.com")
    await place.anna.sees(place.say("Please check:"), "Buttercup Ltd", "anna@example.com", PHONE)
    await place.anna.presses(place.say("Send"))
    await place.manager.sees(place.told.name, "Buttercup Ltd", "anna@example.com")
    assert len(await leads_of(place)) == 1


@pytest.mark.parametrize("words", ["не туда, телефон {phone}", "wrong number, my phone is {phone}"])
async def test_a_wrong_number_gives_way_as_soon_as_somebody_says_so(place: Workplace, words: str) -> None:
    """Before it was sent, in the summary; afterwards, on the card. There is one phone all the time."""
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends("+7 912 000-00-11")
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), "+7 912 000-00-11")
    await place.anna.sends(words.format(phone=OTHER_PHONE))
    summary = await place.anna.sees(place.say("Please check:"), OTHER_PHONE)
    assert "+7 912 000-00-11" not in summary.text
    await place.anna.presses(place.say("Agree and send"), on=summary)
    await place.anna.sees(place.say("Thank you! We have noted:"), OTHER_PHONE)
    await place.anna.sends(words.format(phone=PHONE))
    await place.anna.sees(place.say(CORRECTED), PHONE)
    card = await place.takes(place.told.name)
    assert PHONE in card.text
    assert OTHER_PHONE not in card.text


async def test_the_status_offers_the_same_and_cancel_leaves_everything(place: Workplace) -> None:
    """The choice goes back by a button, too."""
    await place.gets_a_lead()
    await place.anna.sends("/status")
    await place.anna.sees_button(place.say("Correct it"), place.say("Withdraw the request"))
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("‹ Back"))
    await wants_to_correct(place, "Name")
    await place.anna.sends("/cancel")
    await place.anna.sees(place.say("All right, everything stays as it was. You can go on asking right here."))
    await place.anna.sends(place.told.client)
    await place.office.sandbox.quiet()
    assert await leads_of(place) == [{"name": place.told.name, "wish": place.told.question}]


async def test_who_is_excluded_corrects_as_anybody_would(place: Workplace) -> None:
    """The right number takes the place of the wrong one, as with anybody; no lead comes of it."""
    await place.gets_a_question()
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.office.sandbox.quiet()
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends(OTHER_PHONE)
    await place.anna.sends(place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    await wants_to_correct(place, "Contact")
    await place.anna.sends(PHONE)
    await place.anna.sees(place.say(CORRECTED), PHONE)

    assert await leads_of(place) == []
    kept = "SELECT v.normal_form FROM prospect_contact_points p JOIN contact_values v ON v.id = p.value_id"
    assert await place.office.rows(kept) == [{"normal_form": E164}]


async def test_a_closed_request_is_corrected_no_more(place: Workplace) -> None:
    """The old button says so."""
    await place.gets_and_takes_a_lead()
    await place.anna.sends("/status")
    told = await place.anna.sees_button(place.say("Correct it"), place.say("Withdraw the request"))
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()

    toast = await place.anna.presses(place.say("Correct it"), on=told)
    assert toast == place.say("This request is closed already. What is open: /status.")


@pytest.mark.parametrize("part", ["Name", "Contact", "Company"])
async def test_a_question_asked_instead_reaches_the_team(place: Workplace, part: str) -> None:
    """It is no answer, and the part is asked for once more."""
    await place.gets_and_takes_a_lead()
    await wants_to_correct(place, part)
    asked = await place.anna.sends(place.told.more)
    await place.anna.sees(place.say("We have passed your question on, the answer comes here."), after=asked)
    await place.manager.sees(place.told.more)
    assert await leads_of(place) == [{"name": place.told.name, "wish": place.told.question}]


async def test_under_a_new_document_a_correction_is_shown_before_it_is_kept(place: Workplace) -> None:
    """Nothing new is kept under a document that nobody has seen; then it goes into the same request."""
    await place.gets_a_lead()
    await place.anna.sees_button(place.say("Correct it"))
    document = ConsentSection(operator="ООО Ромашка", link="https://example.com/new", version="2")
    place.office.config = place.office.config.model_copy(update={"consent": document})
    await place.office.restart_bot()
    await wants_to_correct(place, "Name")
    typed = await place.anna.sends(place.told.client)
    summary = await place.anna.sees(place.told.client, "https://example.com/new", after=typed)
    assert await leads_of(place) == [{"name": place.told.name, "wish": place.told.question}]
    await place.anna.presses(place.say("Agree and send"), on=summary)
    await place.anna.sees(place.say("Thank you! We have noted:"), place.told.client, after=summary)
    assert await leads_of(place) == [{"name": place.told.client, "wish": place.told.question}]
