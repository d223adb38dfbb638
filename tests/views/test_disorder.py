"""The list of what is out of order: a line and buttons for each thing, ways on and back, and that it fits a phone."""

from dataclasses import replace

import pytest

from bot.domain.close_reasons import NoReason
from bot.domain.company import Company
from bot.domain.errors import NameFault
from bot.domain.hygiene import (
    ClosedLead,
    ClosedWithoutReason,
    CompanyWithoutPerson,
    Disorder,
    Finding,
    Nameless,
    SharedValue,
)
from bot.domain.ids import ClientId, CompanyId, LeadId
from bot.domain.lead import Status
from bot.domain.ownership import HeldValue
from bot.texts import Say
from bot.usecases.find_disorder import DisorderPage
from bot.views.cards import LONGEST_LABEL, MOST_LINES, Face
from bot.views.disorder import LISTED_ON_A_PAGE, disorder_page
from tests.views.examples import CLIENT, NOW, PHONE

LONG = "Имя" * 40
COMPANY = Company(id=CompanyId(3), name="ООО Ромашка", manager=None, note=None, created_at=NOW)
ANNA = replace(CLIENT, name="Анна Петрова")
NAMELESS = Nameless(client=replace(CLIENT, name="123"), fault=NameFault.DIGITS)
SHARED = SharedValue(
    held=HeldValue(value=PHONE, owners=(ANNA, replace(ANNA, id=ClientId(8), name="Иван")), companies=(COMPANY,))
)
CLOSED = ClosedWithoutReason(
    lead=ClosedLead(id=LeadId(12), name="Анна", status=Status.CLOSED, reason="дубль"), said=NoReason.DUPLICATE
)
CHOICES = [["Без имени", "Без человека"], ["Общие контакты", "Без причины"]]


def page(*findings: Finding, which: Disorder, after: int = 0, on_from: int | None = None) -> DisorderPage:
    """Some of what is wrong."""
    return DisorderPage(disorder=which, findings=findings, after=after, on_from=on_from)


def labels(face: Face) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    return [[button.text for button in row] for row in face.rows]


@pytest.mark.parametrize(
    ("finding", "which", "text", "opening"),
    [
        (NAMELESS, Disorder.NAMELESS, "<b>Клиенты без имени</b>\n«123»", [["👤 123"]]),
        (
            SHARED,
            Disorder.SHARED_VALUE,
            "<b>Один контакт в нескольких карточках</b>\n+7 912 345-67-89: Анна Петрова, Иван, ООО Ромашка",
            [["👤 Анна Петрова", "👤 Иван"]],
        ),
        (CLOSED, Disorder.CLOSED_WITHOUT_REASON, "<b>Закрыто без причины</b>\n№12, Анна", [["№12, Анна"]]),
        (
            CompanyWithoutPerson(company=COMPANY),
            Disorder.COMPANY_WITHOUT_PERSON,
            "<b>Компании без человека</b>\nООО Ромашка",
            [],
        ),
    ],
)
def test_each_thing_has_a_line_and_opens_what_to_put_right(
    finding: Finding, which: Disorder, text: str, opening: list[list[str]], russian: Say
) -> None:
    face = disorder_page(page(finding, which=which), russian)

    assert (face.text, labels(face)) == (text, [*opening, *CHOICES])


def test_two_cards_with_one_contact_can_be_made_one(russian: Say) -> None:
    two = SharedValue(held=HeldValue(value=PHONE, owners=SHARED.held.owners))
    face = disorder_page(page(two, which=Disorder.SHARED_VALUE), russian)

    assert labels(face) == [["👤 Анна Петрова", "⇄ Один человек?"], *CHOICES]


def test_where_all_is_in_order_it_is_said(russian: Say) -> None:
    assert disorder_page(page(which=Disorder.NAMELESS), russian).lines[1] == "Здесь всё в порядке."


def test_where_not_all_was_looked_at_one_looks_further(russian: Say) -> None:
    face = disorder_page(page(which=Disorder.NAMELESS, after=1000, on_from=2000), russian)

    assert face.lines[1] == "Пока ничего не нашлось, но это ещё не всё."
    assert labels(face)[0] == ["‹ К началу", "Дальше ›"]


@pytest.mark.parametrize("which", Disorder)
def test_it_fits_a_phone(which: Disorder, say: Say) -> None:
    owners = tuple(replace(CLIENT, id=ClientId(number), name=LONG) for number in range(1, 9))
    long = SharedValue(held=HeldValue(value=PHONE, owners=owners))
    face = disorder_page(page(*[long] * LISTED_ON_A_PAGE, which=which, after=2**62, on_from=2**63 - 1), say)

    assert len(face.text.splitlines()) <= MOST_LINES
    assert all(len(label) <= LONGEST_LABEL for row in labels(face) for label in row)
    assert all(len((button.callback_data or "").encode()) <= 64 for row in face.rows for button in row)
