"""Weighing: what speaks for one person against two, and what against."""

from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.likeness.comparing import Alike
from bot.domain.likeness.parts import Part, part_of
from bot.domain.likeness.seeking import KnownWord, variants_of
from bot.domain.likeness.splitting import words_of_name
from bot.domain.likeness.weighing import SoughtName, Weighed, sought_word

CARDS = 10_000
KNOWN = {
    "анна": 300, "иван": 300, "мария": 200, "юлия": 150, "петрова": 60, "иванова": 100, "хвостова": 1, "смирнова": 120,
    "римская": 1, "корсакова": 2, "шереметева": 2, "щукина": 3, "иванович": 90, "петров": 60, "сидоров": 20,
}  # fmt: skip


def weigh(name: str, card: str, known: Mapping[str, int] = KNOWN, cards: int = CARDS) -> Weighed:
    """Hold a name against that of a card, in a base where these words stand on so many cards each."""
    vocabulary = [KnownWord(id=at, text=text, cards=on) for at, (text, on) in enumerate(known.items(), 1)]
    sought = [
        sought_word(word, {} if word.is_initial else variants_of(word, vocabulary), cards)
        for word in words_of_name(name)
    ]
    return SoughtName(sought).weigh(words_of_name(card))


@pytest.mark.parametrize(
    ("word", "part"),
    [("анна", Part.GIVEN), ("саша", Part.GIVEN), ("иванович", Part.FATHER), ("иваныч", Part.FATHER),
     ("петрова", Part.SURNAME), ("маникюр", Part.ORDINARY)],
)  # fmt: skip
def test_a_word_is_known_for_its_part_of_a_name(word: str, part: Part) -> None:
    assert part_of(word) is part


def test_a_rare_surname_outweighs_a_frequent_one() -> None:
    assert weigh("Анна Хвостова", "Анна Хвостова").odds > weigh("Анна Иванова", "Анна Иванова").odds


def test_a_rare_surname_tells_more_than_a_frequent_one_in_full_with_a_name() -> None:
    assert weigh("Хвостова", "Анна Хвостова").odds > weigh("Анна", "Анна Хвостова").odds > 0


def test_two_words_tell_more_than_one() -> None:
    assert weigh("Анна Петрова", "Анна Петрова").odds > weigh("Петрова", "Анна Петрова").odds


@pytest.mark.parametrize("surer", ["Петрова", "Petrova", "Перова"])
def test_the_fainter_the_likeness_the_less_it_weighs(surer: str) -> None:
    fainter = {"Петрова": "Petrova", "Petrova": "Перова", "Перова": "П."}[surer]

    assert weigh(f"Анна {surer}", "Анна Петрова").odds > weigh(f"Анна {fainter}", "Анна Петрова").odds


def test_a_slip_weighs_less_where_many_are_called_nearly_so() -> None:
    crowded = {**KNOWN, "серова": 100, "зерова": 100}

    assert weigh("Перова", "Петрова", crowded).odds < weigh("Перова", "Петрова").odds


def test_a_seldom_spelling_of_a_frequent_name_tells_no_more_than_the_name() -> None:
    spelt = {**KNOWN, "anna": 3, "ivanova": 2}

    assert weigh("Anna Ivanova", "Anna Ivanova", spelt).odds <= weigh("Анна Иванова", "Анна Иванова", spelt).odds


def test_a_conflict_costs() -> None:
    alone, with_another = weigh("Анна", "Анна Смирнова").odds, weigh("Анна Петрова", "Анна Смирнова").odds

    assert with_another < alone
    assert with_another < 0 < weigh("Анна Петрова", "Анна Петрова").odds


def test_what_one_side_does_not_say_costs_nothing() -> None:
    assert weigh("Иван Петров", "Иван Иванович Петров") == weigh("Иван Петров", "Иван Петров")
    assert weigh("Мария Корсакова", "Мария Римская-Корсакова") == weigh("Мария Корсакова", "Мария Корсакова")


def test_who_is_known_by_one_name_alone_is_rather_who_signs_with_it() -> None:
    alone, longer = weigh("Анна", "Анна").odds, weigh("Анна", "Анна Петрова").odds

    assert longer < alone < longer + 0.2


def test_a_word_with_many_slips_costs_less_than_another_word() -> None:
    mistyped, another = (weigh(name, "Анна Хвостова").odds for name in ("Анна Хсоотвыа", "Анна Смирнова"))

    assert mistyped > another


NAMES = st.tuples(
    st.sampled_from(["Анна", "Юлия", "Иван", "Аня", "Yulia", "Мария"]),
    st.sampled_from(["Петрова", "Щукина", "Shchukina", "Иванова", "Ivanova", "Пертова", "Сидоров"]),
).map(" ".join)


@settings(deadline=None)
@given(NAMES, NAMES)
def test_the_words_of_two_full_names_come_back_in_the_same_ways_from_either_side(one: str, other: str) -> None:
    known = {word.text: 5 for name in (one, other) for word in words_of_name(name)}
    there, back = weigh(one, other, known), weigh(other, one, known)

    assert sorted(there.ways) == sorted(back.ways)


@settings(deadline=None)
@given(NAMES, NAMES)
def test_two_names_weigh_the_same_from_either_side_where_all_words_are_as_frequent(one: str, other: str) -> None:
    known = {word.text: 5 for name in (one, other) for word in words_of_name(name)}

    assert weigh(one, other, known).odds == pytest.approx(weigh(other, one, known).odds)


def test_another_half_of_a_double_surname_costs_less_than_another_surname() -> None:
    half = weigh("Римская-Корсакова", "Римская-Шереметева").odds
    other = weigh("Римская Корсакова", "Римская Шереметева").odds

    assert other < half < weigh("Римская-Корсакова", "Римская-Корсакова").odds


def test_an_initial_of_another_name_costs_what_its_own_gives() -> None:
    own, none, other = (weigh(name, "Сидоров Иван").odds for name in ("Сидоров И.", "Сидоров", "Сидоров А."))

    assert own > none > other


def test_an_initial_that_only_fits_the_second_name_costs_what_the_first_one_gives() -> None:
    known = {**KNOWN, "и": 30, "а": 40}
    first, second = (weigh("Иван Петров", card, known).odds for card in ("Петров И. А.", "Петров А. И."))

    assert first > second
    assert weigh("Петров А. И.", "Иван Петров").odds < weigh("Петров И. А.", "Иван Петров").odds


def test_each_word_comes_back_once() -> None:
    assert weigh("Иван Иван", "Иван Петров").ways == (Alike.SAME,)


def test_a_scheme_of_transliteration_is_held_against_a_name_once() -> None:
    both = weigh("Yulia Shchukina", "Юлия Щукина")

    assert both.ways == (Alike.SPELLING, Alike.SPELLING)
    assert both.odds > weigh("Yulia", "Юлия").odds + weigh("Shchukina", "Щукина").odds


def test_the_order_of_words_weighs_nothing() -> None:
    orders = [" ".join(words) for words in permutations(("Иван", "Иванович", "Петров"))]
    weighed = {round(weigh(one, other).odds, 9) for one in orders for other in orders}

    assert len(weighed) == 1


def test_nobody_is_weighed_by_a_name_without_words() -> None:
    assert weigh("👍", "Анна Петрова") == Weighed(0.0, ())
    assert weigh("Анна", "") == Weighed(0.0, ())
