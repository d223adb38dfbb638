"""Mail addresses: what the halves of one tell about whose it is."""

import pytest

from bot.domain.contact_points import ContactKind, ContactValue, telegram_identity
from bot.domain.errors import DomainFault, DomainRefused
from bot.domain.mail_addresses import (
    all_mail_at,
    corporate_domain,
    domains_above,
    is_mail_domain,
    personal_mailbox,
    read_mail_domain,
)


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


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("@dostavka.example", "dostavka.example"), ("dostavka.example", "dostavka.example"),
        ("Dostavka.EXAMPLE", "dostavka.example"), ("spb.dostavka.ru", "spb.dostavka.ru"),
        ("доставка.рф", "доставка.рф"), ("xn--80aaaggl6bnc.xn--p1ai", "xn--80aaaggl6bnc.xn--p1ai"),
        ("dostavka.co.uk", "dostavka.co.uk"),
    ],
)  # fmt: skip
def test_a_companys_domain_is_read_in_its_own_letters(typed: str, domain: str) -> None:
    expected = domain.encode().decode("idna") if domain.startswith("xn--") else domain
    assert read_mail_domain(typed) == all_mail_at(expected)
    assert is_mail_domain(read_mail_domain(typed))


@pytest.mark.parametrize(
    "typed",
    ["gmail.com", "@mail.ru", "yandex.ru", "yandex.com.tr", "icloud.com", "ukr.net", "gmx.de", "yahoo.co.uk",
     "MAIL.RU", "box.gmail.com", "hotmail.fr", "qq.com", "web.de", "tut.by"],
)  # fmt: skip
def test_a_free_mail_service_is_never_a_domain_to_exclude(typed: str) -> None:
    with pytest.raises(DomainRefused) as refused:
        read_mail_domain(typed)
    assert refused.value.reason is DomainFault.FREE_MAIL


@pytest.mark.parametrize("typed", ["com", "@ru", "рф", "co.uk", "com.br", "msk.ru", "kiev.ua", "@co.jp", "ком.рф"])
def test_an_ending_of_a_registry_is_never_a_domain_to_exclude(typed: str) -> None:
    with pytest.raises(DomainRefused) as refused:
        read_mail_domain(typed)
    assert refused.value.reason is DomainFault.PUBLIC_SUFFIX


@pytest.mark.parametrize(
    "typed", ["dos tavka.example", "-.example", "a..b", "1.2.3.4", "a@b.example", "x" * 300 + ".ru"]
)
def test_what_is_no_domain_is_refused(typed: str) -> None:
    with pytest.raises(DomainRefused) as refused:
        read_mail_domain(typed)
    assert refused.value.reason is DomainFault.NOT_A_DOMAIN


@pytest.mark.parametrize(
    ("address", "domains"),
    [
        ("anna@spb.lyutik.ru", ["spb.lyutik.ru", "lyutik.ru"]), ("anna@lyutik.co.uk", ["lyutik.co.uk"]),
        ("anna@gmail.com", []), ("anna@box.mail.ru", []), ("@lyutik.ru", []),
    ],
)  # fmt: skip
def test_a_mailbox_is_below_its_domain_and_those_of_which_that_is_a_part(address: str, domains: list[str]) -> None:
    assert domains_above(mail(address)) == [all_mail_at(domain) for domain in domains]
