"""Lists of leads and questions: what stands on a page, which filters are offered, and that it fits a phone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.domain.lead_lists import LeadList
from bot.domain.paging import page_of
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.read_lists import Listing
from bot.usecases.what_waits import WaitingQuestion
from bot.views.cards import LONGEST_LABEL, MOST_LINES, Face
from bot.views.lists import LISTED_ON_A_PAGE, listing_page
from tests.views.examples import ANNA, LEAD, NOW

NOTHING = dict.fromkeys(LeadList, 0)
LONG_NAME = "Имя" * 20


def listing(
    *things: Lead | WaitingQuestion,
    which: LeadList = LeadList.FREE,
    counts: Mapping[LeadList, int] | None = None,
    takers: Mapping[LeadId, str] | None = None,
    waiting: Mapping[LeadId, datetime] | None = None,
) -> Listing:
    """The first page of a list with these on it."""
    page = page_of(things, 1, size=LISTED_ON_A_PAGE)
    return Listing(
        which=which,
        page=page,
        counts={**NOTHING, which: len(things), **(counts or {})},
        takers=takers or {},
        waiting=waiting or {},
    )


def labels(face: Face) -> list[list[str]]:
    """What stands on the buttons, row by row."""
    return [[button.text for button in row] for row in face.rows]


def test_each_lead_has_a_line_and_a_button(russian: Say, rules: HouseRules) -> None:
    face = listing_page(listing(LEAD, replace(LEAD, id=LeadId(13), wish="")), russian, rules)

    assert face.text == "<b>Свободно</b>\n№12 · 2 марта, 12:00 · «Нужен прайс»\n№13 · 2 марта, 12:00"
    assert labels(face) == [["№12, Анна Петрова"], ["№13, Анна Петрова"], ["Мои · 0", "Свободные · 2"]]


def test_whoever_works_alone_is_offered_no_free_ones(russian: Say, rules: HouseRules) -> None:
    face = listing_page(replace(listing(LEAD, which=LeadList.MINE), alone=True), russian, rules)

    assert labels(face) == [["№12, Анна Петрова"]]


def test_a_colleagues_lead_says_whose_and_one_put_off_until_when(russian: Say, rules: HouseRules) -> None:
    lead = replace(LEAD, postponed_until=NOW + timedelta(days=1))

    face = listing_page(listing(lead, which=LeadList.PUT_OFF, takers={LEAD.id: "Павел"}), russian, rules)

    assert face.text.splitlines()[1] == "№12 · ⏸ до 3 марта, 12:00 · Павел · «Нужен прайс»"


def test_a_lead_that_waits_for_an_answer_says_since_when(russian: Say, rules: HouseRules) -> None:
    """In place of when it came."""
    face = listing_page(listing(LEAD, waiting={LEAD.id: NOW - timedelta(minutes=5)}), russian, rules)

    assert face.text.splitlines()[1] == "№12 · ⏳ с 2 марта, 11:55 · «Нужен прайс»"


def test_a_question_stands_there_by_who_asks(russian: Say, rules: HouseRules) -> None:
    """By the pseudonym, the first words, and a button that shows the card."""
    asked = WaitingQuestion(prospect=ANNA, words="Сколько стоит <b>?" + " ну" * 40, since=NOW)
    silent = WaitingQuestion(prospect=ANNA, words=None, since=None)

    face = listing_page(listing(asked, silent, which=LeadList.QUESTIONS), russian, rules)

    heading, first, second = face.text.splitlines()
    assert heading == "<b>Вопросы без ответа</b>"
    assert first.startswith("Гость 5673 · ⏳ с 2 марта, 12:00 · «Сколько стоит &lt;b&gt;? ну ну") and first.endswith(
        "…»"
    )
    assert second == "Гость 5673"
    assert labels(face)[:2] == [["💬 Гость 5673"], ["💬 Гость 5673"]]


def test_only_lists_with_something_on_them_are_offered_and_the_shown_one_is_coloured(
    russian: Say, rules: HouseRules
) -> None:
    counts = {LeadList.OFFER: 2, LeadList.PUT_OFF: 1}

    face = listing_page(listing(which=LeadList.NEGOTIATION, counts=counts), russian, rules)

    assert face.text.splitlines()[1] == "Здесь пусто."
    assert labels(face) == [["Мои · 0", "Свободные · 0"], ["Отложенные · 1", "Переговоры · 0"], ["Предложение · 2"]]
    assert [button.text for row in face.rows for button in row if button.style] == ["Переговоры · 0"]


def test_a_long_list_is_turned(russian: Say, rules: HouseRules) -> None:
    face = listing_page(listing(*[LEAD] * 6), russian, rules)

    assert labels(face)[5] == ["‹", "1 / 2", "›"]
    assert [button.callback_data for button in face.rows[5]] == ["list1:free:1", "list1:free:1", "list1:free:2"]


def test_nothing_open_is_said_so(russian: Say, rules: HouseRules) -> None:
    assert listing_page(listing(), russian, rules).text == "Всё разобрано. Новое придёт сюда само."


def test_the_fullest_lists_fit_a_phone(say: Say, rules: HouseRules) -> None:
    """In every language, with many on each list."""
    lead = replace(LEAD, name=LONG_NAME, wish="слово " * 200)
    asked = WaitingQuestion(prospect=replace(ANNA, name=LONG_NAME), words="слово " * 200, since=NOW)
    counts = dict.fromkeys(LeadList, 12_345)
    faces = [
        listing_page(listing(*[lead] * 20, counts=counts, takers={LEAD.id: LONG_NAME}), say, rules),
        listing_page(listing(*[asked] * 20, which=LeadList.QUESTIONS, counts=counts), say, rules),
    ]

    assert max(len(face.lines) for face in faces) <= MOST_LINES
    assert max(len(label) for face in faces for row in labels(face) for label in row) <= LONGEST_LABEL
