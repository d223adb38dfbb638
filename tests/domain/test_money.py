"""What is typed as an amount of money."""

import pytest

from bot.domain.errors import AmountFault, AmountRefused
from bot.domain.money import Money, read_money

KNOWN = {"RUB", "EUR", "USD", "KZT"}


@pytest.mark.parametrize(
    ("typed", "hundredths", "currency"),
    [
        ("150000", 150_000_00, "RUB"),
        ("150 000", 150_000_00, "RUB"),
        ("150\u00a0000 ₽", 150_000_00, "RUB"),
        ("1 500 000 руб.", 1_500_000_00, "RUB"),
        ("12,5", 12_50, "RUB"),
        ("1500.50 €", 1_500_50, "EUR"),
        ("1,500.50 $", 1_500_50, "USD"),
        ("1.500,5 eur", 1_500_50, "EUR"),
        ("150к", 150_000_00, "RUB"),
        ("12,5 тыс", 12_500_00, "RUB"),
        ("1.5k €", 1_500_00, "EUR"),
        ("2 млн руб", 2_000_000_00, "RUB"),
        ("300 тг", 300_00, "KZT"),
        ("~ 40 USD", 40_00, "USD"),
        ("150000 рублей", 150_000_00, "RUB"),
        ("150 тысяч", 150_000_00, "RUB"),
        ("2 миллиона", 2_000_000_00, "RUB"),
        ("1,5 миллиона рублей", 1_500_000_00, "RUB"),
        ("300 долларов", 300_00, "USD"),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, hundredths: int, currency: str) -> None:
    assert read_money(typed, "RUB", KNOWN) == Money(hundredths=hundredths, currency=currency)


def test_without_a_sign_it_is_in_the_currency_of_the_house() -> None:
    assert read_money("40", "EUR", KNOWN) == Money(hundredths=40_00, currency="EUR")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", AmountFault.NOT_AN_AMOUNT),
        ("много", AmountFault.NOT_AN_AMOUNT),
        ("1 50", AmountFault.NOT_AN_AMOUNT),
        ("-5", AmountFault.NOT_AN_AMOUNT),
        ("5 или 6", AmountFault.NOT_AN_AMOUNT),
        ("5" * 5000, AmountFault.NOT_AN_AMOUNT),
        ("0", AmountFault.OUT_OF_RANGE),
        ("9" * 20, AmountFault.OUT_OF_RANGE),
        ("5 коров", AmountFault.UNKNOWN_CURRENCY),
        ("5 kr", AmountFault.UNKNOWN_CURRENCY),
        ("50 ABC", AmountFault.UNKNOWN_CURRENCY),
    ],
)
def test_anything_else_is_refused(typed: str, fault: AmountFault) -> None:
    with pytest.raises(AmountRefused) as refused:
        read_money(typed, "RUB", KNOWN)
    assert refused.value.reason is fault
