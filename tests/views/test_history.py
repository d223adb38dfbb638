"""The history of a lead: words for everything that can be done, and a page that fits one screen."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.activity import Deed, LeadState, Traces
from bot.domain.client import ClientKind
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ActivityId
from bot.domain.lead import CloseReason, OwnReason
from bot.domain.money import Money
from bot.domain.paging import page_of
from bot.house_rules import HouseRules
from bot.texts import Say, speaking
from bot.usecases.read_history import CardHistory, History, Told
from bot.views.cards import MOST_LINES
from bot.views.history import LINES_ON_A_PAGE, card_history_page, history_page, what_was_done
from tests.views.examples import CLIENT, LEAD, NOW, TAKING

LONG_NAME = "Константин Константинопольский-Задунайский <младший>"


def told(deed: Deed, **about: Any) -> Told:
    """A line that says all that a line of its kind can say."""
    after = replace(
        LeadState.of(LEAD),
        amount=Money(hundredths=1_250_000, currency="RUB"),
        close_reason=CloseReason.NO_ANSWER,
        postponed_until=NOW + timedelta(days=1),
    )
    plain = Told(
        activity=replace(TAKING, deed=deed, after=after, traces=Traces(kind_after=ClientKind.SUPPLIER)),
        actor="Ольга",
        colleague="Павел",
        owner="Анна & Ко",
        excluded_for=ExclusionReason.COURIER,
    )
    return replace(plain, **about)


def test_a_reason_of_the_owners_own_is_told_as_written(say: Say, rules: HouseRules) -> None:
    """In no other letters, whatever the list of reasons is by now."""
    closed = told(Deed.CLOSED)
    after = replace(LeadState.of(LEAD), close_reason=OwnReason("CRM другая"))

    line = what_was_done(replace(closed, activity=replace(closed.activity, after=after)), say, rules)

    assert line.endswith(": CRM другая")


def test_a_clients_history_says_which_lead_each_line_is_about(russian: Say, rules: HouseRules) -> None:
    """What was done about nothing but the client names none, and the way back leads to their card."""
    kind = told(Deed.KIND_CHANGED)
    lines = (told(Deed.QUALIFIED), replace(kind, activity=replace(kind.activity, lead=None)))

    face = card_history_page(CardHistory(card=CLIENT, page=page_of(lines, 1, size=LINES_ON_A_PAGE)), russian, rules)

    assert face.lines == (
        "<b>История: Анна-Мария Константинопольская</b>",
        "2 марта, 12:00 · №12 · Целевой запрос · Ольга",
        "2 марта, 12:00 · Теперь это: поставщик · Ольга",
    )
    assert [button.callback_data for row in face.rows for button in row] == ["client1:7"]


def page(*lines: Told, number: int = 1) -> History:
    """A page of these lines."""
    return History(lead=LEAD, page=page_of(lines, number, size=LINES_ON_A_PAGE))


@pytest.mark.parametrize("deed", Deed)
def test_everything_that_can_be_done_has_words(deed: Deed, say: Say, rules: HouseRules) -> None:
    """Whatever is added to what managers do can be read in every language."""
    assert what_was_done(told(deed, undoes=told(Deed.TAKEN)), say, rules)


def test_nothing_is_called_by_the_same_words_as_something_else(say: Say, rules: HouseRules) -> None:
    words = [what_was_done(told(deed), say, rules) for deed in Deed]

    assert len(set(words)) == len(words)


def test_a_line_says_when_what_and_who(russian: Say, rules: HouseRules) -> None:
    """The names, the amount, the reason and the moment are there where they matter."""
    deeds = (Deed.LINKED, Deed.WON, Deed.LOST, Deed.EXCLUDED, Deed.HANDED_OVER, Deed.POSTPONED)

    face = history_page(page(*map(told, deeds)), russian, rules)

    assert face.lines[2:] == (
        "2 марта, 12:00 · Связано: Анна &amp; Ко · Ольга",
        "2 марта, 12:00 · Сделка заключена: 12\u00a0500\u00a0₽ · Ольга",
        "2 марта, 12:00 · Сделка не состоялась: не отвечает · Ольга",
        "2 марта, 12:00 · Исключено: курьер · Ольга",
        "2 марта, 12:00 · Передано: Павел · Ольга",
        "2 марта, 12:00 · Отложено: 3 марта, 12:00 · Ольга",
    )


def test_what_nobody_of_the_team_did_names_nobody(russian: Say, rules: HouseRules) -> None:
    face = history_page(page(told(Deed.LEAD_CREATED, actor=None)), russian, rules)

    assert face.lines[2:] == ("2 марта, 12:00 · Появился лид",)


def test_what_was_undone_is_struck_through_and_named_by_what_undid_it(russian: Say, rules: HouseRules) -> None:
    taken = told(Deed.TAKEN, undone=True)

    face = history_page(page(told(Deed.UNDONE, undoes=taken), taken), russian, rules)

    assert face.lines[2:] == (
        "2 марта, 12:00 · Отменено: взято в работу · Ольга",
        "2 марта, 12:00 · <s>Взято в работу</s> · Ольга",
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_fullest_page_fits_one_screen(language: str, rules: HouseRules) -> None:
    """Also where everybody has the longest of names."""
    longest = told(Deed.LINKED, actor=LONG_NAME, owner=LONG_NAME * 2, undone=True)

    face = history_page(page(*[longest] * 30), speaking(language), rules)

    assert len(face.lines) <= MOST_LINES
    assert len(face.text) <= 4096
    assert max(len(line) for line in face.lines) <= 150


def test_pages_are_turned_in_place_and_lead_back_to_the_card(russian: Say, rules: HouseRules) -> None:
    """Both ends lead nowhere further."""
    lines = [told(Deed.TAKEN, activity=replace(TAKING, id=ActivityId(number))) for number in range(1, 18)]

    faces = [history_page(page(*lines, number=number), russian, rules) for number in (1, 2, 3)]

    assert [[button.text for row in face.rows for button in row] for face in faces] == [
        ["‹", "1 / 3", "›", "‹ Назад"],
        ["‹", "2 / 3", "›", "‹ Назад"],
        ["‹", "3 / 3", "›", "‹ Назад"],
    ]
    assert [button.callback_data for button in faces[1].rows[0]] == ["hist1:12:3:1", "hist1:12:3:2", "hist1:12:3:3"]
    assert [button.callback_data for button in faces[2].rows[0]] == ["hist1:12:3:2", "hist1:12:3:3", "hist1:12:3:3"]


def test_a_short_history_has_nothing_to_turn(russian: Say, rules: HouseRules) -> None:
    face = history_page(page(told(Deed.TAKEN)), russian, rules)

    assert [button.text for row in face.rows for button in row] == ["‹ Назад"]
