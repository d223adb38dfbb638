"""On behalf: what is read as a company, and as what somebody does there."""

import pytest

from bot.domain.errors import CompanyFault, CompanyRefused
from bot.domain.on_behalf import OnBehalf, read_on_behalf


@pytest.mark.parametrize(
    ("typed", "company", "role"),
    [
        ("ООО Ромашка, закупки", "ООО Ромашка", "закупки"),
        ("ООО Ромашка", "ООО Ромашка", None),
        ("ООО Ромашка\nстарший закупщик, отдел мебели", "ООО Ромашка", "старший закупщик, отдел мебели"),
        ("«Ромашка, Лютик и Ко», директор", "«Ромашка, Лютик и Ко»", "директор"),
        ('АО "Лес, Поле", снабжение', 'АО "Лес, Поле"', "снабжение"),
        ("Daisy, Inc., purchasing", "Daisy, Inc.", "purchasing"),
        ("Daisy, Ltd", "Daisy, Ltd", None),
        ("Daisy, corporate sales", "Daisy", "corporate sales"),
        ("  Ромашка ,  ", "Ромашка", None),
        ("Ро\u202eмашка\u200b, \u0000закупки", "Ромашка", "закупки"),
        ("«Ромашка, закупки", "«Ромашка", "закупки"),
        ("1С", "1С", None),
        ("585, закупки", "585", "закупки"),
    ],
)
def test_the_company_stands_before_the_comma_and_the_role_after_it(typed: str, company: str, role: str | None) -> None:
    """What is quoted belongs together, unseen characters are dropped, and nobody has to say what they do."""
    assert read_on_behalf(typed) == OnBehalf(company=company, role=role)


@pytest.mark.parametrize(
    "typed", ["", " , ", ", закупки", "🌸", "\u200b", "+7 912 345-67-89", "89123456789", "anna@romashka.example"]
)
def test_without_letters_and_by_a_contact_there_is_no_company(typed: str) -> None:
    with pytest.raises(CompanyRefused) as refused:
        read_on_behalf(typed)

    assert refused.value.reason is CompanyFault.EMPTY


@pytest.mark.parametrize("typed", ["Р" * 101, "Ромашка, " + "з" * 61, "«" * 4096 + "Р", ",Ltd" * 1000])
def test_what_is_too_long_for_a_line_is_refused(typed: str) -> None:
    with pytest.raises(CompanyRefused):
        read_on_behalf(typed)
