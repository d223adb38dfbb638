"""`python -m tests.faults.mutants`: plant one bug after another and see that each is caught."""

import argparse
import sys
from collections.abc import Iterable, Sequence

from tests.faults.mutants.hunting import Verdict, hunt_all, try_without_bugs
from tests.faults.mutants.mutant import CannotPlant, Mutant, list_mutants

WIDEST = 34


def main() -> None:
    """Hunt them all, or those that are named, or print what they are; exits with 1 if one got away."""
    arguments = _parser().parse_args()
    try:
        mutants = _chosen(list_mutants(), arguments.names)
    except CannotPlant as reason:
        sys.exit(str(reason))
    if arguments.table:
        sys.stdout.writelines(f"{mutant.row}\n" for mutant in mutants)
        return
    _row("planted bug", "programme", "in", "what it says")
    programmes = sorted({mutant.programme for mutant in mutants})
    sound = [] if arguments.at_once else _tell(try_without_bugs(programmes, arguments.side_by_side, arguments.patience))
    if not all(verdict.is_good for verdict in sound):
        sys.exit(1)
    verdicts = _tell(hunt_all(mutants, arguments.side_by_side, arguments.patience))
    missed = [verdict.name for verdict in verdicts if not verdict.is_good]
    sys.stdout.write(f"{len(verdicts) - len(missed)} of {len(verdicts)} planted bugs were caught.\n")
    sys.stdout.write(f"Got away: {', '.join(sorted(missed))}.\n" if missed else "")
    sys.exit(bool(missed))


def _chosen(mutants: Sequence[Mutant], names: Sequence[str]) -> list[Mutant]:
    unknown = set(names) - {mutant.name for mutant in mutants}
    if unknown:
        raise CannotPlant(f"There is no patch named {', '.join(sorted(unknown))}.")
    return [mutant for mutant in mutants if not names or mutant.name in names]


def _tell(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Print each verdict as it comes, as a row of a table."""
    told = []
    for verdict in verdicts:
        _row(verdict.name, verdict.programme, f"{verdict.seconds:.0f} s", verdict.told)
        told.append(verdict)
    return told


def _row(bug: str, programme: str, seconds: str, told: str) -> None:
    sys.stdout.write(f"| {bug:<{WIDEST}} | {programme:<10} | {seconds:>5} | {told} |\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="MUTANT", help="only these; all if none is named")
    parser.add_argument("--side-by-side", type=int, default=2, help="how many hunts at once")
    parser.add_argument("--patience", type=float, default=900.0, help="seconds after which a hunt is given up")
    parser.add_argument("--at-once", action="store_true", help="do not try the programmes without a bug first")
    parser.add_argument("--table", action="store_true", help="only print the rows of the table in docs/reliability.md")
    return parser


if __name__ == "__main__":
    main()
