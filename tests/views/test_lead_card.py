"""The lead's card: who sees what on it, and what can be pressed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.close_reasons import key_of
from bot.domain.company import Company
from bot.domain.exclusion import ExclusionScope
from bot.domain.ids import ClientId, CompanyId, LeadId, ManagerId
from bot.domain.lead import CloseReason, Lead, OwnReason, Status
from bot.domain.member import Right
from bot.domain.on_behalf import OnBehalf
from bot.domain.recognition import Badge
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.card_details import CardDetails
from bot.usecases.read_cards import LeadCard
from bot.usecases.search_owners import Found
from bot.usecases.suggest_owners import Ground, Sign, Suggestion
from bot.views import prospect_card
from bot.views.buttons.base import LARGEST
from bot.views.buttons.leads import CloseFor
from bot.views.cards import DANGER, LONGEST_LABEL, MOST_LINES, Face
from bot.views.lead_buttons import rare_decisions
from bot.views.lead_card import Viewer, lead_card, viewer_of
from bot.views.lead_questions import (
    keep_as_what,
    until_when,
    which_stage,
    whom_to_give,
    why_close,
    why_exclude,
    why_lost,
)
from bot.views.whose_is_it import found_owners, whose_is_it
from tests.views.examples import CLIENT, EMAIL, LEAD, NOW, OLGA, PHONE, TAKING, VIKTOR, card_of, taken

DETAILS = CardDetails(shared={CLIENT.id: (PHONE,)}, other_takers={LeadId(9): "Павел"}, undoable=TAKING)

ROMASHKA = Company(id=CompanyId(3), name="ООО Ромашка и партнёры", manager=None, note=None, created_at=NOW)
LIKELY = [Suggestion(owner=CLIENT, signs=(Sign(ground=ground, value=EMAIL),)) for ground in Ground][1:]

EXCLUDES_AT_ONCE = ("exclnow1:", "exclp1:")


def labels(face: Face) -> list[str]:
    """What stands on a card's buttons."""
    return [button.text for row in face.rows for button in row]


def fullest_card() -> LeadCard:
    """Everything at once that can stand on a card."""
    lead = replace(taken(), wish="слово " * 400)
    return card_of(
        lead,
        prospect=replace(card_of().prospect, blocked_at=NOW),
        suggestions=(CLIENT,),
        badges=frozenset({Badge.NEW, Badge.TYPED_EXCLUSION}),
        other_open=(replace(LEAD, id=LeadId(9)),),
    )


def test_the_team_sees_no_contact_and_one_button(russian: Say, rules: HouseRules) -> None:
    """Contact and suggestions are hidden until the lead is taken."""
    face = lead_card(card_of(suggestions=(CLIENT,)), say=russian, rules=rules, viewer=Viewer.TEAM, details=DETAILS)
    assert face.text == (
        "🆕 <b>Новый лид №12</b>\n<b>Анна Петрова</b>\n«Нужен прайс»\nТема: Цены · Источник: spring\n2 марта, 12:00"
    )
    assert labels(face) == ["Взять"]


def test_the_holder_sees_everything(russian: Say, rules: HouseRules) -> None:
    """Contacts with their proof, and every decision."""
    face = lead_card(card_of(taken()), say=russian, rules=rules, viewer=Viewer.HOLDER, details=DETAILS)
    assert "+7 912 345-67-89 ✓\nanna@example.com\n" in face.text
    assert "В работе: Ольга" in face.text
    assert labels(face) == [
        "✓ Целевой лид",
        "Закрыть…",
        "Ответить",
        "Связать…",
        "Отложить…",
        "Сохранить контакт…",
        "Исключить…",
        "Скопировать номер",
        "Ещё…",
        "↩ Вернуть всем",
    ]


@pytest.mark.parametrize(
    ("phone", "line"),
    [
        ("+4915123456789", "+49 1512 3456789 (Германия)\n"),
        ("+375291234567", "+375 29 123-45-67 (Беларусь)\n"),
        ("+74951234567", "+7 495 123-45-67\n"),
        ("+80012345678", "+800 1234 5678\n"),
    ],
)
def test_a_foreign_phone_says_where_it_is(phone: str, line: str, russian: Say, rules: HouseRules) -> None:
    """The time of day there, and what the call costs, are worth a thought; a landline at home says nothing."""
    point = replace(LEAD.contact_points[0], value=replace(PHONE, normal_form=phone), verified=False)
    card = card_of(replace(taken(), contact_points=(point,)))

    assert line in lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER).text


