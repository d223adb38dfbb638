"""Saying that the contact given before was wrong."""

import pytest

from bot.domain.reading.understanding import understand


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("не туда, телефон 8 912 345-67-89", None),
        ("ой не туда написала, мой номер 89123456789", None),
        ("Ошибся, +7 912 345-67-89, и нужна доставка до пятницы", "нужна доставка до пятницы"),
        ("номер неверный, вот верный 89123456789", None),
        ("wrong number, my phone is +44 20 7946 0958", None),
        ("sorry, wrong email - anna@example.com", None),
        ("I mistyped my phone, it's +44 20 7946 0958", None),
    ],
)
def test_a_contact_that_was_wrong_is_told_from_one_more(text: str, wish: str | None) -> None:
    """What says so is no wish, and nobody's name."""
    understood = understand(text, "RU")
    assert (understood.corrects, understood.name, understood.wish) == (True, None, wish)


@pytest.mark.parametrize(
    "text",
    [
        "8 912 345-67-89, а в офис не туда звоните",
        "вы ошиблись? тел 89123456789",
        "ошибка 404 в заказе, звоните 89123456789",
        "ещё телефон 8 912 345-67-89",
        "my other phone is +44 20 7946 0958",
        "не туда поставили дверь",
    ],
)
def test_other_words_beside_a_contact_correct_nothing(text: str) -> None:
    assert not understand(text, "RU").corrects
