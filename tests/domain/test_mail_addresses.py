"""Mail addresses: what the halves of one tell about whose it is."""

import pytest

from bot.domain.contact_points import ContactKind, ContactValue, telegram_identity
from bot.domain.mail_addresses import corporate_domain, personal_mailbox


def mail(address: str) -> ContactValue:
    """An e-mail in its normal form."""
    return ContactValue(kind=ContactKind.EMAIL, normal_form=address)


@pytest.mark.parametrize(
    ("address", "domain"), [("anna@lyutik.ru", "lyutik.ru"), ("anna@gmail.com", None), ("anna@mail.ru", None)]
)
def test_a_companys_domain_says_something_and_a_free_one_nothing(address: str, domain: str | None) -> None:
    assert corporate_domain(mail(address)) == domain


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [("a.petrova@lyutik.ru", "a.petrova"), ("a.petrova@gmail.com", "a.petrova"), ("info@lyutik.ru", None),
     ("ap@lyutik.ru", None)],
)  # fmt: skip
def test_a_mailbox_of_an_office_or_a_very_short_one_says_nothing(address: str, mailbox: str | None) -> None:
    assert personal_mailbox(mail(address)) == mailbox


def test_what_is_no_mail_has_no_halves() -> None:
    assert (corporate_domain(telegram_identity(1)), personal_mailbox(telegram_identity(1))) == (None, None)
