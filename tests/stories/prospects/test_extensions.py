"""Extensions: «доб. 12» behind a number stays with it on every screen, and in the file of its person."""

import pytest

from tests.stories.prospects.test_my_data import file_of
from tests.stories.workplace import Workplace

NUMBER = "+7 495 123-45-67"


def number_with(place: Workplace, extension: str) -> str:
    return place.say("{phone} ext. {extension}", phone=NUMBER, extension=extension)


async def test_it_goes_with_its_number_from_the_first_message_to_the_file(place: Workplace) -> None:
    """Summary, receipt, the card of whoever takes the lead, and what Anna gets of her data."""
    shown = number_with(place, "12")
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends(f"{place.told.name}, {shown}, {place.told.question}")
    await place.anna.sees(place.say("Please check:"), shown)
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"), shown)
    card = await place.takes(place.told.name)
    assert shown in card.text
    await place.anna.sends("/mydata")
    data = await file_of(place)
    assert [point.get("extension") for point in data["contacts"]] == ["12"]
    assert "12" in [point.get("extension") for point in data["requests"][0]["contacts"]]


async def test_it_is_taken_where_a_number_is_asked_for(place: Workplace) -> None:
    await place.anna.starts(await place.office.link_of("shop"))
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sends("8 495 123-45-67 вн. 305")
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), number_with(place, "305"))


@pytest.mark.parametrize("right", ["8 495 123-45-67 x13", "8 495 123-45-67"])
async def test_a_wrong_one_is_put_right_by_typing_the_number_anew(place: Workplace, right: str) -> None:
    """With the right one behind it, or with none."""
    await place.gets_and_takes_a_lead(phone=number_with(place, "12"))
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("Contact"))
    await place.anna.sends(right)
    shown = number_with(place, "13") if right.endswith("13") else NUMBER
    await place.anna.sees(place.say("Corrected, thank you. No need to send it again."), shown)
    await place.office.sandbox.quiet()
    card = await place.manager.sees_button(place.say("Answer"), on=place.told.name)
    assert shown in card.text
    assert number_with(place, "12") not in card.text
