"""What an introduction gains by a text: what is missing is taken, what is known stands, no words are lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.introduction import Introduction
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.domain.reading.gaining import gain
from bot.domain.reading.understanding import understand

NOBODY = Introduction()
ANNA = Introduction(name=PersonName("Анна"))


def gained_name(said: Introduction, typed: str) -> str | None:
    """The name after a text."""
    return gain(said, understand(typed, "RU")).introduction.name


def words_left(said: Introduction, typed: str) -> str | None:
    """The words after a text that are to be passed on."""
    return gain(said, understand(typed, "RU")).words


def test_all_that_a_lead_needs_is_taken_from_one_message() -> None:
    gained = gain(NOBODY, understand("ООО Лютик, Анна Петрова, 8 912 345-67-89, anna@example.com, нужен прайс", "RU"))

    assert gained.introduction.name == "Анна Петрова"
    assert [point.value.normal_form for point in gained.introduction.points] == ["+79123456789", "anna@example.com"]
    assert [point.primary for point in gained.introduction.points] == [True, False]
    assert gained.introduction.on_behalf == OnBehalf(company="ООО Лютик")
    assert gained.words == "нужен прайс"


def test_a_fuller_form_of_a_name_is_taken_and_a_shorter_one_is_not() -> None:
    assert gained_name(ANNA, "Анна Петрова, 89123456789") == "Анна Петрова"
    assert gained_name(Introduction(name=PersonName("Анна Петрова")), "Анна, 89123456789") == "Анна Петрова"


def test_another_name_changes_nothing_and_stays_among_the_words() -> None:
    """Whose contact it is, managers may want to know."""
    assert gained_name(ANNA, "Сергей Иванов, 89123456789, позвоните после шести") == "Анна"
    assert words_left(ANNA, "Сергей Иванов, 89123456789, позвоните после шести") == (
        "Сергей Иванов, позвоните после шести"
    )


def test_another_company_changes_nothing_and_stays_among_the_words() -> None:
    said = Introduction(on_behalf=OnBehalf(company="ООО Лютик"))

    gained = gain(said, understand("ООО Ромашка, 89123456789", "RU"))

    assert gained.introduction.on_behalf == said.on_behalf
    assert gained.words == "ООО Ромашка"
    assert words_left(said, "ООО «Лютик», 89123456789") in ("ООО «Лютик»", None)
    assert words_left(said, "ООО Лютик, 89123456789") is None


@pytest.mark.parametrize("typed", ["", "как дела?", "заказ 4821 0093 1245", "карта 4276 1234 5678 9010"])
def test_a_text_without_a_contact_brings_none(typed: str) -> None:
    assert gain(NOBODY, understand(typed, "RU")).introduction.points == ()


def test_one_contact_right_beside_another_is_found_too() -> None:
    understood = understand("+7 912 345-67-89. 89161234567. Нужен прайс", "RU")

    assert sorted(understood.phones) == ["+79123456789", "+79161234567"]
    assert understood.wish == "Нужен прайс"


@pytest.mark.parametrize(
    ("typed", "company", "role"),
    [
        ("Анна, директор, 89123456789, нужен прайс", None, "директор"),
        ("Анна (бухгалтер), ООО Лютик, 89123456789", "ООО Лютик", "бухгалтер"),
        ("нужен счёт.\nС уважением,\nменеджер по закупкам\nПётр Иванов\n89123456789", None, "менеджер по закупкам"),
        ("Jane Roe\nOperations Manager\nAcme LLC\njane@acme.com", "Acme LLC", "Operations Manager"),
    ],
)
def test_what_somebody_is_stands_beside_the_name(typed: str, company: str | None, role: str) -> None:
    """With a company or without one; it is no part of the wish."""
    gained = gain(NOBODY, understand(typed, "RU"))

    assert gained.introduction.on_behalf == OnBehalf(company=company, role=role)
    assert role not in (gained.words or "")


@pytest.mark.parametrize("typed", ["Пётр, нужен мастер, 89123456789", "Анна, ваш менеджер не отвечает, 89123456789"])
def test_whoever_is_wanted_is_no_role_of_the_writer(typed: str) -> None:
    assert gain(NOBODY, understand(typed, "RU")).introduction.on_behalf is None


PIECES = st.sampled_from(
    ["Анна", "Сергей Иванов", "ООО Лютик", "+7 912 345-67-89", "89123456789", "anna@mail.ru", "нужен прайс", "доб. 12"]
)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(PIECES, max_size=8), st.sampled_from([", ", " ", "\n", ". "]))
def test_no_contact_that_was_read_is_left_in_the_words(pieces: list[str], gap: str) -> None:
    """Whatever the order, and however often it is said."""
    words = words_left(ANNA, gap.join(pieces)) or ""

    assert "@" not in words
    assert sum(char.isdigit() for char in words) <= sum(piece == "доб. 12" for piece in pieces) * 2
