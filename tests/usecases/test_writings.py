"""Writings: whoever gives a known contact is recognised however they write it, and nobody else is."""

from collections.abc import Iterator

import phonenumbers
import pytest
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

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


@pytest.mark.parametrize("kind", [PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE])
def test_the_numbers_of_all_countries_are_read_in_each_of_their_writings(kind: int) -> None:
    wrong = [
        (region, writing)
        for region in phonenumbers.SUPPORTED_REGIONS
        if (number := phonenumbers.example_number_for_type(region, kind)) is not None
        for writing in writings_of(number)
        if read_contact(writing, region).normal_form != phonenumbers.format_number(number, PhoneNumberFormat.E164)
    ]

    assert wrong == []


def writings_of(number: PhoneNumber) -> Iterator[str]:
    """How a number is written at home and abroad; without a plus only where that is long enough to be one."""
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    yield from (e164, f"00{e164[1:]}")
    for style in (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.RFC3966):
        yield phonenumbers.format_number(number, style)
    if len(e164) > len("+4915123456"):
        yield e164[1:]


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
