"""The pairs of company names: enough of them, each told apart from thousands that are much alike."""

from collections.abc import Mapping, Sequence

from tests.bench.matching.companies import (
    EVERY_PAIR,
    TokenSortOfCompanies,
    company_trial,
    measure_companies,
    pairs,
)
from tests.bench.matching.tables_of_quality import companies_table


class Omniscient:
    """Knows who is meant."""

    async def load(self, companies: Mapping[int, str]) -> None:
        """Look the companies of the pairs up."""
        numbers = {name: number for number, name in companies.items()}
        self._meant = {pair.written: numbers[pair.kept] for pair in pairs()}

    async def rank(self, name: str, most: int) -> Sequence[int]:
        """Return who is meant."""
        return [self._meant[name]]


def test_there_are_three_hundred_pairs_among_three_thousand_others() -> None:
    trial = company_trial(1)

    assert len(trial.written) >= 300
    assert len(trial.companies) - len({number for number, _ in trial.written}) >= 3_000


def test_both_sides_of_a_pair_are_written_differently() -> None:
    assert [pair for pair in pairs() if pair.kept == pair.written] == []


def test_nobody_writes_the_same_of_two_companies() -> None:
    assert len({pair.written for pair in pairs()}) == len(pairs())


def test_the_same_seed_makes_the_same_companies() -> None:
    assert company_trial(2) == company_trial(2)
    assert company_trial(2) != company_trial(3)


async def test_who_knows_everything_is_always_right() -> None:
    shares = await measure_companies(Omniscient(), company_trial(1))

    assert {(share.first, share.among_five) for share in shares.values()} == {(1.0, 1.0)}


async def test_token_sort_finds_some_and_the_table_says_which() -> None:
    shares = await measure_companies(TokenSortOfCompanies(), company_trial(1))

    assert 0.2 < shares[EVERY_PAIR].first < 0.9
    assert "| abbreviation |" in companies_table({"token sort": shares})
