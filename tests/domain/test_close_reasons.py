"""The owner's reasons for closing: which words are none, and how a button names one."""

import pytest

from bot.domain.close_reasons import KEY_LENGTH, NoReason, key_of, why_no_reason
from bot.domain.lead import CloseReason, OwnReason, reason_of


@pytest.mark.parametrize(
    "words",
    ["Дубль", "это дубль", "Дубликат лида", "Задвоение", "Повторное обращение", "повтор", "duplicate", "Dupe"],
)
def test_what_came_twice_is_no_reason(words: str) -> None:
    assert why_no_reason(words) is NoReason.DUPLICATE


@pytest.mark.parametrize(
    "words",
    [
        *("Плохой лид", "ПЛОХОЙ", "Некачественный", "не целевой", "Нецелевая заявка", "Мусор", "Брак", "Спам"),
        *("bad", "Bad  lead", "junk", "Low-quality request", "poor quality", "Unqualified"),
    ],
)
def test_nobody_is_called_a_bad_lead(words: str) -> None:
    assert why_no_reason(words) is NoReason.BAD


@pytest.mark.parametrize(
    "words",
    [
        *("Дорого", "Нет бюджета", "Плохая связь", "Повторно не ответили", "Уехали в Дублин", "Перезвонят сами"),
        *("Too expensive", "Bad timing", "Another town", "Doubled our price", *CloseReason),
    ],
)
def test_why_work_ended_is_a_reason(words: str) -> None:
    assert why_no_reason(words) is None


def test_a_shipped_reason_is_known_by_its_code_and_any_other_by_its_words() -> None:
    assert reason_of("no_answer") is CloseReason.NO_ANSWER
    assert reason_of("Дорого") == OwnReason("Дорого")


def test_a_button_names_one_reason_and_no_other() -> None:
    """Buttons from before there were other reasons name the shipped ones by the same key."""
    keys = [key_of(reason_of(words)) for words in (*CloseReason, "Дорого", "дорого", "Дорого ")]

    assert keys[:4] == ["no_answer", "changed_mind", "not_our_offer", "chose_another"]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys[4:]} == {KEY_LENGTH}
