"""What is better not said in public: phones and e-mails."""

import pytest

from bot.domain.read_by_all import may_hold_contact


@pytest.mark.parametrize(
    "words",
    ["Звоните 8 (912) 345-67-89", "+79123456789", "пишите на anna@mail.ru", "тел. 345-67-89", "call 020 7946 0958"],
)
def test_a_contact_is_told(words: str) -> None:
    assert may_hold_contact(words)


@pytest.mark.parametrize(
    "words",
    [None, "", "Сто тысяч", "От 90 000 ₽", "1 250 000 руб. с доставкой", "Размер 60 на 80", "до 18:00, 5 марта 2026"],
)
def test_a_price_or_a_date_is_none(words: str | None) -> None:
    assert not may_hold_contact(words)
