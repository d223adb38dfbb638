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
    MaybeSame,
    Nameless,
    SharedValue,
)
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId
from bot.domain.lead import Status
from bot.domain.likeness.evidence import Evidence
from bot.domain.ownership import HeldValue
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.find_disorder import DisorderPage
from bot.views.cards import LONGEST_LABEL, MOST_LINES, Face
from bot.views.disorder import LISTED_ON_A_PAGE, disorder_page, whose_contact, why_was_it_closed
from tests.views.examples import CLIENT, LEAD, NOW, PHONE

LONG = "Имя" * 40
COMPANY = Company(id=CompanyId(3), name="ООО Ромашка", manager=None, note=None, created_at=NOW)
ANNA = replace(CLIENT, name="Анна Петрова")
NAMELESS = Nameless(client=replace(CLIENT, name="123"), fault=NameFault.DIGITS)
SHARED = SharedValue(
    held=HeldValue(value=PHONE, owners=(ANNA, replace(ANNA, id=ClientId(8), name="Иван")), companies=(COMPANY,))
)
CLOSED = ClosedWithoutReason(
    lead=ClosedLead(id=LeadId(12), version=3, name="Анна", status=Status.CLOSED, reason="дубль"),
    said=NoReason.DUPLICATE,
)
PAIR = MaybeSame(
    one=ANNA, other=replace(ANNA, id=ClientId(8), name="Аня Петрова"), named_so=False, evidence=(Evidence.SAME_COMPANY,)
)
CHOICES = [["Без имени", "Без человека"], ["Общие контакты", "Без причины"], ["Один человек?"]]


def page(*findings: Finding, which: Disorder, after: int = 0, on_from: int | None = None) -> DisorderPage:
    """Some of what is wrong."""
    numbers = tuple(range(1, len(findings) + 1))
    return DisorderPage(disorder=which, findings=findings, numbers=numbers, after=after, on_from=on_from)


def labels(face: Face) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    return [[button.text for button in row] for row in face.rows]


@pytest.mark.parametrize(
    ("finding", "which", "text", "opening"),
    [
        (NAMELESS, Disorder.NAMELESS, "<b>Клиенты без имени</b>\n«123»", [["👤 123", "Назвать…"]]),
        (
            SHARED,
            Disorder.SHARED_VALUE,
            "<b>Один контакт в нескольких карточках</b>\n+7 912 345-67-89: Анна Петрова, Иван, ООО Ромашка",
            [["👤 Анна Петрова", "Убрать с одной…"]],
        ),
        (CLOSED, Disorder.CLOSED_WITHOUT_REASON, "<b>Закрыто без причины</b>\n№12, Анна", [["№12, Анна", "Почему…"]]),
        (
            PAIR,
            Disorder.MAYBE_SAME,
            "<b>Возможно, один человек</b>\nАнна Петрова, Аня Петрова: похожее имя, та же компания",
            [["⇄ Один человек?", "Это разные люди"]],
        ),
        (
            CompanyWithoutPerson(company=COMPANY),
            Disorder.COMPANY_WITHOUT_PERSON,
            "<b>Компании без человека</b>\nООО Ромашка",
            [["➕ Человек: ООО Ромашка", "✕ Это ошибка"]],
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

    assert labels(face) == [["⇄ Один человек?", "Убрать с одной…"], *CHOICES]


@pytest.mark.parametrize("said", [None, NoReason.BAD])
def test_who_passed_by_is_kept_in_one_tap(said: NoReason | None, russian: Say) -> None:
    closed = ClosedWithoutReason(lead=CLOSED.lead, said=said)
    face = disorder_page(page(closed, which=Disorder.CLOSED_WITHOUT_REASON), russian)

    assert labels(face) == [["Сохранить №12", "Почему…"], *CHOICES]


def test_where_all_is_in_order_it_is_said(russian: Say) -> None:
    assert disorder_page(page(which=Disorder.NAMELESS), russian).lines[1] == "Здесь всё в порядке."


def test_where_not_all_was_looked_at_one_looks_further(russian: Say) -> None:
    face = disorder_page(page(which=Disorder.NAMELESS, after=1000, on_from=2000), russian)

    assert face.lines[1] == "Пока ничего не нашлось, но это ещё не всё."
    assert labels(face)[0] == ["‹ К началу", "Дальше ›"]


def test_what_was_just_put_right_can_be_undone(russian: Say) -> None:
    face = disorder_page(page(which=Disorder.NAMELESS), russian, repaired=ActivityId(7))

    assert labels(face) == [["↩ Вернуть как было"], *CHOICES]


def test_a_shared_contact_is_taken_off_one_of_its_cards(russian: Say) -> None:
    face = whose_contact(5, SHARED.held, russian)

    assert labels(face) == [
        ["👤 Анна Петрова", "✂ Убрать: Анна Петрова"],
        ["👤 Иван", "✂ Убрать: Иван"],
        ["🏢 ООО Ромашка", "✂ Убрать: ООО Ромашка"],
        ["‹ Назад"],
    ]


@pytest.mark.parametrize("said", [None, *NoReason])
def test_the_questions_fit_a_phone(said: NoReason | None, say: Say, rules: HouseRules) -> None:
    owners = tuple(replace(CLIENT, id=ClientId(number), name=LONG) for number in range(1, 12))
    held = HeldValue(value=PHONE, owners=owners)
    lead = replace(LEAD, id=LeadId(2**63 - 1), name=LONG, version=2**62)
    for face in (whose_contact(2**63 - 1, held, say), why_was_it_closed(lead, said, rules.close_reasons, say)):
        assert len(face.text.splitlines()) <= MOST_LINES
        assert all(len(label) <= LONGEST_LABEL for row in labels(face) for label in row)
        assert all(len((button.callback_data or "").encode()) <= 64 for row in face.rows for button in row)


@pytest.mark.parametrize("which", Disorder)
def test_it_fits_a_phone(which: Disorder, say: Say) -> None:
    owners = tuple(replace(CLIENT, id=ClientId(number), name=LONG) for number in range(1, 9))
    long = SharedValue(held=HeldValue(value=PHONE, owners=owners))
    face = disorder_page(page(*[long] * LISTED_ON_A_PAGE, which=which, after=2**62, on_from=2**63 - 1), say)

    assert len(face.text.splitlines()) <= MOST_LINES
    assert all(len(label) <= LONGEST_LABEL for row in labels(face) for label in row)
    assert all(len((button.callback_data or "").encode()) <= 64 for row in face.rows for button in row)
