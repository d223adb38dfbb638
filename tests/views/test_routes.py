"""Routes in words: a line for each way in which interest comes, and all of a journal in one line."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.ids import PostId
from bot.domain.interest import Interest, Route
from bot.domain.post import Spot
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.routes import act, before_the_chat, counted
from tests.views.examples import EVERY_ROUTE, NOW, QUESTION

UNDER_A_POST = Spot(chat_id=-1001, message_id=5, post=PostId(1))
COMMENT = replace(QUESTION, route=Route.COMMENT, campaign=None, topic=None, words="Сколько стоит?", spot=UNDER_A_POST)
LIKED = replace(COMMENT, route=Route.REACTION, words=None, sign="👍")


def told(interest: Interest, say: Say, place: str | None = "Кухня «Лофт»") -> str:
    """An act in words, in its place."""
    return act(interest, say, longest=80, place=place)


@pytest.mark.parametrize(
    ("interest", "words"),
    [
        (COMMENT, "Комментарий: «Сколько стоит?» · Кухня «Лофт»"),
        (LIKED, "Реакция: 👍 · Кухня «Лофт»"),
        (replace(LIKED, route=Route.VOTE, sign="Белая"), "Голос в опросе: Белая · Кухня «Лофт»"),
        (replace(LIKED, route=Route.JOIN, sign=None), "Вступление · Кухня «Лофт»"),
        (replace(COMMENT, route=Route.QUESTION), "«Сколько стоит?» · Кухня «Лофт»"),
        (replace(COMMENT, typed="Скока?"), "Комментарий: «Сколько стоит?», было: «Скока?» · Кухня «Лофт»"),
    ],
)
def test_an_act_says_what_was_shown_and_where(interest: Interest, words: str, russian: Say) -> None:
    assert told(interest, russian) == words


def test_what_was_shown_outside_telegram_says_where_and_to_whom(russian: Say) -> None:
    """As it was written down by hand."""
    met = replace(LIKED, route=Route.EXHIBITION, sign=None, occasion="Мебель-2026", spot=None)

    assert act(met, russian, longest=80, member="Ольга") == "Выставка: Мебель-2026 · Ольга"


@pytest.mark.parametrize("route", Route)
def test_every_route_is_told_and_counted(route: Route, say: Say) -> None:
    """Also where nothing is known but that it happened."""
    bare = replace(LIKED, route=route, sign=None, spot=None)

    assert told(bare, say, place=None)
    assert counted(route, 1, say).startswith("1 ")
    assert counted(route, 5, say).startswith("5 ")


def test_a_journal_from_before_the_chat_is_folded_into_one_line(russian: Say, rules: HouseRules) -> None:
    """Reactions with how many posts they stand under; a question in the chat is no part of it."""
    liked = [replace(LIKED, spot=replace(UNDER_A_POST, post=PostId(number))) for number in (1, 2, 3)]
    journal = [*liked, COMMENT, replace(QUESTION, created_at=NOW + timedelta(days=1))]

    (line,) = before_the_chat(journal, russian, rules, place="Кухня «Лофт»")

    assert line == "Интерес с 2 марта, Кухня «Лофт»: 👍 под 3 постами, 1 комментарий"


@pytest.mark.parametrize("post", [None, PostId(1)])
def test_signs_never_make_the_line_longer_than_a_card(post: PostId | None, russian: Say, rules: HouseRules) -> None:
    liked = replace(LIKED, sign="👍" * 5000, spot=replace(UNDER_A_POST, post=post))

    (line,) = before_the_chat([liked], russian, rules)

    assert len(line) < 100


def test_who_came_straight_to_the_chat_has_no_such_line(russian: Say, rules: HouseRules) -> None:
    assert list(before_the_chat([QUESTION], russian, rules)) == []


def test_a_journal_of_every_route_stays_one_line(say: Say, rules: HouseRules) -> None:
    """What was done least often is left to the history."""
    (line,) = before_the_chat(EVERY_ROUTE, say, rules, place="Лофт")

    assert len(line) < 160
