"""`python -m tests.faults`: a share of every fault programme one after another, or the bugs that they have to catch."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter

from tests.faults.programmes import PROGRAMMES, ROOT

MUTANTS = "tests.faults.mutants"


def main() -> None:
    """Run them and let them print what they found; exits with 1 if a promise was broken or a bug got away."""
    arguments = _parser().parse_args()
    if arguments.mutants:
        sys.exit(_run([sys.executable, "-m", MUTANTS]))
    names = arguments.only or list(PROGRAMMES)
    failed = [name for name in names if not _keeps_its_promises(name, arguments.runs, arguments.seed)]
    _say(f"Not everything is well with: {', '.join(failed)}." if failed else "Every programme kept every promise.")
    sys.exit(bool(failed))


def _keeps_its_promises(name: str, runs: int, seed: int) -> bool:
    programme, began = PROGRAMMES[name], perf_counter()
    command = programme.command(programme.share(runs, seed))
    _say(f"== {name}: python {' '.join(command[1:])}")
    code = _run(command)
    _say(f"== {name} took {perf_counter() - began:.0f} s")
    return code == 0


def _run(command: Sequence[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=1, help="how many shares of each programme")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=list(PROGRAMMES), help="only these programmes")
    parser.add_argument("--mutants", action="store_true", help="plant bugs instead, and see that each is caught")
    return parser


if __name__ == "__main__":
    main()
