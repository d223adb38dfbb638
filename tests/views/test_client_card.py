"""The client's card: what stands on it, for whom, and that it fits one screen."""

from dataclasses import replace
from typing import Any

from bot.domain.client import ClientKind
from bot.domain.company import Company
from bot.domain.ids import CompanyId, LeadId
from bot.domain.lead import Status
from bot.domain.money import Money
from bot.domain.paging import Page
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.check_record import RecordCheck
from bot.usecases.read_clients import ClientCard
from bot.usecases.search_owners import Found
from bot.usecases.seek import Fit, Hit, Why
from bot.views.cards import LONGEST_LABEL, MOST_LINES, Face
from bot.views.client_card import client_card, list_of_cards, which_kind
from tests.views.examples import CLIENT, LEAD, NOW, TAKING

ANNA = replace(CLIENT, name="Анна Петрова", note="Звонить <утром>")
PAST = replace(LEAD, id=LeadId(3), status=Status.WON, closed_at=NOW, amount=Money(hundredths=1_250_000, currency="RUB"))


def card(**changes: Any) -> ClientCard:
    """A client with a bit of everything."""
    plain = ClientCard(
        client=ANNA,
        company=Company(id=CompanyId(1), name="ООО Ромашка", manager=None, note=None, created_at=NOW),
        manager="Ольга",
        points=LEAD.contact_points,
        may_work=True,
        open_leads=(LEAD,),
        past=(PAST,),
        past_in_all=3,
        undoable=TAKING,
    )
    return replace(plain, **changes)


def labels(face: Face) -> list[str]:
    """What stands on the buttons."""
    return [button.text for row in face.rows for button in row]


def test_it_says_who_how_to_reach_them_and_what_there_was(russian: Say, rules: HouseRules) -> None:
    face = client_card(card(), russian, rules)

    assert face.lines == (
        "<b>Анна Петрова</b>",
        "Клиент · карточка №7",
        "Компания: ООО Ромашка",
        "+7 912 345-67-89, anna@example.com",
        "Заметка: Звонить &lt;утром&gt;",
        "Ведёт: Ольга",
        "№3 · 2 марта, 12:00 · Сделка заключена · 12\u00a0500\u00a0₽",
        "и ещё 2",
    )
    assert labels(face) == [
        "Открыто: №12", "Кто это для нас…", "История", "🏢 ООО Ромашка", "Контакты…", "Ещё…", "↩ Вернуть как было",
    ]  # fmt: skip


def test_contacts_are_masked_for_those_who_have_nothing_to_do_with_the_client(russian: Say, rules: HouseRules) -> None:
    face = client_card(card(may_work=False, undoable=None), russian, rules)

    assert "345-67" not in face.text and "anna@" not in face.text
    assert labels(face) == ["Открыто: №12", "🏢 ООО Ромашка"]


def test_the_kinds_are_offered_with_the_present_one_marked(russian: Say) -> None:
    face = which_kind(card(client=replace(ANNA, kind=ClientKind.SUPPLIER)), russian)

    assert labels(face) == ["Клиент", "✓ Поставщик", "Партнёр", "Подрядчик", "Другое", "‹ Назад"]


def test_what_was_found_is_told_apart(russian: Say) -> None:
    found = (Found(owner=ANNA, points=LEAD.contact_points), Found(owner=replace(ANNA, name="Анна <2>")))
    face = list_of_cards(Page(things=found, number=1, pages=1), russian)

    assert face.lines[0] == "<b>Нашлось</b>"
    assert face.lines[1].startswith("Клиент: Анна Петрова, ") and "345" not in face.lines[1]
    assert face.lines[2] == "Клиент: Анна &lt;2&gt;"
    assert labels(face) == ["Анна Петрова", "Анна <2>"]


def found_by_note() -> Found:
    """Somebody with a long name whom a long note has led to."""
    words = "Ждёт каталог " * 20
    hit = Hit(client=ANNA.id, company=None, fit=Fit.INSIDE, why=Why.NOTE, words=words)
    return Found(owner=replace(ANNA, name="Имя" * 20), points=LEAD.contact_points, hit=hit)


def test_the_fullest_cards_fit_a_phone(say: Say, rules: HouseRules) -> None:
    """In every language."""
    full = card(client=replace(ANNA, name="Имя" * 20), open_leads=(LEAD,) * 9, past=(PAST,) * 4, past_in_all=99)
    faces = [
        client_card(full, say, rules),
        which_kind(full, say),
        list_of_cards(Page(things=(found_by_note(),) * 7, number=1, pages=2), say),
    ]

    assert max(len(face.lines) for face in faces) <= MOST_LINES
    assert max(len(label) for face in faces for label in labels(face)) <= LONGEST_LABEL


def test_owners_read_what_is_to_be_looked_through_and_who_did(russian: Say, rules: HouseRules) -> None:
    due = client_card(card(undoable=None, record=RecordCheck(due_at=NOW)), russian, rules)
    done = client_card(card(undoable=None, record=RecordCheck(checked=TAKING, checked_by="Виктор")), russian, rules)

    assert "🗓 Просили всё стереть: до 2 марта 2026\u202fг. проверьте" in due.lines[-1].replace("\u00a0", "\u202f")
    assert labels(due)[-1] == "✓ Сделано"
    assert "🗓 Проверено после стирания: Виктор" in done.lines[-1]
    assert labels(done)[-1] == "↩ Ещё не проверено"