def test_the_phone_is_copied_in_its_normal_form(russian: Say, rules: HouseRules) -> None:
    """Telegram has no tel: buttons."""
    face = lead_card(card_of(taken()), say=russian, rules=rules, viewer=Viewer.HOLDER)
    copied = [button.copy_text.text for row in face.rows for button in row if button.copy_text]
    assert copied == ["+79123456789"]


def test_who_took_it_stands_on_the_teams_card(russian: Say, rules: HouseRules) -> None:
    """The others see who, and no button."""
    face = lead_card(card_of(taken()), say=russian, rules=rules, viewer=Viewer.TEAM)
    assert "В работе: Ольга" in face.text
    assert labels(face) == []


def test_who_handed_it_over_can_take_it_back_and_does_nothing_else(russian: Say, rules: HouseRules) -> None:
    """One tap mends the wrong colleague; any other last decision leaves the team's card without a way back."""
    handed = replace(DETAILS, undoable=replace(TAKING, deed=Deed.HANDED_OVER))
    card = card_of(taken())
    assert labels(lead_card(card, say=russian, rules=rules, viewer=Viewer.TEAM, details=handed)) == [
        "↩ Вернуть как было"
    ]
    assert labels(lead_card(card, say=russian, rules=rules, viewer=Viewer.TEAM, details=DETAILS)) == []


def test_what_is_decided_seldom_is_behind_more(russian: Say, rules: HouseRules) -> None:
    """On a lead, and on a deal with a client; the way back stands last."""
    deal = replace(taken(), client=CLIENT.id).moved_to(Status.QUALIFIED, by=OLGA.id, now=NOW)
    on_a_lead, on_a_deal = (
        rare_decisions(card, russian, alone=False, asks=False)
        for card in (card_of(taken()), card_of(deal, client=CLIENT))
    )
    assert labels(Face(lines=(), rows=on_a_lead.rows)) == ["Передать…", "Заметка…", "История", "‹ Назад"]
    assert labels(Face(lines=(), rows=on_a_deal.rows)) == [
        "Передать…",
        "Кто это для нас…",
        "Сумма…",
        "Сохранить контакт…",
        "Заметка…",
        "История",
        "‹ Назад",
    ]


def test_one_person_alone_has_nobody_to_hand_a_lead_to(russian: Say) -> None:
    """And closes a free one without taking it."""
    assert labels(Face(lines=(), rows=rare_decisions(card_of(), russian, alone=True, asks=False).rows)) == [
        "Заметка…", "История", "‹ Назад",
    ]  # fmt: skip


def test_what_finds_no_room_on_the_card_is_behind_more(russian: Say, rules: HouseRules) -> None:
    """The phone of a lead with a likely client, and the end of one that is still to be taken."""
    card = card_of(suggestions=(CLIENT,))
    shown = labels(lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER, details=DETAILS))
    rare = labels(Face(lines=(), rows=rare_decisions(card, russian, alone=False, asks=True).rows))
    assert {"Скопировать номер", "Закрыть…"} <= set(rare)
    assert not {"Скопировать номер", "Закрыть…"} & set(shown)


def test_several_who_may_have_written_stand_side_by_side(russian: Say, rules: HouseRules) -> None:
    """Whoever else it may be is behind "Связать…"."""
    others = (replace(CLIENT, id=ClientId(8), name="Пётр"), replace(CLIENT, id=ClientId(9), name="Иван"))
    face = lead_card(card_of(taken(), suggestions=(CLIENT, *others)), say=russian, rules=rules, viewer=Viewer.HOLDER)
    assert [button.text for button in face.rows[0]] == ["Это Анна-Мария Конста…", "Это Пётр"]


def test_one_person_alone_takes_nothing(russian: Say, rules: HouseRules) -> None:
    """There is nobody to take it from."""
    face = lead_card(card_of(), say=russian, rules=rules, viewer=Viewer.HOLDER, alone=True)
    assert "Взять" not in labels(face)


