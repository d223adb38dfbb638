"""Reading phones, e-mails and messenger identities."""

import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.contact_points import (
    ContactKind,
    ContactValue,
    example_phone,
    masked,
    read_contact,
    read_email,
    read_phone,
    read_point,
    read_telegram_phone,
    shown,
    telegram_identity,
    verified_own_contact,
)
from bot.domain.errors import ContactFault, ContactRefused, Refusal

ANNAS_PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")


def refusal_of(typed: str) -> ContactFault | None:
    try:
        read_contact(typed, "RU")
    except ContactRefused as refused:
        return refused.reason
    return None


@pytest.mark.parametrize(
    "typed",
    [
        "+79123456789",
        "+7 (912) 345-67-89",
        "8 912 345 67 89",
        "89123456789",
        "9123456789",
        "79123456789",
        "+8 912 345-67-89",
        "007 912 345-67-89",
        "8.912.345.67.89",
        "+7 912 345–67–89",
        "+７９１２３４５６７８９",
        "tel:+7-912-345-67-89",
        "Тел.: 8 (912) 345-67-89",
        "+7 912 345-67-89 доб. 12",
        "+7 912 345-67-89, ext. 12",
        " \u202a+7\u00a0912\u00a0345-67-89\u202c ",
    ],
)
def test_one_number_has_one_form_however_it_is_written(typed: str) -> None:
    assert read_contact(typed, "RU") == read_phone(typed, "RU") == ANNAS_PHONE


@pytest.mark.parametrize(
    ("typed", "region", "normal_form"),
    [
        ("87011234567", "KZ", "+77011234567"),
        ("0049 151 23456789", "RU", "+4915123456789"),
        ("380501234567", "RU", "+380501234567"),
        ("(201) 555-0123", "US", "+12015550123"),
        ("+7 912 345-67-89", "US", "+79123456789"),
    ],
)
def test_a_local_number_belongs_to_its_region(typed: str, region: str, normal_form: str) -> None:
    assert read_phone(typed, region).normal_form == normal_form


@pytest.mark.parametrize(
    ("typed", "normal_form"),
    [
        ("Anna@Mail.RU", "anna@mail.ru"),
        (" anna@mail.ru. ", "anna@mail.ru"),
        ("mailto:anna@mail.ru", "anna@mail.ru"),
        ("<anna@mail.ru>", "anna@mail.ru"),
        ("anna@ПОЧТА.рф", "anna@почта.рф"),
        ("anna@xn--80a1acny.xn--p1ai", "anna@почта.рф"),
        ("anna+shop@gmail.com", "anna+shop@gmail.com"),
    ],
)
def test_one_mailbox_has_one_form_however_it_is_written(typed: str, normal_form: str) -> None:
    assert read_contact(typed, "RU") == ContactValue(kind=ContactKind.EMAIL, normal_form=normal_form)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", ContactFault.EMPTY),
        (" \u200b ", ContactFault.EMPTY),
        ("1" * 4096, ContactFault.TOO_LONG),
        ("1" * 65, ContactFault.TOO_LONG),
        ("+79123456789" + " " * 600 + "ext. 12", ContactFault.TOO_LONG),
        ("00000000000", ContactFault.NOT_A_PHONE),
        ("12345", ContactFault.NOT_A_PHONE),
        ("912345678", ContactFault.NOT_A_PHONE),
        ("7912345678", ContactFault.NOT_A_PHONE),
        ("4620123456", ContactFault.NOT_A_PHONE),
        ("112", ContactFault.NOT_A_PHONE),
        ("2024-01-15", ContactFault.NOT_A_PHONE),
        ("anna@mail", ContactFault.NOT_AN_EMAIL),
        ("anna@-mail.ru", ContactFault.NOT_AN_EMAIL),
        ("anna@", ContactFault.NOT_AN_EMAIL),
        ("anna@@mail.ru", ContactFault.NOT_AN_EMAIL),
        ("@anna", ContactFault.NOT_A_CONTACT),
        ("Анна", ContactFault.NOT_A_CONTACT),
        ("1-800-FLOWERS", ContactFault.NOT_A_CONTACT),
        ("мой номер 8 912 345-67-89", ContactFault.NOT_A_CONTACT),
        ("пишите на anna@mail.ru", ContactFault.NOT_A_CONTACT),
        ("+7 912 345-67-89 +7 912 345-67-88", ContactFault.NOT_A_CONTACT),
    ],
)
def test_what_is_no_contact_is_refused_with_its_reason(typed: str, reason: ContactFault) -> None:
    assert refusal_of(typed) == reason


