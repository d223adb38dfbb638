"""`python -m tests.faults.kills`: end the real bot at random moments while people talk with it, then check all."""

import argparse
import sys
from collections.abc import Sequence
from functools import reduce
from operator import add
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.kills.bot_process import End
from tests.faults.kills.ending import Habits
from tests.faults.kills.ordeal import Plan
from tests.faults.kills.running import Verdict, run_side_by_side
from tests.faults.mode import Mode

CARDS = ("private", "group", "both")
ERASING = ("never", "some", "always")  # some: of four seeds, two
OVERTIME = 30.0
GROUP_IS_SLOWER = 3  # Telegram lets a bot write 20 messages a minute there, to a person one a second


def main() -> None:
    """Run it and print figures and every promise that was broken; exits with 1 if there is one."""
    arguments = _parser().parse_args()
    plans = [_plan(arguments, seed) for seed in range(arguments.seed, arguments.seed + arguments.runs)]
    with TemporaryDirectory(prefix="leadhook-kills-") as temporary:
        verdicts = []
        for verdict in run_side_by_side(plans, arguments.side_by_side, Path(arguments.keep or temporary)):
            verdicts.append(verdict)
            came_to = f"{len(verdict.broken)} promises broken" if verdict.broken else "all well"
            sys.stderr.write(f"seed {verdict.seed} is over, {came_to}; {len(verdicts)} of {len(plans)}\n")
    seeds = f"seeds: {plans[0].seed} to {plans[-1].seed}"
    sys.stdout.write("".join(f"{line}\n" for line in (seeds, *_report(verdicts))))
    sys.exit(any(verdict.broken for verdict in verdicts))


def _report(verdicts: Sequence[Verdict]) -> list[str]:
    known = [verdict.figures for verdict in verdicts if verdict.figures]
    broken = [f"BROKEN with seed {verdict.seed}: {promise}" for verdict in verdicts for promise in verdict.broken]
    sentence = f"{len(broken)} promises were broken." if broken else "Every promise was kept."
    return [*(reduce(add, known).lines() if known else ()), *broken, sentence]


def _plan(arguments: argparse.Namespace, seed: int) -> Plan:
    in_group = arguments.cards == "group" or (arguments.cards == "both" and seed % 2 == 0)
    ends = tuple(End) if arguments.sign == "any" else (End(arguments.sign),)
    modes = tuple(Mode) if arguments.mode == "both" else (Mode(arguments.mode),)
    return Plan(
        seed=seed,
        conversations=arguments.conversations // (GROUP_IS_SLOWER if in_group else 1),
        kills=arguments.kills,
        habits=Habits(ends=ends, modes=modes, life=arguments.life, cold=arguments.cold),
        span=arguments.kills * arguments.life,
        overtime=OVERTIME,
        peace=arguments.peace if arguments.faults else None,
        in_group=in_group,
        erasing=arguments.erasing == "always" or (arguments.erasing == "some" and seed % 4 > 1),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults.kills",
        description="End the real bot at random moments while people talk with it, then check everything.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("--runs", type=int, default=1, help="how many ordeals, each with a seed of its own")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first ordeal")
    parser.add_argument("--side-by-side", type=int, default=1, help="how many ordeals at once")
    parser.add_argument("--kills", type=int, default=50, help="how often the process is ended in an ordeal")
    parser.add_argument("--sign", choices=[*End, "any"], default="any", help="how the process is ended")
    parser.add_argument("--mode", choices=[*Mode, "both"], default="both", help="how the bot receives updates")
    parser.add_argument("--cards", choices=CARDS, default="both", help="where they stand; both: even seeds, a group")
    parser.add_argument("--life", type=float, default=4.0, help="seconds the process lives, on average")
    parser.add_argument("--cold", type=float, default=0.05, help="the share of starts with a fresh Python")
    parser.add_argument("--conversations", type=int, default=150, help="people who come; to a group, a third of them")
    parser.add_argument("--erasing", choices=ERASING, default="some", help="whether people have everything erased")
    parser.add_argument("--faults", action="store_true", help="let calls fail meanwhile")
    parser.add_argument("--peace", type=float, default=2.0, help="with --faults: seconds between two, on average")
    parser.add_argument("--keep", help="a folder for the traces of ordeals in which a promise was broken")
    return parser


if __name__ == "__main__":
    main()