def test_the_owner_may_take_a_free_lead_from_the_full_card(russian: Say, rules: HouseRules) -> None:
    """Seeing everything does not make it theirs."""
    assert labels(lead_card(card_of(), say=russian, rules=rules, viewer=Viewer.HOLDER))[0] == "Взять"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (OnBehalf(company="ООО <Ромашка>", role="закупки"), "От компании ООО &lt;Ромашка&gt; · закупки"),
        (OnBehalf(company="ООО Ромашка"), "От компании ООО Ромашка"),
        (OnBehalf(role="закупки", may_decide=False), "закупки · решают другие"),
        (OnBehalf(company="ООО Ромашка", may_decide=True), "От компании ООО Ромашка · решает лично"),
    ],
)
def test_for_whom_somebody_asks_stands_under_the_name(
    said: OnBehalf, words: str, russian: Say, rules: HouseRules
) -> None:
    """On everybody's card, as far as it was said."""
    for viewer in Viewer:
        face = lead_card(card_of(replace(taken(), on_behalf=said)), say=russian, rules=rules, viewer=viewer)
        assert face.lines[2] == words


def test_whoever_waits_for_an_answer_waits_since_a_moment(russian: Say, rules: HouseRules) -> None:
    """It ages better than a time that has passed, and stands on everybody's card."""
    card = card_of(taken(), waits_since=NOW - timedelta(minutes=5))
    for viewer in Viewer:
        face = lead_card(card, say=russian, rules=rules, viewer=viewer)
        assert "⏳ Ждёт ответа с 2 марта, 11:55 · В работе: Ольга" in face.text


def test_a_suggestion_says_what_it_rests_on(russian: Say, rules: HouseRules) -> None:
    """One tap, and the reason for it."""
    card = card_of(taken(), suggestions=(CLIENT,))
    face = lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER, details=DETAILS)
    assert "Похоже, это клиент Анна-Мария Константинопольская: +7 912 345-67-89." in face.text
    assert labels(face)[0].startswith("Это Анна-Мария")


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (card_of(taken(), suggestions=(CLIENT,), names_conflict=True), "Это один человек?"),
        (card_of(taken(), suggestions=(CLIENT, replace(CLIENT, name="Пётр"))), "Кто это?"),
        (card_of(taken(), company=Company(id=CompanyId(1), name="Ромашка", manager=None, note=None, created_at=NOW)),
         "Компания: Ромашка. Кто это из них?"),
        (card_of(taken(), company=ROMASHKA, suggestions=(CLIENT,)), "Ромашка и партнёры. Кто это из них?"),
        (card_of(taken(), client=CLIENT), "Клиент: Анна-Мария"),
        (card_of(taken(), client=replace(CLIENT, note="Брал 2 шкафа")), "Заметка: Брал 2 шкафа"),
        (card_of(taken(), client=CLIENT, badges=frozenset({Badge.REPEAT})), "Повторный лид №12"),
        (card_of(taken(), client=CLIENT, badges=frozenset({Badge.RETURNING})), "Клиент вернулся · лид №12"),
        (card_of(taken(), other_open=(replace(LEAD, id=LeadId(9)),)), "Ещё в работе: №9 · Павел"),
        (card_of(badges=frozenset({Badge.NEW, Badge.TYPED_EXCLUSION})), "есть в исключениях"),
    ],
)  # fmt: skip
def test_the_full_card_asks_what_it_cannot_know(card: LeadCard, words: str, russian: Say, rules: HouseRules) -> None:
    """Recognition leaves its questions and badges on the card."""
    assert words in lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER, details=DETAILS).text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.QUALIFIED, "✅ Сделка в работе · Ольга"),
        (Status.WON, "🏆 Сделка заключена · Ольга"),
        (Status.CONTACT_KEPT, "📇 Контакт сохранён · Ольга"),
        (Status.EXCLUDED, "⛔ В исключениях · Ольга"),
        (Status.CLOSED, "Итог: передумали · Ольга"),
    ],
)
def test_how_it_ended_stands_on_everybodys_card(status: Status, words: str, russian: Say, rules: HouseRules) -> None:
    """A decision is never a secret in the team."""
    lead = taken().moved_to(status, by=OLGA.id, now=NOW + timedelta(hours=1), reason=CloseReason.CHANGED_MIND)
    for viewer in Viewer:
        assert words in lead_card(card_of(lead), say=russian, rules=rules, viewer=viewer).text


def test_what_people_typed_cannot_break_the_markup(russian: Say, rules: HouseRules) -> None:
    """Escaped in one place."""
    lead = replace(LEAD, name="<b>Анна", wish="1 < 2 & <script>")
    face = lead_card(card_of(lead), say=russian, rules=rules, viewer=Viewer.TEAM)
    assert "<b>&lt;b&gt;Анна</b>" in face.text
    assert "1 &lt; 2 &amp; &lt;script&gt;" in face.text