@pytest.mark.parametrize("phone_number", ["79123456789", "+79123456789", "+7 912 345 67 89"])
def test_the_number_of_a_telegram_account_is_international_without_a_plus(phone_number: str) -> None:
    assert read_telegram_phone(phone_number) == ANNAS_PHONE


def test_a_number_that_only_telegram_knows_is_kept() -> None:
    assert read_telegram_phone("88801234567").normal_form == "+88801234567"


def test_a_telegram_number_of_zeros_is_refused() -> None:
    with pytest.raises(ContactRefused):
        read_telegram_phone("00000000000")


@pytest.mark.parametrize(
    ("contact_user_id", "private", "forwarded", "own"),
    [
        (42, True, False, True),
        (43, True, False, False),
        (None, True, False, False),
        (42, False, False, False),
        (42, True, True, False),
    ],
)
def test_a_contact_is_verified_only_in_private_not_forwarded_and_with_the_senders_id(
    contact_user_id: int | None, private: bool, forwarded: bool, own: bool
) -> None:
    told = verified_own_contact(contact_user_id=contact_user_id, sender_id=42, private=private, forwarded=forwarded)
    assert told is own


@pytest.mark.parametrize(
    ("value", "for_logs", "for_people"),
    [
        (ANNAS_PHONE, "+7912•••••89", "+7 912 345-67-89"),
        (ContactValue(kind=ContactKind.PHONE, normal_form="+29022222"), "+2•••••22", "+290 22222"),
        (ContactValue(kind=ContactKind.PHONE, normal_form="+88801234567"), "+8880•••••67", "+88801234567"),
        (ContactValue(kind=ContactKind.EMAIL, normal_form="anna@mail.ru"), "a•••@mail.ru", "anna@mail.ru"),
        (telegram_identity(42), "42", "42"),
    ],
)
def test_a_value_is_masked_for_logs_and_readable_for_people(
    value: ContactValue, for_logs: str, for_people: str
) -> None:
    assert (masked(value), shown(value)) == (for_logs, for_people)


def test_every_region_has_an_example_to_show_in_a_refusal() -> None:
    assert example_phone("RU") == "+7 912 345-67-89"
    for region in phonenumbers.SUPPORTED_REGIONS:
        assert read_phone(example_phone(region), region).kind is ContactKind.PHONE


@pytest.mark.parametrize(
    ("typed", "extension"),
    [("8 495 123-45-67 вн. 305", "305"), ("8 495 123-45-67", None), ("anna.ext12@example.com", None)],
)
def test_a_typed_phone_keeps_its_extension_beside_its_value(typed: str, extension: str | None) -> None:
    point = read_point(typed, "RU")

    assert (point.value, point.extension) == (read_contact(typed.removesuffix(" вн. 305"), "RU"), extension)


CONTACT_LIKE = st.text(st.sampled_from("0123456789+()-. @abЯё.доб:x#"), max_size=40)


@settings(deadline=None)  # the machine may be busy
@given(st.one_of(st.text(st.characters(categories=None), max_size=300), CONTACT_LIKE))
def test_any_text_is_either_a_contact_or_a_refusal(typed: str) -> None:
    try:
        value = read_contact(typed, "RU")
    except Refusal:
        return
    assert read_contact(value.normal_form, "US") == value
    assert read_contact(shown(value), "US") == value, "what people are shown is what was kept"
    assert value.normal_form.isprintable() and len(value.normal_form) <= 254, "no longer than a mailbox may be"
    if value.kind is ContactKind.PHONE:
        assert re.fullmatch(r"\+[1-9]\d{6,14}", value.normal_form)


@settings(deadline=None)  # the machine may be busy
@given(
    st.integers(9_000_000_000, 9_999_999_999),
    st.sampled_from(["+7{}", "8{}", "7{}", "007{}", "{}", "tel:+7{}"]),
)
def test_the_writing_of_a_mobile_number_does_not_matter(subscriber: int, writing: str) -> None:
    """Numbers of ranges that do not exist are refused in every writing."""
    try:
        expected = read_phone(f"+7{subscriber}", "RU").normal_form
    except Refusal:
        with pytest.raises(Refusal):
            read_phone(writing.format(subscriber), "RU")
        return
    assert read_phone(writing.format(subscriber), "RU").normal_form == expected


@settings(deadline=None)  # the machine may be busy
@given(st.from_regex(r"[a-zA-Z0-9_]{1,20}@[a-zA-Z]{1,10}\.(ru|COM|рф)", fullmatch=True))
def test_the_normal_form_of_a_mailbox_is_its_own_normal_form(typed: str) -> None:
    value = read_email(typed)
    assert read_email(value.normal_form) == value
    assert value.normal_form == value.normal_form.lower()
