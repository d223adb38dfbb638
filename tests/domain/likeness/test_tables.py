"""The tables of names: each line in its form, nothing twice, and enough of everything."""

import re
from collections import Counter

import pytest

from bot.domain.likeness.words import lines_of

DIMINUTIVES = lines_of("diminutives.txt")
COUNTERPARTS = lines_of("counterparts.txt")
_NAMES = r"[а-яіїєґүұқғңөәһ]+(?: [а-яіїєґүұқғңөәһ]+)*"


def full_names_of(line: str) -> list[str]:
    """The spellings of the full name of a line of diminutives."""
    return line[2:].partition(":")[0].replace(" = ", " ").split()


def twice(words: list[str]) -> list[str]:
    """What stands there more than once."""
    return [word for word, count in Counter(words).items() if count > 1]


def test_every_line_of_diminutives_is_one_name_in_cyrillic() -> None:
    form = re.compile(rf"[мж] {_NAMES}(?: = {_NAMES})?: {_NAMES}")

    assert [line for line in DIMINUTIVES if not form.fullmatch(line)] == []


@pytest.mark.parametrize("table", ["diminutives.txt", "counterparts.txt", "patronymics.txt", "fathers.txt"])
def test_no_line_stands_twice_and_no_word_twice_in_a_line(table: str) -> None:
    lines = list(lines_of(table))

    assert twice(lines) == []
    assert [line for line in lines if twice(re.findall(r"\w{2,}", line))] == []


@pytest.mark.parametrize("gender", ["м", "ж"])
def test_a_full_name_has_one_line(gender: str) -> None:
    names = [name for line in DIMINUTIVES if line.startswith(gender) for name in full_names_of(line)]

    assert twice(names) == []


def test_there_are_hundreds_of_names_and_thousands_of_forms() -> None:
    forms = [form for line in DIMINUTIVES for form in line.partition(":")[2].split()]

    assert len(DIMINUTIVES) >= 350
    assert len(set(forms)) >= 2_500
    assert len(COUNTERPARTS) >= 150


def test_every_line_of_counterparts_begins_with_a_known_full_name() -> None:
    known = {name for line in DIMINUTIVES for name in full_names_of(line)}

    assert [line for line in COUNTERPARTS if line.split()[0] not in known or len(line.split()) == 1] == []


def test_no_name_has_two_lines_of_counterparts() -> None:
    assert twice([line.split()[0] for line in COUNTERPARTS]) == []
