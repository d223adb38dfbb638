"""What linking did, in one line, and the offer to hand the lead over."""

from dataclasses import replace

from bot.domain.ids import ActivityId, LeadId, ManagerId
from bot.texts import Say
from bot.usecases.link_lead import Linked
from bot.views.cards import LONGEST_LABEL
from bot.views.linked import offer_to_hand_over, what_linking_did
from tests.views.examples import LEAD, OLGA

LONGEST_ALERT = 200
PAVEL = replace(OLGA, id=ManagerId(2002), name="Павел")
OTHERS = tuple(replace(LEAD, id=LeadId(number)) for number in (3, 4))
LINKED = Linked(activity=ActivityId(1), lead=LEAD, moved=False, client_name="Мария Сидорова", other_open=())


def test_it_says_what_happened_to_the_contacts(russian: Say) -> None:
    """Appended, or moved."""
    assert what_linking_did(LINKED, {}, russian) == "Клиент: Мария Сидорова. Контакты теперь в карточке клиента."
    moved = what_linking_did(replace(LINKED, moved=True), {}, russian)
    assert moved == "Клиент: Мария Сидорова. Контакты теперь только в карточке клиента."


def test_other_leads_are_named_with_who_has_them(russian: Say) -> None:
    """A free one is nobody's."""
    said = what_linking_did(replace(LINKED, other_open=OTHERS), {LeadId(3): PAVEL}, russian)
    assert said == "Клиент: Мария Сидорова. Ещё в работе: №3 (Павел), №4."


def test_however_long_the_names_they_fit(say: Say) -> None:
    """A pop-up takes 200 characters, a button 22."""
    endless = replace(PAVEL, name="Имя" * 100)
    long = replace(LINKED, client_name="Имя" * 100, other_open=OTHERS * 9)
    assert len(what_linking_did(long, dict.fromkeys((LeadId(3), LeadId(4)), endless), say)) <= LONGEST_ALERT
    offer = offer_to_hand_over(long, [endless] * 9, say)
    assert [row for row in offer.rows if len(row[0].text) > LONGEST_LABEL] == []


def test_the_offer_names_the_client_and_gives_it_with_one_tap(russian: Say) -> None:
    """To who works for the client already."""
    offer = offer_to_hand_over(LINKED, [PAVEL], russian)
    assert offer.words == "С клиентом Мария Сидорова уже работает коллега. Передать коллеге и №12?"
    assert [(row[0].text, row[0].callback_data) for row in offer.rows] == [("Передать: Павел", "hand1:12:3:2002")]
