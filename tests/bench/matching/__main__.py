"""`python -m tests.bench.matching --size 10000 --queries 1000 --seed 1`: the oracle and the baselines on one trial."""

import argparse
import asyncio
from collections.abc import Mapping
from types import MappingProxyType

from tests.bench.matching.baselines import Like, TokenSort, Trigrams
from tests.bench.matching.companies import TokenSortOfCompanies, company_trial, measure_companies
from tests.bench.matching.febrl import febrl_archive, febrl_trial
from tests.bench.matching.oracle import measure_oracle
from tests.bench.matching.quality import Matcher, Quality, Trial, make_noise_trial, make_trial, measure
from tests.bench.matching.tables_of_quality import companies_table, noises_table, quality_table

_SLOW_BEYOND = 20_000
"""To compare with everybody takes too long among more clients."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.matching", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="how many clients there are")
    parser.add_argument("--queries", type=int, default=1_000, help="how many come back, and how many are new")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    asyncio.run(_tell(arguments.size, arguments.queries, arguments.seed))


async def _tell(size: int, queries: int, seed: int) -> None:
    print(quality_table(await measure_all(make_trial(size, queries, seed)), size))
    each = max(1, queries // 10)
    print(f"\n{noises_table(await measure_all(make_noise_trial(size, each, seed)))}")
    companies = {"token sort": await measure_companies(TokenSortOfCompanies(), company_trial(seed))}
    print(f"\n{companies_table(companies)}")
    if archive := febrl_archive():
        febrl = febrl_trial(archive)
        print(f"\nFebrl4, by names alone:\n\n{quality_table(await measure_all(febrl), len(febrl.clients))}")
    else:
        print("\nFebrl4 is left out: there is no way to PyPI.")


async def measure_all(trial: Trial, further: Mapping[str, Matcher] = MappingProxyType({})) -> Mapping[str, Quality]:
    """Let the oracle, each baseline and whoever else is given find the same people among the same clients."""
    matchers: dict[str, Matcher] = {**further, "LIKE": Like(), "trigrams": Trigrams()}
    if len(trial.clients) <= _SLOW_BEYOND:
        matchers["token sort"] = TokenSort()
    measured = {"oracle": measure_oracle(trial)}
    for name, matcher in matchers.items():
        await matcher.load(trial.clients)
        measured[name] = await measure(matcher, trial)
    return measured


if __name__ == "__main__":
    main()
