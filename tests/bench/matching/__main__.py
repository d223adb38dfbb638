"""`python -m tests.bench.matching --size 10000 --queries 1000 --seed 1`: who finds the right client, on one trial."""

import argparse
import asyncio

from tests.bench.matching.section import Plan, measure_matching
from tests.bench.matching.tables_of_quality import matching_tables


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.matching", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="how many clients there are")
    parser.add_argument("--queries", type=int, default=1_000, help="how many come back, and how many are new")
    parser.add_argument("--timed", type=int, default=100_000, help="among how many clients only the time counts")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    plan = Plan(
        sizes=(arguments.size,),
        timed=arguments.timed,
        queries=arguments.queries,
        each=max(1, arguments.queries // 10),
        seed=arguments.seed,
        elsewhere=True,
    )
    print("\n\n".join(matching_tables(asyncio.run(measure_matching(plan)))))


if __name__ == "__main__":
    main()
