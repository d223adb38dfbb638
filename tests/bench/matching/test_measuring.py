"""The measuring of matchers: the oracle sees what records show, and no baseline is better than it."""

from dataclasses import replace

import pytest

from tests.bench.matching.baselines import Like, TokenSort, Trigrams, trigrams
from tests.bench.matching.draft import Visible
from tests.bench.matching.goals import matching_goals
from tests.bench.matching.name_tables import Gender
from tests.bench.matching.noise import Record
from tests.bench.matching.oracle import Ahead, Oracle
from tests.bench.matching.quality import BOTH_NAMES, EVERYBODY, Matcher, Quality, make_trial, measure
from tests.bench.matching.section import BOT, QUICK, measure_all, measure_matching
from tests.bench.matching.tables_of_quality import matching_tables

ANNA = Visible(given=frozenset({"Анна"}), surname=frozenset({"Петров"}), gender=Gender.WOMAN)
ALEXANDER = Visible(given=frozenset({"Александр"}), surname=frozenset({"Ким"}), gender=Gender.MAN)
ALEXANDRA = Visible(given=frozenset({"Александра"}), surname=frozenset({"Ким"}), gender=Gender.WOMAN)
SASHA = Visible(given=frozenset({"Александр", "Александра"}), surname=frozenset({"Ким"}))


def record(number: int, visible: Visible, name: str = "-") -> Record:
    """A client of whom this is seen."""
    return Record(number=number, name=name, company=None, mail=None, phone="-", visible=visible, noises=())


ASKING = record(1, ANNA)


def oracle_of(*seen: Visible) -> Oracle:
    """An oracle over clients of whom this is seen."""
    return Oracle([record(number, visible) for number, visible in enumerate(seen, 1)])


async def test_no_baseline_is_better_than_the_oracle() -> None:
    measured = await measure_all(make_trial(600, 150, 3))

    for name, quality in measured.items():
        for kind in (EVERYBODY, BOTH_NAMES):
            ours, best = quality.shares[kind], measured["oracle"].shares[kind]
            assert ours.first <= best.first + 0.02, name
            assert ours.among_five <= best.among_five + 0.02, name


async def test_the_tables_have_a_column_for_everybody_and_a_row_for_every_noise() -> None:
    figures = await measure_matching(QUICK)

    people, times, costs, noises, companies = matching_tables(figures)
    assert "| people who come back, 100 clients | oracle | the bot | LIKE | trigrams | token sort |" in people
    assert "| a lookup, p50 / p95, by clients | 100 | 200 |" in times
    assert "| what the index costs, by clients | 100 | 200 |" in costs
    assert "| diminutive: «Саша» writes who stands on the card as «Александра». |" in noises
    assert "| every pair |" in companies


async def test_goals_are_told_of_the_bot_alone() -> None:
    figures = await measure_matching(QUICK)
    measured = figures.people[100]
    ours = {**measured, BOT: measured["oracle"]}
    companies = {**figures.companies, BOT: figures.companies["token sort"]}

    goals = [*matching_goals(replace(figures, people={10_000: ours, 100_000: ours}, febrl=ours, companies=companies))]
    assert ["who comes back, 10,000 clients, r@5 / the oracle's", "0.98", "1.000"] in goals
    assert [goal for goal, _, _ in goals if "lookup" in goal] == ["a lookup, 100,000 clients, p95"]


def test_a_short_form_leaves_the_oracle_with_two_people() -> None:
    oracle = oracle_of(ANNA, ALEXANDER, ALEXANDRA)

    assert oracle.ahead(SASHA, ALEXANDRA) == Ahead(better=0, equal=2)


def test_a_short_form_beside_a_surname_that_tells_the_gender_leaves_one() -> None:
    oracle = oracle_of(ANNA, ALEXANDER, ALEXANDRA)

    assert oracle.ahead(replace(SASHA, gender=Gender.WOMAN), ALEXANDRA) == Ahead(better=0, equal=1)


def test_an_initial_agrees_with_every_name_that_begins_so() -> None:
    initial = replace(ALEXANDER, given=frozenset(), given_initial="А", gender=None)

    assert oracle_of(ANNA, ALEXANDER, ALEXANDRA).ahead(initial, ALEXANDER) == Ahead(better=0, equal=2)


def test_a_company_that_both_show_puts_a_client_first() -> None:
    oracle = oracle_of(ALEXANDER, replace(ALEXANDER, company=3), replace(ALEXANDER, company=4))

    assert oracle.ahead(replace(ALEXANDER, company=3), replace(ALEXANDER, company=3)) == Ahead(better=0, equal=1)


def test_who_shows_another_surname_is_somebody_else() -> None:
    assert oracle_of(ANNA).ahead(replace(ANNA, surname=frozenset({"Ким"})), ANNA) == Ahead(better=0, equal=0)


@pytest.mark.parametrize(
    ("ahead", "first", "among_five"),
    [
        (Ahead(better=0, equal=1), 1.0, 1.0),
        (Ahead(better=0, equal=10), 0.1, 0.5),
        (Ahead(better=3, equal=4), 0.0, 0.5),
        (Ahead(better=9, equal=1), 0.0, 0.0),
        (Ahead(better=0, equal=0), 0.0, 0.0),
    ],
)
def test_where_several_are_as_likely_the_chance_counts(ahead: Ahead, first: float, among_five: float) -> None:
    assert (ahead.chance(1), ahead.chance(5)) == (first, among_five)


@pytest.mark.parametrize("matcher", [Like(), TokenSort(), Trigrams()])
async def test_each_baseline_finds_a_name_that_is_written_the_same(matcher: Matcher) -> None:
    await matcher.load([record(1, ANNA, "Анна Петрова"), record(2, ALEXANDER, "Александр Ким")])

    assert [its.id for its in await matcher.rank(record(2, ALEXANDER, "ким александр"), 1)] == [2]


def test_trigrams_are_those_of_postgresql() -> None:
    assert trigrams("Кот!") == {"  к", " ко", "кот", "от "}


async def test_a_matcher_that_shows_nobody_shows_nobody_needlessly() -> None:
    trial = make_trial(40, 10, 1)
    matcher = TokenSort()
    await matcher.load([])

    quality = await measure(matcher, trial)

    assert (quality.shares[EVERYBODY].first, quality.needless_as_shown) == (0.0, 0.0)


def test_the_limit_keeps_four_of_five_first_places() -> None:
    quality = Quality()
    for score in range(1, 6):
        quality.note_hit(ASKING, score, 1, 1)
    quality.note_hit(ASKING, 0.5, 0, 1)
    for score in (1, 2, 3, 4):
        quality.note_new(ASKING, score)

    assert quality.needless() == 0.75
    assert quality.needless(first=False) == 1.0
    assert quality.needless(named=True) == 0.75


async def test_a_query_with_one_name_does_not_count_among_those_with_both() -> None:
    quality = Quality()
    quality.note_hit(ASKING, 2, 1, 1)
    quality.note_new(record(2, Visible(given=frozenset({"Анна"}))), 9)
    quality.note_new(ASKING, 1)

    assert (quality.needless(), quality.needless(named=True)) == (0.5, 0.0)
