"""The invitation to introduce oneself: when a question is a moment for it, and how often it comes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.invitation import Occasion, may_invite, occasion_of

MOSCOW = ZoneInfo("Europe/Moscow")
LATE = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)  # half past eleven in Moscow


@pytest.mark.parametrize(
    "words",
    [
        "Пришлите прайс", "нужен прайс-лист", "Какая цена?", "а по ценам как", "Сколько стоит доставка?",
        "сколько это будет стоить", "сколько у вас стоят двери", "стоимость монтажа", "есть каталог?", "Почём окна",
        "ваши расценки", "скиньте кп", "нужно коммерческое предложение", "нет цен на сайте", "ценник какой",
        "What is the price?", "a price list please", "How much is delivery?", "Could I get a quote", "your pricing",
        "what does it cost", "do you have a catalogue", "send me the catalog", "an estimate for two rooms",
    ],
)  # fmt: skip
def test_who_asks_for_prices_is_invited_then(words: str) -> None:
    assert occasion_of(words, None) is Occasion.PRICES


@pytest.mark.parametrize(
    "words",
    [
        "Здравствуйте", "Это очень ценный совет", "Центр города", "процент брака", "Сколько у вас сотрудников",
        "Оцените фото", "Вы открыты завтра?", "Are you open tomorrow?", "a precious stone", "It is a costume", None,
    ],
)  # fmt: skip
def test_other_questions_are_no_occasion_by_themselves(words: str | None) -> None:
    assert occasion_of(words, None) is None
    assert occasion_of(words, "Доставка") is Occasion.TOPIC


def test_a_day_is_one_of_the_business() -> None:
    """Midnight in Moscow is nine in the evening in London."""
    assert may_invite(None, LATE, MOSCOW)
    assert not may_invite(LATE, LATE + timedelta(minutes=29), MOSCOW)
    assert may_invite(LATE, LATE + timedelta(minutes=31), MOSCOW)


@given(st.datetimes(), st.datetimes())
def test_nobody_is_invited_twice_a_day_nor_by_a_clock_set_back(earlier: datetime, now: datetime) -> None:
    first, second = earlier.replace(tzinfo=UTC), now.replace(tzinfo=UTC)
    if second <= first:
        assert not may_invite(first, second, UTC)
