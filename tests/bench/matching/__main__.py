"""`python -m tests.bench.matching --size 10000 --queries 1000 --seed 1`: who finds the right client, on one trial."""

import argparse
import asyncio

from tests.bench.matching.section import FULL, TIMED_QUERIES, Plan, measure_matching, measure_times
from tests.bench.matching.tables_of_quality import matching_tables, times_tables


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.matching", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="how many clients there are")
    parser.add_argument("--queries", type=int, help="how many come back, and how many are new")
    parser.add_argument("--timed", type=int, default=100_000, help="among how many clients only the time counts")
    parser.add_argument("--only", choices=["times"], help="how soon somebody is found among so many, and its cost")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print("\n\n".join(_times(arguments) if arguments.only else _all(arguments)))


def _times(arguments: argparse.Namespace) -> list[str]:
    size, queries = arguments.size, arguments.queries or TIMED_QUERIES
    return times_tables({size: asyncio.run(measure_times(size, queries, arguments.seed))})


def _all(arguments: argparse.Namespace) -> list[str]:
    queries = arguments.queries or FULL.queries
    plan = Plan(
        sizes=(arguments.size,),
        timed=arguments.timed,
        queries=queries,
        each=max(1, queries // 10),
        seed=arguments.seed,
        elsewhere=True,
    )
    return matching_tables(asyncio.run(measure_matching(plan)))


if __name__ == "__main__":
    main()
