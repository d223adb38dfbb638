"""Diminutives: every form reaches its full name, in any alphabet, and what is one name shares one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.diminutives import full_names, names_in_cyrillic
from bot.domain.likeness.words import lines_of

LINES = lines_of("diminutives.txt")
COUNTERPARTS = [line.split() for line in lines_of("counterparts.txt")]


def names_and_forms(line: str) -> tuple[list[str], list[str]]:
    """The spellings of the full name of a line, and its forms."""
    full, _, forms = line[2:].partition(": ")
    return full.replace(" = ", " ").split(), forms.split()


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Саша", {"александр", "александра"}), ("Шура", {"александр", "александра"}), ("Наташа", {"наталья"}),
        ("Валя", {"валентин", "валентина", "валерий"}), ("Женя", {"евгений", "евгения"}), ("Санёк", {"александр"}),
        ("Слава", {"вячеслав", "ярослав", "святослав", "мстислав", "владислав", "станислав", "изяслав", "ростислав"}),
        ("Вика", {"виктория"}), ("Алёна", {"алена", "елена"}), ("Наталия", {"наталья", "наталия"}),
        ("Данила", {"даниил", "данила"}), ("Жора", {"георгий"}), ("Гоша", {"георгий", "игорь", "егор"}),
        ("Мага", {"магомед"}), ("Гуля", {"гульнара"}), ("Нурик", {"нурлан"}), ("Юрась", {"юрий"}),
        ("Bill", {"william", "виллиам"}), ("Mike", {"michael", "михаил"}), ("Alex", {"alexander", "александр"}),
        ("Sasha", {"александр", "александра"}), ("Zhenya", {"евгений", "евгения"}), ("Ksyusha", {"ксения"}),
        ("Natalie", {"наталья"}), ("Eugene", {"евгений"}), ("Oleksandr", {"александр"}), ("Сергій", {"сергей"}),
        ("Дар'я", {"дарья"}), ("Ганна", {"анна"}), ("Peter", {"петр"}), ("Xenia", {"ксения"}), ("Helen", {"елена"}),
    ],
)  # fmt: skip
def test_a_short_form_or_another_language_reaches_the_full_name(short: str, full: set[str]) -> None:
    assert full <= full_names(short)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Иван", "John"), ("Юрий", "Георгий"), ("Анна", "Антонина"), ("Lena", "Екатерина"), ("Олег", "Игорь")],
)
def test_different_names_share_none(one: str, other: str) -> None:
    assert not full_names(one) & full_names(other)


def test_every_form_reaches_its_full_name() -> None:
    lines = list(map(names_and_forms, LINES))

    assert [word for names, forms in lines for word in names + forms if names[0] not in full_names(word)] == []
    assert [name for names, _ in lines for name in names if name not in full_names(name)] == []


@given(line=st.sampled_from(LINES), data=st.data())
def test_case_and_the_kind_of_e_change_nothing(line: str, data: st.DataObject) -> None:
    names, forms = names_and_forms(line)
    word = data.draw(st.sampled_from(names + forms))

    assert (
        full_names(word.upper()) == full_names(word.title()) == full_names(word) == full_names(word.replace("е", "ё"))
    )


def test_a_name_shares_a_full_name_with_each_of_its_counterparts() -> None:
    assert [word for row in COUNTERPARTS for word in row if not full_names(word) & full_names(row[0])] == []


def test_what_a_word_stands_for_stands_for_itself() -> None:
    assert [name for word in names_in_cyrillic() for name in full_names(word) if name not in full_names(name)] == []


@given(word=st.text(max_size=40))
def test_any_text_is_taken(word: str) -> None:
    assert full_names(word) == full_names(word.casefold())


@pytest.mark.parametrize("word", ["фломастер", "zzz", "", "123", "Сашара"])
def test_what_is_no_name_stands_for_nothing(word: str) -> None:
    assert full_names(word) == frozenset()