def test_a_warning_stands_under_the_name_however_full_the_card_is(russian: Say, rules: HouseRules) -> None:
    """It is what must not be cut, with a question on the card neither."""
    others = tuple(replace(LEAD, id=LeadId(number)) for number in range(20, 25))
    card = replace(fullest_card(), other_open=others)
    for question in (None, why_close(LEAD, rules.close_reasons, russian)):
        face = lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER, details=DETAILS, question=question)
        assert face.text.splitlines()[2:4] == [
            "⚠️ Указанный контакт есть в исключениях",
            "🔇 Бот заблокирован: звоните или пишите на почту",
        ]


def test_of_many_other_leads_two_are_named(russian: Say, rules: HouseRules) -> None:
    """On one line; the rest is a number."""
    others = tuple(replace(LEAD, id=LeadId(number)) for number in (9, 20, 21, 22, 23))
    card = card_of(taken(), client=CLIENT, other_open=others)
    face = lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER, details=DETAILS)
    assert face.text.splitlines()[-1] == "Ещё в работе: №9 · Павел, №20 и ещё 3"


def test_cards_and_their_questions_fit_a_phone(say: Say, rules: HouseRules) -> None:
    """At most twelve lines and twenty-two characters a button, in every language."""
    card = fullest_card()
    questions = (
        None,
        why_close(LEAD, rules.close_reasons, say),
        keep_as_what(LEAD, say),
        why_exclude(LEAD, say),
        why_exclude(LEAD, say, ExclusionScope.MESSENGER),
        whose_is_it(LEAD, LIKELY, say),
        found_owners(
            LEAD, [Found(owner=CLIENT, points=LEAD.contact_points, company=ROMASHKA), Found(owner=ROMASHKA)], say
        ),
    )
    for question in questions:
        face = lead_card(card, say=say, rules=rules, viewer=Viewer.HOLDER, details=DETAILS, question=question)
        assert len(face.text.splitlines()) <= MOST_LINES + 1
        assert [label for label in labels(face) if len(label) > LONGEST_LABEL] == []


def test_the_owners_own_reasons_stand_on_the_buttons_as_written(say: Say) -> None:
    """In every language, up to four one below another, more of them in pairs."""
    own = [OwnReason(f"CRM {{в}} <другом> {number}") for number in range(1, 6)]
    shown = [f"CRM {{в}} <другом> {number}" for number in range(1, 6)]

    few, many = why_close(LEAD, own[:4], say), why_lost(LEAD, own, say)

    assert [[button.text for button in row] for row in few.rows[:-1]] == [[label] for label in shown[:4]]
    assert [[button.text for button in row] for row in many.rows[:-1]] == [shown[:2], shown[2:4], shown[4:]]


def test_a_button_of_the_owners_own_reason_fits_whatever_the_numbers() -> None:
    """Telegram takes 64 bytes."""
    reason = key_of(OwnReason("Ж" * 22))

    assert len(CloseFor(lead=LeadId(LARGEST), version=LARGEST, reason=reason).pack()) <= 64


def test_a_card_says_the_owners_own_reason_as_written(say: Say, rules: HouseRules) -> None:
    """Not made small as the bot's own are, and escaped."""
    lead = taken().moved_to(Status.CLOSED, by=OLGA.id, now=NOW, reason=OwnReason("CRM <другая>"))

    face = lead_card(card_of(lead), say=say, rules=rules, viewer=Viewer.TEAM)

    assert "CRM &lt;другая&gt;" in face.text


def test_no_button_of_ours_is_cut(say: Say, rules: HouseRules) -> None:
    """Only names may end in dots that were not written."""
    faces = [
        lead_card(card_of(lead), say=say, rules=rules, viewer=Viewer.HOLDER, details=DETAILS, question=question)
        for lead in (taken(), taken().moved_to(Status.QUALIFIED, by=OLGA.id, now=NOW))
        for question in (
            None, why_close(lead, rules.close_reasons, say), keep_as_what(lead, say), why_exclude(lead, say),
            which_stage(lead, say), why_lost(lead, rules.close_reasons, say), until_when(lead, say),
            whom_to_give(lead, [OLGA, VIKTOR], OLGA, say),
            rare_decisions(card_of(lead), say, alone=False, asks=True),
        )
    ]  # fmt: skip
    menus = (
        "Link…",
        "Keep as contact…",
        "Close…",
        "Exclude…",
        "Stage…",
        "Amount…",
        "Deal lost…",
        "Later…",
        "Another day…",
        "Hand over…",
        "Note…",
        "More…",
    )
    meant = {say.plain(menu) for menu in menus}
    cut = [label for face in faces for label in labels(face) if label.endswith("…") and label not in meant]
    assert cut == []


