"""Phones in free text: the writer's own, and nothing that only looks like one."""

import pytest

from bot.domain.reading.understanding import understand

ANNAS, OTHER = "+79123456789", "+79161234567"


@pytest.mark.parametrize(
    "text",
    [
        "Анна +7 912 345-67-89 нужен прайс",
        "анна 89123456789 нужен прайс",
        "9123456789, Анна",
        "79123456789",
        "нужен прайс, 8(912)345-67-89.Жду",
        "8.912.345.67.89",
        "тел.89123456789",
        "007 912 345 67 89",
        "Анна89123456789",
        "+7 912 345-67-89 доб. 12",
        "+7 912 345-67-89, ext. 12",
        "wa.me/79123456789",
        "нужно 2 шт, 89123456789",
        "89123456789 2 шт по 1 500 руб",
        "14:30 12.05.2026 89123456789",
        "хочу сделать заказ 89123456789",
        "ОЗУ 64. 8 912 345 67 89",
        "мой номер 89123456789",
        "Звонила Анна, просила перезвонить 89123456789",
        "ваш телефон 8 495 123 45 67 не отвечает, мой 89123456789",
        "размер 4 9123456789",
        "８９１２３４５６７８９",
        "+٧ ٩١٢ ٣٤٥ ٦٧ ٨٩",
        "8️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣",
    ],
)
def test_a_phone_is_found_however_it_is_written(text: str) -> None:
    assert understand(text, "RU").phones == (ANNAS,)


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("Анна, +7 495 123-45-67 доб. 12, нужен прайс", "12"),
        ("8 (495) 123-45-67 (доб. 305)", "305"),
        ("8 495 123-45-67 вн. 305", "305"),
        ("8 495 123-45-67, внутренний номер 305", "305"),
        ("8 495 123-45-67 добавочный: 7", "7"),
        ("call +7 495 123-45-67 ext. 12 please", "12"),
        ("+7 495 123-45-67, extension 0012", "0012"),
        ("+7 495 123-45-67 x12", "12"),
        ("+7 495 123-45-67x12", "12"),
        ("+74951234567x12", "12"),
        ("+7 495 123-45-67;ext=12", "12"),
        ("+7 495 123-45-67 #12", "12"),
    ],
)
def test_an_extension_is_read_beside_its_phone(text: str, extension: str) -> None:
    understood = understand(text, "RU")
    assert understood.phones == ("+74951234567",)
    assert understood.extensions == {"+74951234567": extension}


@pytest.mark.parametrize(
    "text",
    ["8 495 123-45-67, 12 штук", "8 495 123-45-67 дом 12", "8 495 123-45-67 120x60", "8 495 123-45-67 вн, 12 мая"],
)
def test_what_only_stands_behind_a_phone_is_no_extension(text: str) -> None:
    assert understand(text, "RU").extensions == {}


def test_an_extension_stands_with_the_phone_it_was_said_of() -> None:
    understood = understand("8 495 123-45-67, 8 495 765-43-21 доб. 12", "RU")
    assert understood.phones == ("+74951234567", "+74957654321")
    assert understood.extensions == {"+74957654321": "12"}


@pytest.mark.parametrize(
    "text",
    [
        "89123456789, 89161234567",
        "+7 912 345 67 89 +7 916 123 45 67",
        "8 912 345 67 89 8 916 123 45 67",
        "89123456789/89161234567",
        "89123456789 или 8 (916) 123-45-67",
    ],
)
def test_several_phones_keep_their_order(text: str) -> None:
    assert understand(text, "RU").phones == (ANNAS, OTHER)


@pytest.mark.parametrize(
    ("text", "region", "phone"),
    [
        ("8 701 123 45 67", "KZ", "+77011234567"),
        ("8029 123 45 67", "BY", "+375291234567"),
        ("067 123 45 67", "UA", "+380671234567"),
        ("(212) 555-1234 x12", "US", "+12125551234"),
        ("call 2125551234", "US", "+12125551234"),
        ("07911 123456", "GB", "+447911123456"),
        ("0151 23456789", "DE", "+4915123456789"),
        ("+49 (0)151 23456789", "RU", "+4915123456789"),
        ("380501234567", "RU", "+380501234567"),
        ("8 (343) 212-34-56", "RU", "+73432123456"),
        ("030 123456", "DE", "+4930123456"),
        ("0211 / 123 456", "DE", "+49211123456"),
    ],
)
def test_a_local_number_belongs_to_its_region(text: str, region: str, phone: str) -> None:
    assert understand(text, region).phones == (phone,)


@pytest.mark.parametrize(
    "text",
    [
        "заказ 4821 0093 1245",
        "номер заказа 89123456789",
        "заказ № 89123456789",
        "заказ номер 8 912 345 67 89",
        "трек 80081234567890",
        "карта 4276 1234 5678 9010",
        "4276123456789010",
        "р/с 40702810900000012345",
        "ИНН 7707083893 КПП 770701001 ОГРН 1027700132195",
        "7707083893",
        "цена 1 500 000 руб",
        "12.05.2026 в 14:30, 2026-05-12",
        "артикул 89123456789",
        "192.168.0.1 версия 2.10.3",
        "57х3,5 120x60 150 х 150",
        "https://shop.ru/item/89123456789",
        "vk.com/id89123456789",
        "VIN XTA89123456789123",
        "тел 345-67-89",
        "+7 912 345 67 8",
        "00000000000",
        "звонила на ваш номер 8 800 555-35-35",
        "писал вам на 89123456789",
        "факс 8 (495) 123-45-67",
        "звонил по 8 800 555 35 35",
        "мне звонили с номера 8 495 123 45 67 это вы?",
        "телефон магазина 8 800 555 35 35 не отвечает",
        "скидка по промокоду 9991234567",
        "мой заказ был 9123456789 от 3 мая",
        "IBAN DE89 3704 0044 0532 0130 00",
        "9 123 456 штук",
        "Переслано от Окна Плюс:\nСкидки! Звоните 8 800 555-35-35",
        "> мой телефон 89123456789",
    ],
)
def test_what_is_no_phone_of_the_writer_is_left_alone(text: str) -> None:
    assert understand(text, "RU").phones == ()


@pytest.mark.parametrize(
    "text", ["order 2125551234", "PO 4500123456", "SSN 123-45-6789", "$14,500", "card 4111 1111 1111 1111"]
)
def test_american_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert understand(text, "US").phones == ()


def test_two_numbers_with_a_stroke_between_them_are_two() -> None:
    assert understand("602-555-1234 / 602-555-1235", "US").phones == ("+16025551234", "+16025551235")


@pytest.mark.parametrize("text", ["Vertrag 045/2024", "Bestellung 0300 1820", "01.02.2026", "Az. 03 1234"])
def test_a_zero_before_something_else_is_no_area_code(text: str) -> None:
    assert understand(text, "DE").phones == ()
