"""Companies in free text."""

import pytest

from bot.domain.reading.companies import bare_name
from bot.domain.reading.understanding import understand


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("ООО «Ромашка», нужен прайс", "ООО «Ромашка»"),
        ("ооо ромашка нужен прайс", "ООО Ромашка"),
        ("ооо северный ветер нужны двери", "ООО Северный ветер"),
        ("Анна, ООО Ромашка, 89123456789", "ООО Ромашка"),
        ("ИП Петров А.В. 89123456789", "ИП Петров А.В."),
        ("Ерлан Сапаров ТОО «Алатау Строй»", "ТОО «Алатау Строй»"),
        ("я из компании Лютик", "Лютик"),
        ("Company: Big Wheels", "Big Wheels"),
        ("This is John from Acme Corp, we need chairs", "Acme Corp"),
        ("Robert Brown, Brown & Sons LLC, need salt", "Brown & Sons LLC"),
        ("Nina Rossi (Rossi S.r.l.) 300 kg", "Rossi S.r.l."),
        ("Müller GmbH & Co. KG", "Müller GmbH & Co. KG"),
        ("Hi, I'm Anna from Acme. Need a quote", "Acme"),
        ("мы салон «Улыбка», ищем мастера", "Улыбка"),
        ("ООО Ромашка плюс, нужен прайс, +7 912 345-67-89", "ООО Ромашка плюс"),
        ("ООО Ромашка плюс\nАнна", "ООО Ромашка плюс"),
        ("это Анна, ООО Вектор сервис. нужны двери", "ООО Вектор сервис"),
        ("ооо ромашка плюс, нужны двери", "ООО Ромашка плюс"),
        ("ООО Ромашка звоните, 89123456789", "ООО Ромашка"),
        ("ООО Ромашка просим, если можно, прайс", "ООО Ромашка"),
        ("ООО Ромашка закупки, Анна", "ООО Ромашка"),
        ("ООО Ромашка директор, Анна", "ООО Ромашка"),
        ("ООО Ромашка нужен прайс", "ООО Ромашка"),
    ],
)
def test_a_company_is_found_with_its_legal_form(text: str, company: str) -> None:
    assert understand(text, "RU").company == company


@pytest.mark.parametrize(
    "text",
    [
        "торт «Виктория»",
        "ваша компания делает окна?",
        "наша компания занимается окнами",
        "заказывал у ООО Вектор",
        "I'm Anna from Berlin",
        "нужна бухгалтерия для тоо 5 сотрудников",
        "60 kg as soon as possible",
    ],
)
def test_other_things_are_no_company(text: str) -> None:
    assert understand(text, "RU").company is None


@pytest.mark.parametrize(
    "writings",
    [
        ("ООО «Ромашка»", "Ромашка", "ромашка ООО", '"РОМАШКА", ООО', "АО Ромашка"),
        ("Acme Ltd", "ACME", "Acme, Ltd.", "acme limited"),
        ("Müller GmbH & Co. KG", "müller gmbh"),
        ("ИП Петров А.В.", "Петров А.В."),
    ],
)
def test_writings_of_one_company_have_one_bare_name(writings: tuple[str, ...]) -> None:
    assert len({bare_name(writing) for writing in writings}) == 1


@pytest.mark.parametrize("writings", [("Ромашка", "Ромашка плюс"), ("ООО", "АО"), ("Acme East", "Acme West")])
def test_other_companies_have_other_bare_names(writings: tuple[str, ...]) -> None:
    assert len({bare_name(writing) for writing in writings}) == len(writings)
