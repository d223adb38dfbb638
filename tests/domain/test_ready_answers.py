"""Ready answers: what stands in a gap, and what becomes of a sentence where nothing does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ready_answers import Gap, filled, gap_fault

KNOWN = {Gap.NAME: "Анна", Gap.MANAGER: "Ольга"}
UNKNOWN = {Gap.MANAGER: "Ольга"}


@pytest.mark.parametrize(
    ("words", "to_anna", "to_nobody_known"),
    [
        ("Здравствуйте, {name}!", "Здравствуйте, Анна!", "Здравствуйте!"),
        ("{name}, прайс готов.", "Анна, прайс готов.", "Прайс готов."),
        ("Да, {name}, всё есть.", "Да, Анна, всё есть.", "Да, всё есть."),
        ("Dear {name|customer}, yes.", "Dear Анна, yes.", "Dear customer, yes."),
        ("Привет!\n{name}, ждём вас.", "Привет!\nАнна, ждём вас.", "Привет!\nЖдём вас."),
        ("Ваша {manager}", "Ваша Ольга", "Ваша Ольга"),
        ("Без пропусков", "Без пропусков", "Без пропусков"),
        ("Ждём вас. {manager}, {hours}", "Ждём вас. Ольга", "Ждём вас. Ольга"),
        ("{hours}, {manager}", "Ольга", "Ольга"),
        ("{name}, {manager}, {hours}!", "Анна, Ольга!", "Ольга!"),
        ("Привет, {hours}, {name}!", "Привет, Анна!", "Привет!"),
    ],
)
def test_a_sentence_reads_well_with_a_name_and_without(words: str, to_anna: str, to_nobody_known: str) -> None:
    assert (filled(words, KNOWN), filled(words, UNKNOWN)) == (to_anna, to_nobody_known)


@pytest.mark.parametrize(
    ("words", "fault"),
    [("Здравствуйте, {nme}!", "{nme}"), ("Скидка {", "{"), ("{Name}", "{"), ("{name|}", "{"), ("конец }", "}")],
)
def test_what_is_no_gap_is_named(words: str, fault: str) -> None:
    assert gap_fault(words) == fault


def test_a_value_is_never_read_as_a_gap() -> None:
    """Whoever calls themselves so gets their own words back, and nobody else's."""
    assert filled("{name}!", {Gap.NAME: "{manager}", Gap.MANAGER: "Ольга"}) == "{manager}!"


@given(st.text(st.sampled_from("{}|, \nна!name"), max_size=40), st.sampled_from([None, "Анна"]))
def test_words_without_a_fault_are_filled_whatever_is_known(words: str, name: str | None) -> None:
    """Nothing in brackets ever reaches a reader."""
    if gap_fault(words) is None:
        assert not {"{", "}"} & set(filled(words, {Gap.NAME: name, Gap.MANAGER: "Ольга"}))
