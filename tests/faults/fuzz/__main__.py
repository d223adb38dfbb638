"""`python -m tests.faults.fuzz`: make up updates of every kind, right and wrong ones, and see what the bot does."""

import argparse
import asyncio
import sys
from collections import Counter
from collections.abc import Iterator

from tests.faults.fuzz.fuzzing import Findings, fuzz


def main() -> None:
    """Run it and print figures and every promise that was broken; exits with 1 if there is one."""
    arguments = _parser().parse_args()
    findings = asyncio.run(fuzz(arguments.updates, arguments.seed, tell=_tell, only=arguments.office))
    sys.stdout.write("\n".join(_report(findings, arguments.seed)) + "\n")
    sys.exit(bool(findings.broken))


def _report(findings: Findings, seed: int) -> Iterator[str]:
    yield f"seed {seed}, {findings.updates} updates"
    yield f"kinds: {_listed(findings.kinds)}"
    yield f"fates: {_listed(findings.fates)}"
    yield f"calls: {_listed(findings.calls)}"
    yield "handlers:"
    yield from (f"  {count:6} {name}" for name, count in sorted(findings.reached.items()))
    yield f"never reached: {', '.join(findings.never_reached) or 'none'}"
    yield from (f"BROKEN: {promise}" for promise in findings.broken)
    yield "Every promise was kept." if not findings.broken else f"{len(findings.broken)} promises were broken."


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzz", description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--office", type=int, help="only this one of the offices the updates are divided among")
    return parser


if __name__ == "__main__":
    main()
