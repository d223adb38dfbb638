"""Writings: whoever gives a known contact is recognised however they write it, and nobody else is."""

import pytest

from bot.domain.contact_points import ContactValue, read_contact, telegram_identity
from bot.domain.errors import ContactRefused
from bot.domain.recognition import NewLead, SuggestClient, Verdict
from bot.usecases.ports import Turn
from bot.usecases.recognise_points import recognise_points
from tests.usecases.cast import know, typed
from tests.usecases.writings import CONTACTS, LOOK_ALIKES, Contact


async def verdict(turn: Turn, value: ContactValue) -> Verdict:
    return (await recognise_points(turn.records, None, [typed(value)])).verdict


def test_there_are_enough_writings_and_none_twice() -> None:
    writings = [(contact.region, writing) for contact in CONTACTS for writing in contact.all_writings]

    assert len(writings) >= 300
    assert len(set(writings)) == len(writings)


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.normal_form)
def test_a_contact_has_one_normal_form_however_it_is_written(contact: Contact) -> None:
    read = {writing: read_contact(writing, contact.region).normal_form for writing in contact.all_writings}

    assert read == dict.fromkeys(read, contact.normal_form)


async def test_every_writing_is_recognised_as_its_owners(turn: Turn) -> None:
    """With everybody else in the same directory, so that a wrong link would be seen."""
    owners = [await know(turn, typed(read_contact(contact.normal_form, "RU"))) for contact in CONTACTS]

    for owner, contact in zip(owners, CONTACTS, strict=True):
        for writing in contact.all_writings:
            found = await verdict(turn, read_contact(writing, contact.region))
            assert found == SuggestClient(client=owner), writing


async def test_what_only_looks_alike_is_nobodys(turn: Turn) -> None:
    for contact in CONTACTS:
        await know(turn, typed(read_contact(contact.normal_form, "RU")))

    for writing, region in LOOK_ALIKES:
        try:
            value = read_contact(writing, region)
        except ContactRefused:
            continue
        assert await verdict(turn, value) == NewLead(), writing


@pytest.mark.parametrize("other", [telegram_identity(10_011), telegram_identity(100), telegram_identity(-1001)])
async def test_a_messenger_account_is_known_by_its_whole_number(turn: Turn, other: ContactValue) -> None:
    anna = await know(turn, typed(telegram_identity(1001)))

    assert await verdict(turn, telegram_identity(1001)) != NewLead()
    assert await verdict(turn, other) == NewLead()
    assert await turn.records.directory.owners_of(telegram_identity(1001)) == ([anna], [])
