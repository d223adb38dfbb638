"""Sureness: how likely one of many is the one, and when that is worth a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.sureness import COME_BACK, Sure, chances, sureness

ODDS = st.dictionaries(st.integers(), st.floats(min_value=-1_000, max_value=1_000), max_size=20)
BASES = st.integers(min_value=0, max_value=10_000_000)


@pytest.mark.parametrize(
    ("chance", "sure"),
    [(1.0, Sure.ASK), (0.9, Sure.ASK), (0.3, Sure.SHOW), (0.01, Sure.SILENT), (0.0, Sure.SILENT)],
)
def test_the_surer_the_louder(chance: float, sure: Sure) -> None:
    assert sureness(chance) is sure


@given(ODDS, BASES)
def test_all_together_are_never_more_than_one(odds: dict[int, float], cards: int) -> None:
    shared = chances(odds, cards)

    assert shared.keys() == odds.keys()
    assert all(0 <= chance <= 1 for chance in shared.values())
    assert sum(shared.values()) <= 1 + 1e-9


@given(ODDS, BASES)
def test_nobody_is_likelier_by_worse_odds(odds: dict[int, float], cards: int) -> None:
    shared = chances(odds, cards)
    ordered = [shared[card] for card in sorted(odds, key=lambda card: odds[card])]

    assert ordered == sorted(ordered)


def test_the_more_cards_the_more_must_speak_for_one() -> None:
    small, large = chances({1: 9.0}, 100)[1], chances({1: 9.0}, 1_000_000)[1]

    assert (sureness(small), sureness(large)) == (Sure.ASK, Sure.SILENT)


def test_two_with_one_name_share_the_chance() -> None:
    shared, alone = chances({1: 12.0, 2: 12.0}, 1_000), chances({1: 12.0}, 1_000)[1]

    assert shared[1] == shared[2] < 0.5 < alone


def test_the_only_client_is_the_one_as_often_as_people_come_back() -> None:
    assert chances({1: 0.0}, 1)[1] == pytest.approx(COME_BACK)


def test_in_an_empty_base_there_is_nobody() -> None:
    assert chances({}, 0) == {}
