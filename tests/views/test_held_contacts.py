"""Contacts that are somebody else's: the question names them with whose they are, and what can be done fits a phone."""

from dataclasses import replace

import pytest

from bot.domain.client import ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import telegram_identity
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ClientId, CompanyId
from bot.domain.ownership import HeldValue, seal_of
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.buttons.leads import ExcludeNow, KeepAs, LinkTo, LinkToCompany, MoveTo, Qualify, Win
from bot.views.buttons.talk import LinkProspect
from bot.views.cards import LONGEST_LABEL, MOST_LINES, Question
from bot.views.held_contacts import Decision, held_by_others, held_by_others_than_asks
from bot.views.lead_card import Viewer, lead_card
from tests.views.examples import ANNA, CLIENT, EMAIL, LEAD, NOW, PHONE, card_of

MARIA = replace(CLIENT, id=ClientId(8), name="Мария Сидорова")
BORIS = replace(CLIENT, id=ClientId(9), name="Борис Сидоров")
ROMASHKA = Company(id=CompanyId(3), name="Ромашка", manager=None, note=None, created_at=NOW)
OF_MARIA = (HeldValue(value=PHONE, owners=(MARIA,)),)
OF_BOTH = (HeldValue(value=PHONE, owners=(MARIA, BORIS)), HeldValue(value=telegram_identity(1), owners=(BORIS,)))
MANY = tuple(HeldValue(value=replace(EMAIL, normal_form=f"a{n}@x.ru"), owners=(MARIA,)) for n in range(9))
LINK = LinkTo(lead=LEAD.id, version=3, client=CLIENT.id)
DECISIONS = (
    Qualify(lead=LEAD.id, version=3),
    Win(lead=LEAD.id, version=3),
    KeepAs(lead=LEAD.id, version=3, kind=ClientKind.SUPPLIER),
    LINK,
    LinkToCompany(lead=LEAD.id, version=3, company=ROMASHKA.id),
    ExcludeNow(lead=LEAD.id, version=3, reason=ExclusionReason.SPAM, scope=ExclusionScope.EVERYTHING),
)
CONFIRMED = (*["Всё равно новый"] * 3, "Оставить у обоих", "Всё равно связать", "Всё равно исключить")


def labels(question: Question) -> list[str]:
    return [button.text for row in question.rows for button in row]


@pytest.mark.parametrize(("pressed", "label"), list(zip(DECISIONS, CONFIRMED, strict=True)))
def test_what_meets_a_known_contact_can_be_pressed_again_as_meant(pressed: Decision, label: str, russian: Say) -> None:
    """The same decision, now confirmed; the first button links to whose contact it is, where nothing else is theirs."""
    (link,), (again,), _back = held_by_others(LEAD, OF_MARIA, pressed, russian).rows
    assert (link.text, link.callback_data) == (
        "Связать: Мария Сидоро…", LinkTo(lead=LEAD.id, version=3, client=MARIA.id).pack(),
    )  # fmt: skip
    assert again.text == label
    assert again.callback_data == pressed.pack().removesuffix("0") + "1"


def test_a_client_to_whom_the_lead_is_linked_is_not_offered_once_more(russian: Say) -> None:
    """Excluding only asks whether it is meant; another owner can still be chosen."""
    linked, exclude = replace(LEAD, client=MARIA.id), DECISIONS[-1]
    question = held_by_others(linked, OF_MARIA, exclude, russian)
    assert question.words == "<b>Это контакт клиента Мария Сидорова.</b> Всё равно исключить?"
    assert labels(question) == ["Всё равно исключить", "‹ Назад"]
    of_another_too = held_by_others(linked, OF_BOTH, exclude, russian)
    assert labels(of_another_too) == ["Связать: Борис Сидоров", "Всё равно исключить", "‹ Назад"]


def test_each_contact_is_named_with_whose_it_is(russian: Say) -> None:
    """One owner or several; an account has no number that says anything."""
    assert held_by_others(LEAD, OF_BOTH, LINK, russian).words.splitlines() == [
        "<b>Уже есть у нескольких: +7 912 345-67-89 (Мария Сидорова, Борис Сидоров).</b>",
        "<b>Уже есть у клиента Борис Сидоров: аккаунт Telegram.</b>",
    ]
    assert held_by_others(LEAD, MANY, LINK, russian).words.splitlines()[-1] == "и ещё 6"


def test_contacts_may_move_to_whom_the_lead_is_linked(russian: Say) -> None:
    """For good: the button is red, and names what was on the screen."""
    question = held_by_others(LEAD, OF_BOTH, LINK, russian, moving_to=replace(CLIENT, name="Анна"))
    assert labels(question) == [
        "Связать: Мария Сидоро…", "Связать: Борис Сидоров", "Оставить у всех", "Перенести: Анна", "‹ Назад",
    ]  # fmt: skip
    move = question.rows[3][0]
    assert move.style == "danger"
    assert move.callback_data == MoveTo(lead=LEAD.id, version=3, client=CLIENT.id, seal=seal_of(OF_BOTH)).pack()


def test_a_seal_changes_with_contacts_and_owners_and_not_with_their_order() -> None:
    """So that nobody loses a contact who was not on the screen."""
    seals = {seal_of(held) for held in (OF_MARIA, OF_BOTH, OF_BOTH[:1], OF_BOTH[1:], MANY, ())}
    assert len(seals) == 6
    assert seal_of(OF_BOTH) == seal_of(OF_BOTH[::-1])


def test_the_questions_fit_a_phone(say: Say, rules: HouseRules) -> None:
    """At most twelve lines, five rows, and no label of ours cut."""
    asks = LinkProspect(prospect=ANNA.id, client=CLIENT.id)
    questions = [held_by_others_than_asks(OF_BOTH, asks, say, moving_to=CLIENT)]
    for held in (OF_BOTH, MANY):
        questions += [held_by_others(LEAD, held, pressed, say, moving_to=CLIENT) for pressed in DECISIONS]
    for question in questions:
        face = lead_card(card_of(), say=say, rules=rules, viewer=Viewer.HOLDER, alone=True, question=question)
        assert len(face.text.splitlines()) <= MOST_LINES
        assert len(question.rows) <= 5
        shown = [label for label in labels(question) if MARIA.name[:4] not in label and CLIENT.name[:4] not in label]
        assert [label for label in labels(question) if len(label) > LONGEST_LABEL] == []
        assert [label for label in shown if label.endswith("…") and BORIS.name[:4] not in label] == []


def test_excluding_what_only_a_company_has_is_asked_about_and_leads_to_no_link(russian: Say) -> None:
    """Linking says nothing new there; all that is open is whether it is meant."""
    held = (HeldValue(value=PHONE, owners=(), companies=(ROMASHKA,)),)
    question = held_by_others(LEAD, held, DECISIONS[-1], russian)

    assert "Уже есть у компании Ромашка: +7 912 345-67-89." in question.words
    assert labels(question) == ["Всё равно исключить", "‹ Назад"]
