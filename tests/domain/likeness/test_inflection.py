"""Inflection: his surname by hers, and the nominative of a name in another case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymorphy3 import MorphAnalyzer

from bot.domain.likeness.diminutives import names_in_cyrillic
from bot.domain.likeness.inflection import masculine, nominatives
from bot.domain.likeness.words import plain

CASES = ("gent", "datv", "accs", "ablt", "loct")
SURNAMES = """
    иванов петров смирнов соловьёв кузьмин ильин синицын сорокин лебедев воробьёв поляков виноградов дмитриев овчинников
    островский достоевский покровский никольский медведский толстой белый чёрный круглов колосов львов горбачёв
    ковальчук мельник бондарь кравец шевчук гончар
"""


@pytest.fixture(scope="module")
def dictionary() -> MorphAnalyzer:
    """A dictionary that knows all cases, and none of our rules."""
    return MorphAnalyzer(lang="ru")


def in_other_cases(dictionary: MorphAnalyzer, word: str, part: str, gender: str | None = None) -> set[tuple[str, str]]:
    """What a name is in the other cases, each with the nominative."""
    own = {gender} if gender else set()
    readings = [its for its in dictionary.parse(word) if {part, "nomn", "sing"} <= its.tag.grammemes and its.is_known]
    found = [
        (its.inflect({case, "sing"} | own), its.inflect({"nomn", "sing"} | own)) for its in readings for case in CASES
    ]
    return {(plain(other.word), plain(first.word)) for other, first in found if other and first}


def test_every_given_name_is_found_from_each_of_its_cases(dictionary: MorphAnalyzer) -> None:
    pairs = {pair for name in names_in_cyrillic() for pair in in_other_cases(dictionary, name, "Name")}

    assert len(pairs) > 5_000
    assert {pair for pair in pairs if pair[0] != pair[1] and pair[1] not in nominatives(pair[0])} == set()


@pytest.mark.parametrize("gender", ["masc", "femn"])
def test_a_surname_is_found_from_each_of_its_cases(dictionary: MorphAnalyzer, gender: str) -> None:
    pairs = {pair for name in SURNAMES.split() for pair in in_other_cases(dictionary, name, "Surn", gender)}

    assert len(pairs) > 50
    assert {pair for pair in pairs if pair[0] != pair[1] and pair[1] not in nominatives(pair[0])} == set()


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        ("Иванова", "иванов"), ("Соловьёва", "соловьев"), ("Кузьмина", "кузьмин"), ("Синицына", "синицын"),
        ("Островская", "островский"), ("Высоцкая", "высоцкий"), ("Толстая", "толстой"), ("Трубецкая", "трубецкой"),
        ("Белая", "белый"), ("Чёрная", "черный"), ("Великая", "великий"), ("Сухая", "сухой"), ("Полевая", "полевой"),
        ("Зимняя", "зимний"), ("Ковальська", "ковальський"), ("Ільїна", "ільїн"), ("Ильина", "ильин"),
        ("Ivanova", "ivanov"), ("Kuzmina", "kuzmin"), ("Ostrovskaya", "ostrovskiy"), ("Trubetskaia", "trubetskiy"),
    ],
)  # fmt: skip
def test_her_surname_gives_his(hers: str, his: str) -> None:
    assert masculine(hers) == his


@pytest.mark.parametrize(
    "surname",
    [
        "черных",
        "шевченко",
        "ким",
        "иванов",
        "бойко",
        "щербина",
        "калина",
        "марина",
        "ева",
        "мкртчян",
        "smith",
        "marina",
        "polina",
    ],
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
