"""When two names may be the same person's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.name_comparison import NameAgreement, compare_names

AGREE, CONFLICT, UNKNOWN = NameAgreement.AGREE, NameAgreement.CONFLICT, NameAgreement.UNKNOWN


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("Анна", "Анна Петрова", AGREE),
        ("Петрова Анна", "анна ПЕТРОВА", AGREE),
        ("Петрова Анна Сергеевна", "Анна Петрова", AGREE),
        ("Анна Сергеевна", "Анна Петрова", AGREE),
        ("Иван Петрович", "Сидоров Иван Петрович", AGREE),
        ("А. Петрова", "Анна Петрова", AGREE),
        ("Анна П.", "Анна Петрова", AGREE),
        ("Фёдор", "Федор Иванов", AGREE),
        ("Анна-Мария Шмидт", "Анна Мария Шмидт", AGREE),
        ("Анна Петрова", "Анна Петрова-Смирнова", AGREE),
        ("John O'Brien", "John O’Brien", AGREE),
        ("Anna Petrova", "Анна Петрова", AGREE),
        ("Julia", "Юлия Сергеева", AGREE),
        ("Alexey", "Алексей", AGREE),
        ("王", "王", AGREE),
        ("Анна Петрова", "Иван Сидоров", CONFLICT),
        ("Анна Петрова", "Анна Сидорова", CONFLICT),
        ("Иван Ковальчук", "Анна Ковальчук", CONFLICT),
        ("Анна Сергеевна", "Анна Ивановна", CONFLICT),
        ("Роман Абрамович", "Роман Иванов", CONFLICT),
        ("Сергеевна", "Анна", CONFLICT),
        ("А. П.", "Анна Петрова", CONFLICT),
        ("Юлий", "Юлия", CONFLICT),
        ("Анна Анна", "Анна Петрова", CONFLICT),
        (None, "Анна", UNKNOWN),
        ("", "Анна", UNKNOWN),
        ("1", "Анна", UNKNOWN),
    ],
)
def test_names_are_compared_as_a_careful_manager_would(one: str | None, other: str, agreement: NameAgreement) -> None:
    assert compare_names(one, other) == compare_names(other, one) == agreement


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=40), st.text(max_size=40))
def test_comparing_is_symmetrical_for_any_text(one: str, other: str) -> None:
    assert compare_names(one, other) == compare_names(other, one)
