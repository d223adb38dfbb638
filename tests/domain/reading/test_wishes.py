"""The wish: what is left in the person's words."""

import pytest

from bot.domain.reading.understanding import understand


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Анна Петрова, +7 912 345-67-89, нужен прайс", "нужен прайс"),
        ("анна петрова 89123456789 нужен прайс", "нужен прайс"),
        ("Здравствуйте! Меня зовут Анна, хочу торт. Мой телефон 89123456789. Спасибо!", "хочу торт."),
        ("Просим прислать КП.\n\nС уважением,\nПётр Иванов\nменеджер по закупкам\nООО «Вектор»", "Просим прислать КП."),
        ("пришлите прайс на anna@mail.ru", "пришлите прайс"),
        ("Сколько стоит доставка в Тверь?", "Сколько стоит доставка в Тверь?"),
        ("перезвоните 89123456789", "перезвоните"),
        ("Hi, this is John. I need a plumber, call me at 8 912 345-67-89", "I need a plumber"),
        ("нужно 2 двери https://shop.ru/1", "нужно 2 двери https://shop.ru/1"),
        ("Анна 89123456789", None),
        ("Здравствуйте!", None),
        ("123", None),
        ("", None),
    ],
)
def test_the_wish_is_what_else_was_said(text: str, wish: str | None) -> None:
    assert understand(text, "RU").wish == wish
