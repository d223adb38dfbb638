"""`python -m tests.faults.kills`: end the real bot at random moments while people talk with it, then check all."""

import argparse
import asyncio
import sys
from pathlib import Path
from signal import SIGKILL, SIGTERM
from tempfile import TemporaryDirectory

from tests.faults.checking import violations
from tests.faults.kills.figures import figures
from tests.faults.kills.ordeal import Plan, endure

OVERTIME = 90.0
SIGNS = {"kill": (SIGKILL,), "term": (SIGTERM,), "both": (SIGKILL, SIGTERM)}


def main() -> None:
    """Run it and print figures and every promise that was broken; exits with 1 if there is one."""
    arguments = _parser().parse_args()
    with TemporaryDirectory(prefix="leadhook-faults-") as temporary:
        folder = Path(arguments.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        evidence = asyncio.run(endure(_plan(arguments), folder))
    broken = violations(evidence)
    verdict = "Every promise was kept." if not broken else f"{len(broken)} promises were broken."
    lines = (*figures(evidence), *(f"BROKEN: {promise}" for promise in broken), verdict)
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(bool(broken))


def _plan(arguments: argparse.Namespace) -> Plan:
    return Plan(
        seed=arguments.seed,
        conversations=arguments.conversations,
        kills=arguments.kills,
        signs=SIGNS[arguments.sign],
        pause=arguments.pause,
        span=arguments.kills * arguments.pause * 0.9,
        overtime=OVERTIME,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kills", description=__doc__)
    parser.add_argument("--conversations", type=int, default=200)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--sign", choices=SIGNS, default="both", help="how the process is ended")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pause", type=float, default=5.0, help="seconds between two ends, on average")
    parser.add_argument("--keep", help="an empty folder for database and log, to look at them later")
    return parser


if __name__ == "__main__":
    main()
