"""Records are out of order: the owner sees which, and opens the card where it can be put right."""

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint, Origin, read_contact
from bot.texts import speaking
from tests.clocks import START
from tests.stories.conftest import Office, Opening


async def two_with_one_phone(office: Office) -> None:
    """Two cards with the same number, and a company of which nobody is known."""
    phone = ContactPoint(value=read_contact("+79123456789", "RU"), verified=False, origin=Origin.IMPORT)
    async with office.writing() as session:
        for name in ("Анна Петрова", "Аня П."):
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=START)
            await session.directory.append_points([phone], client=client.id, now=START)
        await session.directory.add_company(name="ООО Ромашка", now=START)


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_the_owner_looks_what_is_wrong_and_opens_the_card(open_office: Opening, language: str) -> None:
    say = speaking(language)
    office = await open_office(language=language)
    await office.viktor.sends("/hygiene")
    await office.viktor.sees(say("All is in order here."))

    await two_with_one_phone(office)
    await office.viktor.sends("/hygiene")
    listed = await office.viktor.sees(say("Companies without a person"), "ООО Ромашка")
    await office.viktor.presses(say("Shared contacts"), on=listed)
    shared = await office.viktor.sees("+7 912 345-67-89: Анна Петрова, Аня П.")
    assert shared.id == listed.id
    await office.viktor.presses(say("⇄ Same person?"), on=shared)
    await office.viktor.presses(say("Not the same"))
    await office.viktor.sends("/hygiene")
    again = await office.viktor.sees("ООО Ромашка", after=shared)
    await office.viktor.presses(say("Shared contacts"), on=again)
    await office.viktor.sees(say("A contact on several cards"), say("All is in order here."))


async def test_putting_in_order_is_the_owners(office: Office) -> None:
    """A manager learns so, and a forged press shows nothing."""
    await two_with_one_phone(office)
    await office.olga.sends("/hygiene")
    said = await office.olga.sees("Это может сделать только владелец: попросите его.")
    answer = await office.olga.presses_data("order1:shared_value:0", on=said)
    assert answer == "Это может сделать только владелец: попросите его."
