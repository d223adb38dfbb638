"""The labelled messages: well-formed, and read as well as was wanted."""

import phonenumbers
import pytest

from bot.domain.reading.understanding import understand
from tests.understanding.scoring import PARTS, labelled, score

NAMES_WANTED = 0.93


@pytest.mark.parametrize("part", PARTS)
def test_contacts_and_names_are_read_as_well_as_was_wanted(part: str) -> None:
    """No contact is invented, whatever else is missed."""
    fields = score(labelled(part)).fields

    assert (fields["phones"].wrong, fields["emails"].wrong) == (0, 0)
    assert fields["phones"].f1 >= 0.99
    assert fields["emails"].f1 >= 0.99
    assert fields["name"].f1 >= NAMES_WANTED
    assert fields["company"].f1 >= 0.9
    assert fields["wish"].f1 >= 0.9


def test_there_are_enough_messages_and_each_has_its_own_number() -> None:
    messages = [message for part in PARTS for message in labelled(part)]

    assert len(messages) >= 300
    assert len({message["id"] for message in messages}) == len(messages)


def test_every_labelled_phone_is_a_valid_number() -> None:
    phones = {phone for part in PARTS for message in labelled(part) for phone in message["phones"]}

    assert [phone for phone in phones if not phonenumbers.is_valid_number(phonenumbers.parse(phone))] == []


def test_what_is_left_of_a_message_holds_no_contact() -> None:
    """The wish is passed on before its writer has consented to anything."""
    messages = [message for part in PARTS for message in labelled(part)]
    left = [understand(understand(it["text"], it["region"]).wish or "", it["region"]) for it in messages]

    assert [read for read in left if read.phones or read.emails] == []
