"""`python -m tests.bench.matching --size 10000 --queries 1000 --seed 1`: the oracle and the baselines on one trial."""

import argparse
import asyncio
from collections.abc import Mapping

from tests.bench.matching.baselines import Like, TokenSort, Trigrams
from tests.bench.matching.oracle import measure_oracle
from tests.bench.matching.quality import Matcher, Quality, make_trial, measure
from tests.bench.matching.tables_of_quality import noises_table, quality_table

_SLOW_BEYOND = 20_000
"""To compare with everybody takes too long among more clients."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.matching", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="how many clients there are")
    parser.add_argument("--queries", type=int, default=1_000, help="how many come back, and how many are new")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    measured = asyncio.run(measure_all(arguments.size, arguments.queries, arguments.seed))
    print(f"{quality_table(measured, arguments.size)}\n\n{noises_table(measured)}")


async def measure_all(size: int, queries: int, seed: int) -> Mapping[str, Quality]:
    """Let the oracle and each baseline find the same people among the same clients."""
    trial = make_trial(size, queries, seed)
    matchers: dict[str, Matcher] = {"LIKE": Like(), "trigrams": Trigrams()}
    if size <= _SLOW_BEYOND:
        matchers["token sort"] = TokenSort()
    measured = {"oracle": measure_oracle(trial)}
    for name, matcher in matchers.items():
        await matcher.load(trial.clients)
        measured[name] = await measure(matcher, trial)
    return measured


if __name__ == "__main__":
    main()
