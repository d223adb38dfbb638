"""Mistyped mail domains."""

import pytest

from bot.domain.contact_points import ContactKind, ContactValue, read_email, read_phone
from bot.domain.mail_typos import likely_meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anna@gmial.com", "gmail.com"),
        ("anna@gamil.com", "gmail.com"),
        ("anna@gmail.con", "gmail.com"),
        ("anna@gmail.co", "gmail.com"),
        ("anna@gmai.com", "gmail.com"),
        ("anna@gmail.ru", "gmail.com"),
        ("anna@mail.ry", "mail.ru"),
        ("anna@maill.ru", "mail.ru"),
        ("anna@yandex.ry", "yandex.ru"),
        ("anna@yadnex.ru", "yandex.ru"),
        ("anna@yndex.ru", "yandex.ru"),
        ("anna@ramler.ru", "rambler.ru"),
        ("anna@hotmial.com", "hotmail.com"),
        ("anna@outlok.com", "outlook.com"),
    ],
)
def test_a_slip_is_seen(typed: str, meant: str) -> None:
    assert likely_meant(read_email(typed)) == ContactValue(kind=ContactKind.EMAIL, normal_form=f"anna@{meant}")


@pytest.mark.parametrize(
    "typed",
    [
        "anna@gmail.com", "anna@mail.ru", "anna@yandex.ru", "anna@yandex.by", "anna@ya.ru", "anna@bk.ru", "anna@vk.com",
        "anna@email.com", "anna@ymail.com", "anna@mil.ru", "anna@mall.ru", "anna@example.com", "anna@romashka.ru",
        "anna@почта.рф", "anna@yahoo.co.uk", "anna@live.ru", "anna@mail.com", "anna@gmx.com",
    ],
)  # fmt: skip
def test_what_exists_and_what_is_a_companys_own_is_no_slip(typed: str) -> None:
    assert likely_meant(read_email(typed)) is None


def test_a_phone_is_no_mistyped_mail() -> None:
    assert likely_meant(read_phone("+7 912 345-67-89", "RU")) is None