def test_a_free_lead_is_taken_and_not_handed_to_oneself(russian: Say) -> None:
    """A taken one the owner may hand to themselves, and its holder is not offered."""
    free, held = (whom_to_give(lead, [OLGA, VIKTOR], VIKTOR, russian) for lead in (LEAD, taken()))
    assert [button.text for row in free.rows for button in row] == ["Ольга", "‹ Назад"]
    assert [button.text for row in held.rows for button in row] == ["Виктор", "Вернуть всем", "‹ Назад"]


@pytest.mark.parametrize("lead", [LEAD, taken(), replace(taken(), status=Status.QUALIFIED)])
@pytest.mark.parametrize("suggestions", [(), (CLIENT,)], ids=["new", "suggested"])
def test_one_step_has_a_colour(lead: Lead, suggestions: tuple[Client, ...], russian: Say, rules: HouseRules) -> None:
    """The next one; what cannot be meant by mistake is red beside it."""
    face = lead_card(card_of(lead, suggestions=suggestions), say=russian, rules=rules, viewer=Viewer.HOLDER)
    coloured = [button for row in face.rows for button in row if button.style not in (None, DANGER)]
    assert len(coloured) == 1
    assert coloured[0] is face.rows[0][0]


def test_a_question_on_a_card_stands_alone(russian: Say, rules: HouseRules) -> None:
    """Whose contact it may be is not asked beside it."""
    card = card_of(taken(), suggestions=(CLIENT,), names_conflict=True)
    face = lead_card(card, say=russian, rules=rules, viewer=Viewer.HOLDER, question=until_when(LEAD, russian))
    assert [line for line in face.text.splitlines() if "?" in line] == ["<b>До какого времени?</b>"]


def test_what_brought_a_lead_is_not_said_in_somebodys_name(russian: Say, rules: HouseRules) -> None:
    """A campaign or a topic that stands in for the wish is called that, and is no quotation."""
    brought = replace(LEAD, wish="spring", campaign="spring")
    face = lead_card(card_of(brought, journal=()), say=russian, rules=rules, viewer=Viewer.TEAM)
    assert "Источник: spring" in face.text
    assert "«spring»" not in face.text


def test_a_decided_lead_is_called_new_no_more(russian: Say, rules: HouseRules) -> None:
    """Its number stays, its age does not."""
    face = lead_card(card_of(replace(taken(), status=Status.WON)), say=russian, rules=rules, viewer=Viewer.HOLDER)
    assert face.lines[0] == "<b>Лид №12</b>"


@pytest.mark.parametrize("scope", ExclusionScope)
def test_what_excludes_at_once_is_red(scope: ExclusionScope, russian: Say) -> None:
    """On the card of a lead and on that of somebody unnamed."""
    rows = (*why_exclude(LEAD, russian, scope).rows, *prospect_card.why_exclude(LEAD.prospect, russian).rows)
    deciding = [button for row in rows for button in row if (button.callback_data or "").startswith(EXCLUDES_AT_ONCE)]
    assert {button.style for button in deciding} == {DANGER}


def test_the_owner_sees_a_free_lead_in_full_only_when_asking() -> None:
    """So that among several the one who takes it is the one who calls."""
    assert viewer_of(LEAD, VIKTOR, alone=False) is Viewer.TEAM
    assert viewer_of(LEAD, VIKTOR, alone=False, asked=True) is Viewer.HOLDER
    assert viewer_of(taken(), VIKTOR, alone=False) is Viewer.HOLDER


def test_a_manager_sees_in_full_only_what_they_took() -> None:
    """Asking does not help."""
    assert viewer_of(LEAD, OLGA, alone=False, asked=True) is Viewer.TEAM
    assert viewer_of(taken(), OLGA, alone=False) is Viewer.HOLDER
    assert viewer_of(LEAD, OLGA, alone=True) is Viewer.HOLDER


def test_whom_the_owner_lets_see_all_reads_a_colleagues_card_and_decides_nothing(
    russian: Say, rules: HouseRules
) -> None:
    pavel = replace(OLGA, id=ManagerId(2002), rights=frozenset({Right.SEE_ALL_CONTACTS}))
    assert viewer_of(taken(), pavel, alone=False) is Viewer.READER

    face = lead_card(card_of(taken()), say=russian, rules=rules, viewer=Viewer.READER, details=DETAILS)

    assert "+7 912 345-67-89" in face.text
    assert labels(face) == ["Скопировать номер", "История"]
