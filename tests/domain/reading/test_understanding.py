"""Understanding any text: never a fault, nothing that is not there, and not for long."""

import re
from time import process_time

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.contact_points import read_email, read_phone
from bot.domain.names import accept_name
from bot.domain.reading.found import LONGEST
from bot.domain.reading.understanding import Understood, understand

PIECES = st.sampled_from([
    "Анна", "анна", "Петрова", "Иван Петров", "John Smith", "меня зовут", "это", "I'm", "Имя:", "с уважением,", "от",
    "позвоните", "+7 912 345-67-89", "89123456789", "8 916 123 45 67", "4276 1234 5678 9010", "заказ", "№",
    "12.05.2026", "1 500 руб", "212-555-1234", "anna@mail.ru", "anna собака mail.ru", "@", ".", ",", "!", "\n", "(",
    ")", "«", "»", "ООО", "«Ромашка»", "Acme Ltd", "нужен прайс", "доб. 12", "тел.", "+", "00", "ваш номер", "> ",
    "https://shop.ru/89123456789", "👍", "\u200b", "\u0301",
])  # fmt: skip
MESSAGES = st.lists(PIECES, max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ", "", "\n"]).map(lambda gap: gap.join(pieces))
)
ANYTHING = st.one_of(st.text(st.characters(categories=None), max_size=300), MESSAGES)  # lone surrogates too
REGIONS = st.sampled_from(["RU", "KZ", "US", "GB", "DE", "ZZ"])


@settings(deadline=None)  # the machine may be busy
@given(ANYTHING, REGIONS)
def test_nothing_is_invented(typed: str, region: str) -> None:
    """The digits of a phone, the letters of a mailbox and of a name stand in the text; all are in their normal form."""
    understood = understand(typed, region)

    digits = "".join(str(int(char)) for char in typed if char.isdecimal())
    for phone in understood.phones:
        assert str(phonenumbers.parse(phone).national_number) in digits
        assert read_phone(phone, "US").normal_form == phone
    for email in understood.emails:
        assert set(email.partition("@")[0]) <= set(typed.lower())
        assert read_email(email).normal_form == email
    if understood.name is not None:
        assert accept_name(understood.name) == understood.name
        assert understood.refused_name is None


@pytest.mark.parametrize(
    "typed",
    [
        "прайс на 89123456789, повторяю: 8 912 345-67-89",
        "Anna, +7 912 345 67 89, price list, once more +79123456789",
        "прайс на anna@mail.ru, повторяю: Anna@mail.ru",
    ],
)
def test_a_contact_said_twice_stands_nowhere_in_the_wish(typed: str) -> None:
    understood = understand(typed, "RU")

    assert (understood.phones, understood.emails) in ((("+79123456789",), ()), ((), ("anna@mail.ru",)))
    assert understood.wish is not None
    assert not any(char.isdigit() or char == "@" for char in understood.wish)


@settings(deadline=None)  # the machine may be busy
@given(MESSAGES)
def test_what_is_understood_does_not_hang_on_spaces_around(typed: str) -> None:
    assert understand(f" \n{typed}\r\n ", "RU") == understand(typed, "RU")


def test_a_text_is_read_as_far_as_a_message_goes() -> None:
    filler = "я " * (LONGEST // 2 - 8)

    assert understand(f"{filler}89123456789", "RU").phones == ("+79123456789",)
    assert understand(f"{filler}{filler}89123456789", "RU").phones == ()


@pytest.mark.parametrize(
    "piece",
    [
        "1", "8 912 ", "а", "Анна Петрова ", "Анна\n", "a@", "a@b.ru ", "89123456789 ", "a.", "«", "ООО ", "Acme Ltd ",
        "спасибо ", "меня зовут ", "1.", "1x", "(", "Foo ", "a, ", "A & ", "+1", "тел ", "a\n", ">\n", "ваш номер ",
        "компания ",
    ],
)  # fmt: skip
def test_no_text_keeps_the_reader_for_long(piece: str) -> None:
    """All others wait meanwhile. The limit is far above what is usual, for a busy machine."""
    began = process_time()
    understand(piece * LONGEST, "RU")

    assert process_time() - began < 2


@pytest.mark.parametrize("typed", ["", " ", "\u200b", "👍", "...", "\ud800"])
def test_nothing_is_understood_where_nothing_is_said(typed: str) -> None:
    assert re.sub(r"\W", "", understand(typed, "RU").wish or "") == ""
    assert (understand(typed, "RU").name, understand(typed, "RU").phones) == (Understood().name, ())
