"""Companies: what their names have in common however they are written, and how much of two is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.company_weighing import SAME, Companies, weigh_companies
from bot.domain.likeness.company_words import company_name, keys_of_company

AMONG = Companies(count=1_000, with_word={})
WRITTEN = (
    ("ООО «Ромашка»", "ромашка"),
    ("Общество с ограниченной ответственностью «Северный ветер»", "Северный ветер, ООО"),
    ("Nordlicht GmbH & Co. KG", "nordlicht"),
    ("ООО «СтройДом»", "Строй-Дом"),
    ("ООО «СтройДом»", "стройдом"),
    ("ООО «Берёзка»", "Berezka LLC"),
    ("ООО «Щедрый край»", "Shchedryy Kray"),
    ("Blue Ocean Travel", "Блю Оушен Тревел"),
    ("АО «Мебель Востока»", "Востока мебель"),
    ("АО «Дальняя Восточная Верфь»", "ДВВ"),
    ("ООО «Торговый дом Альтаир»", "ТД Альтаир"),
    ("Кафе «Старый город»", "Старый город"),
    ("ООО «Каштан»", "Каштан, Казань"),
    ("ООО «Перспектива»", "Переспектива"),
    ("ООО «Агроснаб» (Весёлый молочник)", "веселый молочник"),
    ("ООО «Три кита»", "3 кита"),
    ("ООО «Дом & Сад»", "дом и сад"),
)


@pytest.mark.parametrize(("kept", "written"), WRITTEN)
def test_one_company_is_the_same_in_all_its_writings(kept: str, written: str) -> None:
    one, other = company_name(kept), company_name(written)

    assert keys_of_company(one) & keys_of_company(other)
    assert weigh_companies(other, one, AMONG) >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Ромашка»", "ООО «Василёк»"),
        ("Кафе «Старый город»", "Кафе «Новый берег»"),
        ("ТД Альтаир", "ТД Орион"),
        ("СтройДом", "СтройСнаб"),
        ("Ромашка, Казань", "Орион, Казань"),
    ],
)
def test_what_is_common_to_many_makes_nobody_the_same(one: str, other: str) -> None:
    assert weigh_companies(company_name(one), company_name(other), AMONG) < SAME


def test_a_rare_word_tells_more_than_a_frequent_one() -> None:
    among = Companies(count=1_000, with_word={company_name("Строй").words[0].skeleton: 250})
    sought = company_name("Строй Гиацинт")

    by_rare = weigh_companies(sought, company_name("Гиацинт Монтаж"), among)
    by_frequent = weigh_companies(sought, company_name("Строй Монтаж"), among)

    assert by_rare > by_frequent


def test_a_name_of_a_legal_form_alone_is_a_name_all_the_same() -> None:
    assert [word.text for word in company_name("ООО").words] == ["ооо"]


@given(st.text(max_size=60))
def test_whatever_is_written_is_the_same_as_itself(written: str) -> None:
    name = company_name(written)

    assert not name.words or weigh_companies(name, name, AMONG) >= SAME


@given(
    st.lists(st.sampled_from(["Ромашка", "Строй", "Гиацинт", "Орион", "Снаб"]), min_size=1, max_size=3, unique=True),
    st.sampled_from([str.upper, str.lower, "ООО «{}»".format, "{}, ООО".format]),
)
def test_case_and_legal_form_change_nothing(words: list[str], change: object) -> None:
    assert callable(change)
    name, written = company_name(" ".join(words)), company_name(change(" ".join(words)))

    assert weigh_companies(written, name, AMONG) == weigh_companies(name, name, AMONG)
