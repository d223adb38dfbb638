"""Evidence: what besides a name speaks for a client, and how much, by how many others it speaks for as well."""

from dataclasses import dataclass
from enum import StrEnum
from math import log

from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.ids import ClientId

_DIGITS_OF_A_COUNTRY = 3
_SHORTEST_PHONE = 9


class Evidence(StrEnum):
    """What may speak for somebody."""

    SAME_COMPANY = "same_company"
    SAME_MAILBOX = "same_mailbox"
    ONE_DIGIT_OFF = "one_digit_off"
    SAME_CAMPAIGN = "same_campaign"


# How often it holds of one person who comes back.
_HOLDS = {
    Evidence.SAME_COMPANY: 0.7,
    Evidence.SAME_MAILBOX: 0.5,
    Evidence.ONE_DIGIT_OFF: 0.03,
    Evidence.SAME_CAMPAIGN: 0.1,
}
# On how many more cards than are seen it may hold: a colleague who is not a client yet, whoever read the same post.
_UNSEEN = {
    Evidence.SAME_COMPANY: 5,
    Evidence.SAME_MAILBOX: 1,
    Evidence.ONE_DIGIT_OFF: 1,
    Evidence.SAME_CAMPAIGN: 20,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Something that speaks for a client, and how many clients it speaks for."""

    client: ClientId
    evidence: Evidence
    of: int


def odds_of(told: Told, cards: int) -> float:
    """Return the logarithm of how much oftener it holds with one person than with two, in a base of so many cards.

    In a base of a few cards it may tell nothing, but never that it is somebody else.
    """
    return max(log(_HOLDS[told.evidence] * max(cards, told.of) / (told.of + _UNSEEN[told.evidence])), 0.0)


def phones_one_digit_off(value: ContactValue) -> tuple[ContactValue, ...]:
    """Return the phones that differ in one digit, or in two that changed places; none of what is no phone.

    The first digits tell the country, and nobody mistypes them unseen.
    """
    phone = value.normal_form
    if value.kind is not ContactKind.PHONE or len(phone) < _SHORTEST_PHONE:
        return ()
    wrong = {
        phone[:at] + digit + phone[at + 1 :] for at in range(_DIGITS_OF_A_COUNTRY, len(phone)) for digit in "0123456789"
    }
    swapped = {
        phone[:at] + phone[at + 1] + phone[at] + phone[at + 2 :] for at in range(_DIGITS_OF_A_COUNTRY, len(phone) - 1)
    }
    return tuple(ContactValue(kind=ContactKind.PHONE, normal_form=each) for each in sorted((wrong | swapped) - {phone}))
