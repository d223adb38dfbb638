"""Messages for the team that are no cards."""

from dataclasses import replace

import pytest

from bot.domain.contact_points import HIDDEN, ContactKind, ContactValue
from bot.domain.exclusion import Exclusion, ExclusionReason
from bot.domain.ids import ExclusionId
from bot.domain.lead import OpenLeads
from bot.domain.mail_addresses import all_mail_at
from bot.domain.member import Role
from bot.domain.paging import page_of
from bot.domain.prospect import Prospect
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.read_exclusions import Excluded
from bot.usecases.what_waits import Waiting
from bot.views.cards import LONGEST_LABEL, MOST_LINES, Face
from bot.views.team_messages import (
    count_of_leads,
    digest_of,
    help_for,
    list_of_exclusions,
    welcome_back,
    welcome_to_team,
)
from tests.views.examples import ANNA, EMAIL, LEAD, NOW, OLGA, PHONE, VIKTOR


def labels(face: Face) -> list[str]:
    """What stands on the buttons."""
    return [button.text for row in face.rows for button in row]


def excluded(
    value: ContactValue, *, may_lift: bool, prospect: Prospect | None = None, stopped: int = 3, marked: int = 0
) -> Excluded:
    """An entry that stopped three messages, or more or fewer."""
    exclusion = Exclusion(
        id=ExclusionId(1),
        value=value,
        reason=ExclusionReason.COURIER,
        over_client=False,
        lead=None,
        added_by=OLGA.id,
        added_at=NOW,
        stopped=stopped,
        marked=marked,
    )
    return Excluded(exclusion=exclusion, prospect=prospect, may_lift=may_lift)


def test_exclusions_say_what_they_stopped_and_only_some_may_be_lifted(russian: Say, rules: HouseRules) -> None:
    """A colleague's entry has no button."""
    face = list_of_exclusions(
        page_of([excluded(PHONE, may_lift=True), excluded(EMAIL, may_lift=False)], 1, size=8), russian, rules
    )
    assert face.text.splitlines()[1:] == [
        "+7 912 345-67-89 · курьер · остановлено: 3",
        "anna@example.com · курьер · остановлено: 3",
    ]
    assert labels(face) == ["Снять +7 912 345-67-89"]


@pytest.mark.parametrize(
    ("value", "stopped", "marked", "line"),
    [
        (PHONE, 1, 2, "+7 912 345-67-89 · курьер · остановлено: 1, отмечено: 2"),
        (PHONE, 0, 0, "+7 912 345-67-89 · курьер · остановлено: 0"),
        (all_mail_at("dostavka.example"), 0, 2, "@dostavka.example · курьер · отмечено: 2"),
        (all_mail_at("dostavka.example"), 0, 0, "@dostavka.example · курьер · отмечено: 0"),
    ],
)
def test_what_an_exclusion_only_warned_of_is_not_called_stopped(
    russian: Say, rules: HouseRules, value: ContactValue, stopped: int, marked: int, line: str
) -> None:
    """Typed contacts are let through with a badge, and a mail domain is never more than typed."""
    entry = excluded(value, may_lift=True, stopped=stopped, marked=marked)
    assert list_of_exclusions(page_of([entry], 1, size=8), russian, rules).lines[1] == line


@pytest.mark.parametrize(
    ("prospect", "line", "label"),
    [
        (ANNA, "Гость 5673 в Telegram", "Снять Гость 5673"),
        (replace(ANNA, name="Анна <3"), "Анна &lt;3 в Telegram", "Снять Анна <3"),
        (None, "Telegram 1001", "Снять Telegram 1001"),
    ],
    ids=["unnamed", "named", "never seen"],
)
def test_an_excluded_telegram_account_is_called_as_on_its_card(
    russian: Say, rules: HouseRules, prospect: Prospect | None, line: str, label: str
) -> None:
    """Nobody knows an account by its number."""
    account = ANNA.identity
    face = list_of_exclusions(page_of([excluded(account, may_lift=True, prospect=prospect)], 1, size=8), russian, rules)
    assert face.text.splitlines()[1] == f"{line} · курьер · остановлено: 3"
    assert labels(face) == [label]


def test_of_somebody_erased_there_is_nothing_to_name_on_the_button(russian: Say, rules: HouseRules) -> None:
    """What is left of them can still be lifted."""
    entry = excluded(ContactValue(kind=ContactKind.PHONE, normal_form=f"{HIDDEN}1"), may_lift=True)
    assert labels(list_of_exclusions(page_of([entry], 1, size=8), russian, rules)) == ["Снять исключение"]


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (Waiting(free_leads=1), "В очереди: 1 лид. Посмотреть: /leads."),
        (Waiting(questions=2), "В очереди: 2 вопроса. Посмотреть: /leads."),
        (Waiting(free_leads=5, questions=21), "В очереди: 5 лидов, 21 вопрос. Посмотреть: /leads."),
    ],
)
def test_a_welcome_names_what_waits(russian: Say, waiting: Waiting, words: str) -> None:
    """Leads and questions, in the right plural."""
    assert welcome_back(OLGA, waiting, russian).splitlines()[1] == words
    assert words in welcome_to_team("Ольга", Role.MANAGER, waiting, russian, alone=False)


def test_where_nothing_waits_nothing_is_said_of_it(russian: Say) -> None:
    """No zeros."""
    assert "/leads" not in welcome_back(OLGA, Waiting(), russian)
    assert "очереди" not in welcome_to_team("Ольга", Role.MANAGER, Waiting(), russian, alone=False)


def test_whoever_works_alone_is_not_told_to_take_anything(russian: Say) -> None:
    """There is nobody to take it from."""
    welcomes = [welcome_to_team("Виктор", Role.OWNER, Waiting(), russian, alone=alone) for alone in (True, False)]
    assert ["Возьмите" in welcome for welcome in welcomes] == [False, True]


def test_the_owner_reads_what_only_the_owner_may(russian: Say) -> None:
    """Managers do not."""
    assert "владелец" in help_for(VIKTOR, russian, alone=False)
    assert "владелец" not in help_for(OLGA, russian, alone=False)


def test_what_the_owner_may_type_stands_among_the_commands(russian: Say) -> None:
    commands, words = help_for(VIKTOR, russian, alone=False).split("\n\n")
    assert [command in commands for command in ("/import", "/hygiene", "/language")] == [True] * 3
    assert "/import" not in words + help_for(OLGA, russian, alone=False)


def test_whoever_works_alone_reads_of_nothing_that_is_free(russian: Say) -> None:
    assert help_for(VIKTOR, russian, alone=True).startswith("/leads — что в работе\n")


def test_the_group_is_told_numbers_alone(russian: Say) -> None:
    """No names; a question that waits is told of too, or it would seem that nothing is left."""
    assert count_of_leads(OpenLeads(free=2, taken=3), 0, russian) == "Свободно: 2. В работе: 3."
    assert count_of_leads(OpenLeads(free=0, taken=0), 1, russian) == "Свободно: 0. В работе: 0. Вопросов без ответа: 1."


def test_they_fit_a_phone(say: Say, rules: HouseRules) -> None:
    """In every language."""
    faces = [
        digest_of([replace(LEAD, name="Имя" * 20)] * 20, say),
        list_of_exclusions(page_of([excluded(PHONE, may_lift=True)] * 20, 1, size=8), say, rules),
    ]
    for face in faces:
        assert len(face.lines) <= MOST_LINES
        assert max(len(label) for label in labels(face)) <= LONGEST_LABEL
