"""Several contacts in one message, as a manager types or pastes them."""

import pytest

from bot.domain.errors import ContactRefused, ContactUnread, DomainRefused, Refusal, TooManyContacts
from bot.domain.several_contacts import MOST_AT_ONCE, read_contacts


def forms(typed: str) -> list[str]:
    """The normal forms of what was read."""
    return [value.normal_form for value in read_contacts(typed, "RU")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("+7 926 111-22-33", ["+79261112233"]),
        ("8 (926) 111 22 33", ["+79261112233"]),
        ("8.926.111.22.33", ["+79261112233"]),
        ("тел. 8 926 111-22-33", ["+79261112233"]),
        ("тел.89261112233", ["+79261112233"]),
        ("courier@dostavka.example", ["courier@dostavka.example"]),
        ("@dostavka.example", ["@dostavka.example"]),
        ("Dostavka.example.", ["@dostavka.example"]),
        ("доставка.рф", ["@доставка.рф"]),
        ("1c.ru", ["@1c.ru"]),
        ("+7 926 111-22-33 courier@dostavka.example", ["+79261112233", "courier@dostavka.example"]),
        ("a@b.example +7 926 111-22-33 c.example", ["a@b.example", "+79261112233", "@c.example"]),
        ("+7 926 111-22-33 +7 926 111-22-44", ["+79261112233", "+79261112244"]),
        ("89261112233 89261112244", ["+79261112233", "+79261112244"]),
        ("+79261112233, +79261112244;\n+79261112233", ["+79261112233", "+79261112244"]),
    ],
)
def test_phones_mails_and_domains_are_read_in_any_mixture(typed: str, read: list[str]) -> None:
    """Each once, in the order in which they stand there."""
    assert forms(typed) == read


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", ContactUnread),
        (" ,; ", ContactUnread),
        ("курьер", ContactUnread),
        ("+7 926 111-22-33 курьер", ContactUnread),
        ("123", ContactUnread),
        ("+7 926 111-22-33, 5", ContactUnread),
        ("@courier", ContactRefused),
        ("courier@dostavka", ContactRefused),
        ("gmail.com", DomainRefused),
        ("+7 926 111-22-33 co.uk", DomainRefused),
        ("x" * 4096, ContactUnread),
        ("@" * 4096, ContactRefused),
        (" ".join(f"+7926111{number:04}" for number in range(MOST_AT_ONCE + 1)), TooManyContacts),
    ],
)
def test_what_is_not_understood_is_never_left_out_in_silence(typed: str, refusal: type[Refusal]) -> None:
    """Nothing of the message is taken then."""
    with pytest.raises(refusal):
        read_contacts(typed, "RU")
