"""Inflection: his surname by hers, and the nominative of a name in another case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.inflection import masculine, nominatives


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        ("Иванова", "иванов"), ("Соловьёва", "соловьев"), ("Кузьмина", "кузьмин"), ("Синицына", "синицын"),
        ("Островская", "островский"), ("Высоцкая", "высоцкий"), ("Толстая", "толстой"), ("Трубецкая", "трубецкой"),
        ("Белая", "белый"), ("Чёрная", "черный"), ("Великая", "великий"), ("Сухая", "сухой"), ("Полевая", "полевой"),
        ("Зимняя", "зимний"), ("Ковальська", "ковальський"), ("Ільїна", "ільїн"), ("Ильина", "ильин"),
    ],
)  # fmt: skip
def test_her_surname_gives_his(hers: str, his: str) -> None:
    assert masculine(hers) == his


@pytest.mark.parametrize(
    "surname",
    ["черных", "шевченко", "ким", "иванов", "бойко", "щербина", "калина", "марина", "ева", "мкртчян", "smith"],
)
def test_what_men_are_called_too_and_given_names_stay(surname: str) -> None:
    assert masculine(surname) == surname


@pytest.mark.parametrize(
    ("oblique", "nominative"),
    [
        ("Ивана", "иван"), ("Ольги", "ольга"), ("Марии", "мария"), ("Андрея", "андрей"), ("Игоря", "игорь"),
        ("Ильи", "илья"), ("Юлии", "юлия"), ("Любови", "любовь"), ("Льва", "лев"), ("Павла", "павел"),
        ("Петра", "петр"), ("Даниила", "даниил"), ("Саши", "саша"), ("Ани", "аня"), ("Колей", "коля"),
        ("Игорька", "игорек"), ("Никиты", "никита"), ("Сергею", "сергей"), ("Дмитрием", "дмитрий"),
        ("Екатериной", "екатерина"), ("Наталье", "наталья"), ("Насте", "настя"), ("Фёдором", "федор"),
        ("Петровой", "петрова"), ("Иванова", "иванов"), ("Иванову", "иванова"), ("Горбачёвым", "горбачев"),
        ("Островской", "островская"), ("Достоевскому", "достоевский"), ("Донского", "донской"), ("Толстого", "толстой"),
        ("Белого", "белый"), ("Белую", "белая"), ("Мельника", "мельник"), ("Бондаря", "бондарь"), ("Кравца", "кравец"),
        ("Соловья", "соловей"), ("Бергмана", "бергман"), ("Ткачука", "ткачук"), ("Ивановича", "иванович"),
        ("Ивановны", "ивановна"), ("Ильиничне", "ильинична"), ("Сергія", "сергій"), ("Юлії", "юлія"),
        ("Олени", "олена"), ("Дмитра", "дмитро"), ("Петренка", "петренко"), ("Ковальської", "ковальська"),
    ],
)  # fmt: skip
def test_a_name_in_another_case_gives_its_nominative(oblique: str, nominative: str) -> None:
    assert nominative in nominatives(oblique)


@pytest.mark.parametrize(
    "word", ["Черных", "Шевченко", "Иван", "Анна", "Ольга", "Мария", "Петров", "Smith", "привет", ""]
)
def test_what_is_in_no_other_case_gives_nothing(word: str) -> None:
    assert nominatives(word) == ()


@given(word=st.text(alphabet="абвгдеийклмнопрстуыьюяіїє", max_size=30))
def test_any_word_gives_few_nominatives_and_never_itself(word: str) -> None:
    found = nominatives(word)

    assert word not in found
    assert len(found) == len(set(found)) <= 8
