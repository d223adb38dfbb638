"""The card of somebody without a lead."""

from dataclasses import replace

import pytest

from bot.domain.client import ClientKind
from bot.domain.errors import ProspectIsClient
from bot.domain.exclusion import Exclusion, ExclusionReason
from bot.domain.ids import ExclusionId
from bot.domain.prospect import pseudonym_number
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.read_cards import ProspectCard
from bot.views.buttons.talk import ExcludeProspect
from bot.views.cards import LONGEST_LABEL, Question
from bot.views.prospect_card import called, exclude_client, prospect_card, why_exclude
from tests.views.examples import ANNA, CLIENT, LEAD, NOW, OLGA, QUESTION, prospect_card_of

INTRODUCED = replace(ANNA, name="Анна")
EXCLUSION = Exclusion(
    id=ExclusionId(1),
    value=ANNA.identity,
    reason=ExclusionReason.SELLER,
    over_client=False,
    lead=None,
    added_by=OLGA.id,
    added_at=NOW,
    stopped=0,
)


def labels(card: ProspectCard, say: Say, rules: HouseRules, question: Question | None = None) -> list[str]:
    """What stands on the buttons."""
    face = prospect_card(card, say=say, rules=rules, question=question)
    return [button.text for row in face.rows for button in row]


def test_an_unnamed_person_has_a_pseudonym(russian: Say, rules: HouseRules) -> None:
    """Neither the Telegram name nor the username is shown."""
    face = prospect_card(prospect_card_of(), say=russian, rules=rules)
    number = pseudonym_number(ANNA.id)
    assert face.text == (
        f"💬 <b>Гость {number}</b>\nТема: Цены · Источник: spring\n«Сколько стоит &lt;b&gt;доставка&lt;/b&gt;?»"
    )


def test_whoever_asked_waits_since_a_moment_unless_excluded(russian: Say, rules: HouseRules) -> None:
    waiting = prospect_card_of(waits_since=NOW)

    assert "⏳ Ждёт ответа с 2 марта, 12:00" in prospect_card(waiting, say=russian, rules=rules).text
    stopped = replace(waiting, exclusion=EXCLUSION)
    assert "⏳" not in prospect_card(stopped, say=russian, rules=rules).text


def test_the_owner_may_switch_telegram_names_on(russian: Say, rules: HouseRules) -> None:
    """By the config, and a name that was given goes before it."""
    assert called(ANNA, russian, replace(rules, show_telegram_names=True)) == "Аня"
    assert called(replace(ANNA, name="Анна"), russian, replace(rules, show_telegram_names=True)) == "Анна"


@pytest.mark.parametrize(
    ("account", "shown"),
    [("А" + "\u0301" * 30 + "ня", "А\u0301\u0301ня"), ("\u202eАня", "Аня"), ("\u3164\u200b", "Гость")],
)
def test_what_would_disturb_the_card_is_left_out_of_an_accounts_name(
    account: str, shown: str, russian: Say, rules: HouseRules
) -> None:
    """Towers of marks, turned lines; of a name nobody sees nothing is left, so the pseudonym stands."""
    name = called(replace(ANNA, telegram_name=account), russian, replace(rules, show_telegram_names=True))
    assert name.startswith(shown)
    assert len(name) <= max(len(shown), len("Гость 9999"))


@pytest.mark.parametrize(
    ("card", "words", "pressed"),
    [
        (prospect_card_of(), "Гость", ["Ответить", "Связать…", "Заметка…", "Исключить…"]),
        (prospect_card_of(lead=LEAD), "➡️ Теперь это лид №12", []),
        (prospect_card_of(exclusion=EXCLUSION), "⛔ В исключениях: предлагает услуги", ["Снять исключение"]),
        (
            prospect_card_of(prospect=INTRODUCED, partner=replace(CLIENT, kind=ClientKind.SUPPLIER)),
            "🤝 <b>Анна-Мария Константинопольская</b> · поставщик",
            ["Ответить", "Сделать лидом", "Заметка…"],
        ),
        (
            prospect_card_of(partner=replace(CLIENT, kind=ClientKind.SUPPLIER)),
            "🤝 <b>Анна-Мария Константинопольская</b> · поставщик",
            ["Ответить", "Сделать лидом", "Заметка…"],
        ),
        (
            prospect_card_of(prospect=INTRODUCED, client=CLIENT),
            "💬 <b>Анна</b>\nКлиент: Анна-Мария Константинопольская\n",
            ["Ответить", "Сделать лидом", "Связать…", "Заметка…", "Исключить…"],
        ),
        (
            prospect_card_of(prospect=INTRODUCED, client=CLIENT, has_bought=True),
            "⭐ Клиент вернулся: Анна-Мария Константинопольская",
            ["Ответить", "Сделать лидом", "Связать…", "Заметка…", "Исключить…"],
        ),
        (
            prospect_card_of(client=CLIENT),
            "Клиент: Анна-Мария Константинопольская",
            ["Ответить", "Связать…", "Заметка…", "Исключить…"],
        ),
        (
            prospect_card_of(prospect=replace(ANNA, blocked_at=NOW)),
            "🔇 Бот заблокирован",
            ["Ответить", "Связать…", "Заметка…", "Исключить…"],
        ),
    ],
)
def test_the_card_says_what_became_of_the_person(
    card: ProspectCard, words: str, pressed: list[str], russian: Say, rules: HouseRules
) -> None:
    """And offers what can be done now."""
    assert words in prospect_card(card, say=russian, rules=rules).text
    assert labels(card, russian, rules) == pressed


def test_only_the_last_words_are_shown(russian: Say, rules: HouseRules) -> None:
    """A long talk does not make a long card."""
    journal = tuple(replace(QUESTION, words=f"вопрос {number}") for number in range(20))
    face = prospect_card(prospect_card_of(journal=journal), say=russian, rules=rules)
    assert "вопрос 19" in face.text
    assert "вопрос 15" not in face.text


def test_the_buttons_of_its_questions_fit_a_phone(say: Say, rules: HouseRules) -> None:
    """None is cut short."""
    card = prospect_card_of()
    anyway = ExcludeProspect(prospect=card.prospect.id, reason=ExclusionReason.SPAM, over_client=True)
    questions = (why_exclude(card.prospect.id, say), exclude_client(ProspectIsClient("Анна"), anyway, say))
    shown = [label for question in questions for label in labels(card, say, rules, question)]
    assert [label for label in shown if len(label) > LONGEST_LABEL or label.endswith("…")] == []


def test_of_a_long_journal_the_card_says_how_much_it_does_not_tell(russian: Say, rules: HouseRules) -> None:
    long = prospect_card(prospect_card_of(between=250), say=russian, rules=rules)
    short = prospect_card(prospect_card_of(), say=russian, rules=rules)
    assert ("и ещё 250" in long.text, "и ещё" in short.text) == (True, False)
