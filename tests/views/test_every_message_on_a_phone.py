"""Every message to a prospect on a phone of 390 points: lines, labels, and a height that fits one screen.

What a view is called with is found by the names of its parameters, so a new view is tried as soon as it is written.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import product
from types import ModuleType
from typing import Any

import pytest
from aiogram.methods import EditMessageReplyMarkup, EditMessageText, SendMessage
from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.domain.consent import Consent
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.expected_wait import ExpectedWait
from bot.domain.human_check import HumanCheck
from bot.domain.introduction import Introduction, Part
from bot.domain.invitation import Occasion
from bot.domain.names import LONGEST_NAME, PersonName
from bot.domain.on_behalf import LONGEST_COMPANY, LONGEST_ROLE, OnBehalf
from bot.domain.own_request import OwnRequest, Stage
from bot.house_rules import HouseRules, OwnWords
from bot.texts import Say
from bot.views import (
    came_at_once,
    correcting,
    greetings,
    human_check,
    introduction,
    languages,
    privacy,
    receipts,
    status,
    summary,
)
from bot.views.cards import LONGEST_LABEL, MOST_LINES
from bot.views.receipts import Again
from tests.houses import topics
from tests.views.examples import ANNA, NOW, PHONE
from tests.views.phone import SCREEN, height, shown

VIEWS = (greetings, introduction, summary, receipts, privacy, status, correcting, human_check, languages, came_at_once)
TO_THE_TEAM = {"unproven_line"}
LONGEST_PRESS = 64
MOST_IN_A_ROW = 3

NAME = PersonName(("Константин-Эммануил Константинопольский-Задунайский " * 4)[:LONGEST_NAME].strip())
WISH = "Здравствуйте! Нужны шкафы в три кабинета 🚪 до конца месяца, с доставкой и сборкой. " * 12
TYPED = tuple(
    ContactPoint(value=value, verified=False, origin=Origin.TYPED)
    for value in (PHONE, ContactValue(kind=ContactKind.EMAIL, normal_form="konstantin.emmanuil@gmial.example.com"))
)
BRIEF = Introduction(name=PersonName("Анна"), points=TYPED[:1])
FULL = Introduction(
    name=NAME,
    points=TYPED,
    wish=WISH,
    on_behalf=OnBehalf(company="К" * LONGEST_COMPANY, role="з" * LONGEST_ROLE, may_decide=True),
)
REQUESTS = tuple(
    OwnRequest(stage=stage, since=NOW, wish=wish, until=NOW + timedelta(days=3), waits_since=NOW)
    for stage, wish in product(Stage, (None, WISH))
)
TOPICS = topics("Цены", "Доставка", "Установка и гарантия", "Самовывоз")

# What a parameter of this name may be; `say`, `rules` and what has a default are found otherwise.
POSSIBLE: Mapping[str, Sequence[object]] = {
    "to": [700],
    "message": [5],
    "message_id": [5],
    "now": [NOW, NOW.replace(hour=3)],
    "name": [NAME],
    "wish": [WISH, None],
    "stands": ["", "Его ведёт человек."],
    "topic": ["Установка и гарантия"],
    "wait": [ExpectedWait(minutes=240, usual=True), ExpectedWait(minutes=60, usual=False)],
    "introduced": [True, False],
    "invited_for": [None, *Occasion],
    "occasion": list(Occasion),
    "again": [Again(name=NAME, contacts="+7 912 345-67-89, anna@example.com", seal=1)],
    "suggestion": [None, "Анна Петрова"],
    "introduction": [BRIEF, FULL],
    "consented": [True, False],
    "asked": [True, False],
    "consent": [None, Consent(version="1", given_at=NOW)],
    "part": list(Part),
    "on_behalf": [None, FULL.on_behalf],
    "point": TYPED,
    "request": [None, *REQUESTS],
    "check": [HumanCheck(prospect=ANNA.id, asked_at=NOW, wrong=wrong) for wrong in range(4)],
}

# And of some views more narrowly.
SPECIAL: Mapping[str, Mapping[str, Sequence[object]]] = {
    "topics_below": {"topic": TOPICS},
    "corrected_wish": {"wish": [WISH]},
    "status_again": {"request": REQUESTS},
    "ask_to_withdraw": {"request": REQUESTS},
}


def views() -> Iterator[Callable[..., object]]:
    """Everything that writes a message to a prospect, or changes one."""
    for module in VIEWS:
        yield from (view for name, view in public_functions(module) if name not in TO_THE_TEAM and writes(view))


def public_functions(module: ModuleType) -> list[tuple[str, Callable[..., object]]]:
    """What a module offers."""
    found = inspect.getmembers(module, inspect.isfunction)
    return [(name, view) for name, view in found if view.__module__ == module.__name__ and not name.startswith("_")]


def writes(view: Callable[..., object]) -> bool:
    """Whether a view is handed the chat, and so returns a method of Telegram."""
    return "to" in inspect.signature(view).parameters


def calls(view: Callable[..., object], say: Say, rules: HouseRules) -> Iterator[dict[str, Any]]:
    """All that a view can be called with, of what is possible."""
    wanted = [
        name for name, parameter in inspect.signature(view).parameters.items() if parameter.default is parameter.empty
    ]
    possible = {**POSSIBLE, "say": [say], "rules": houses(rules), **SPECIAL.get(view.__name__, {})}
    for values in product(*(possible[name] for name in wanted)):
        yield dict(zip(wanted, values, strict=True))


def houses(rules: HouseRules) -> list[HouseRules]:
    """A house that says everything in the bot's words, and one whose owner used all the room there is."""
    long = " ".join(["Это наши слова"] * 6)
    own = OwnWords(
        greeting="\n".join(["Это наши слова, строка за строкой"] * 9),
        contact_question=long,
        name_question=long,
        wish_question=long,
        consent_sentence=long,
        closed_sentence=long,
    )
    talkative = replace(rules, topics=TOPICS, own_words={"ru": own, "en": own}, operator="ООО «Ромашка и партнёры»")
    return [rules, talkative]


@pytest.mark.parametrize("view", list(views()), ids=lambda view: view.__name__)
def test_every_message_fits_a_phone(view: Callable[..., object], say: Say, rules: HouseRules) -> None:
    """At most twelve lines on one screen, whole labels, and presses that Telegram takes."""
    for values in calls(view, say, rules):
        message = view(**values)
        assert isinstance(message, (SendMessage, EditMessageText, EditMessageReplyMarkup))
        rows = labels(message.reply_markup)
        text = (message.text or "") if isinstance(message, (SendMessage, EditMessageText)) else ""
        assert len([line for line in shown(text).splitlines() if line]) <= MOST_LINES, text
        assert height(text, rows) <= SCREEN, text
        assert [label for row in rows for label in row if len(label) > LONGEST_LABEL] == []
        assert [row for row in rows if len(row) > MOST_IN_A_ROW] == []


def labels(markup: object) -> list[list[str]]:
    """What stands on the buttons, row by row; what a press carries is short enough."""
    if isinstance(markup, InlineKeyboardMarkup):
        pressed = [button.callback_data or "" for row in markup.inline_keyboard for button in row]
        assert [data for data in pressed if len(data.encode()) > LONGEST_PRESS] == []
        return [[button.text for button in row] for row in markup.inline_keyboard]
    if isinstance(markup, ReplyKeyboardMarkup):
        return [[button.text for button in row] for row in markup.keyboard]
    return []
