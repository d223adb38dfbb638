"""What was answered to the question for a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import NameFault, NameRefused
from bot.domain.names import accept_name
from bot.domain.reading.answers import read_name_answered, with_name_asked_for
from bot.domain.reading.understanding import understand


@pytest.mark.parametrize(
    ("typed", "name", "wish"),
    [
        ("анна", "Анна", None),
        ("Анна!", "Анна", None),
        ("меня зовут Анна", "Анна", None),
        ("My name is Anna", "Anna", None),
        ("Здравствуйте, Анна", "Анна", None),
        ("Анна, нужен прайс", "Анна", "нужен прайс"),
        ("Анна\nнужен прайс", "Анна", "нужен прайс"),
        ("Анна. Нужен прайс на заборы", "Анна", "Нужен прайс на заборы"),
        ("анна хочу узнать цену", "Анна", "хочу узнать цену"),
        ("Anna, price list please", "Anna", "price list please"),
        ("Иванова Анна Сергеевна, директор", "Иванова Анна Сергеевна", None),
        ("Петрова, Анна", "Петрова Анна", None),
        ("Анна Кузяберова-Ким", "Анна Кузяберова-Ким", None),
        ("Жан-Поль де Голль", "Жан-Поль де Голль", None),
        ("Dr. House", "Dr House", None),
        ("王伟", "王伟", None),
        ("Mrs Brown", "Mrs Brown", None),
        ("mr price", "Mr Price", None),
    ],
)
def test_a_name_is_told_from_what_is_said_around_it(typed: str, name: str, wish: str | None) -> None:
    answered = read_name_answered(typed, "RU")

    assert (answered.name, answered.wish) == (name, wish)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", NameFault.EMPTY),
        ("менеджер", NameFault.ROLE),
        ("ООО Ромашка", NameFault.COMPANY),
        ("нужен прайс", NameFault.WORDS),
        ("фывапролд", NameFault.MASH),
        ("А" * 4096, NameFault.TOO_LONG),
        ("хочу купить диван", NameFault.WORDS),
        ("пришлите каталог", NameFault.WORDS),
        ("Сколько стоит доставка", NameFault.WORDS),
        ("call me back", NameFault.WORDS),
        ("go away please", NameFault.WORDS),
        ("АНО Ромашка", NameFault.COMPANY),
        ("ФОП Шевченко", NameFault.COMPANY),
        ("студия «Дизайн»", NameFault.COMPANY),
    ],
)
def test_what_is_no_name_is_refused_as_ever(typed: str, reason: NameFault) -> None:
    with pytest.raises(NameRefused) as refused:
        read_name_answered(typed, "RU")

    assert refused.value.reason is reason


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("89123456789 зейнеп", "Зейнеп"),
        ("Жан-Поль де Голль +79123456789", "Жан-Поль де Голль"),
        ("89123456789 прайс", None),
        ("менеджер 89123456789", None),
        ("Анна, 89123456789", "Анна"),
    ],
)
def test_a_name_nobody_has_heard_of_is_one_beside_a_contact_where_it_was_asked_for(typed: str, name: str) -> None:
    assert with_name_asked_for(understand(typed, "RU")).name == name


@settings(deadline=None)  # the machine may be busy
@given(st.text(st.sampled_from("АннаПетрова ,.!?\n-1@я"), max_size=60))
def test_whatever_is_taken_passes_the_guard(typed: str) -> None:
    try:
        answered = read_name_answered(typed, "RU")
    except NameRefused:
        return
    assert accept_name(answered.name) == answered.name
