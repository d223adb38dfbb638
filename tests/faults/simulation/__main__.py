"""`python -m tests.faults.simulation`: many small offices on virtual time, each with troubles of its own.

With `--points`, a scene is played once for each point at which the bot can die.
"""

import argparse
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable

from tests.faults.simulation.figures import Figures, lines
from tests.faults.simulation.running import Verdict, die_everywhere, run_all, undisturbed
from tests.faults.simulation.scenes import SCENES

PROGRESS_EVERY = 100
EVERY = "every"


def main() -> None:
    """Play it; exits with 1 if a promise was broken."""
    arguments = _parser().parse_args()
    if arguments.points is None:
        seeds = range(arguments.seed, arguments.seed + arguments.runs)
        sys.exit(_run_again_and_again(seeds, arguments.side_by_side))
    scenes = [*SCENES] if arguments.points == EVERY else [arguments.points]
    sys.exit(_die_everywhere(scenes, arguments.side_by_side))


def _run_again_and_again(seeds: range, at_once: int) -> bool:
    """Run seed after seed; return whether a promise was broken."""
    traces: dict[int, str] = {}
    figures, broken, seconds = Figures(), 0, 0.0
    for verdict in run_all(seeds, at_once):
        traces[verdict.seed] = verdict.trace
        figures.update(verdict.figures)
        broken += _tell(verdict)
        seconds += verdict.seconds
        if len(traces) % PROGRESS_EVERY == 0:
            each = f"{seconds / len(traces):.2f} s of CPU each"
            sys.stderr.write(f"{len(traces)} of {len(seeds)} runs, {each}, {broken} promises broken\n")
    for line in lines(figures):
        _say(line)
    _say(f"seeds {seeds[0]} to {seeds[-1]}, all that could be seen: {_digest(traces)}")
    _say(f"{broken} promises were broken." if broken else "Every promise was kept.")
    return bool(broken)


def _tell(verdict: Verdict) -> int:
    """Say which promises a run broke, at once; return how many."""
    for promise in verdict.broken:
        _say(f"BROKEN in run {verdict.seed}: {promise}")
    return len(verdict.broken)


def _digest(traces: dict[int, str]) -> str:
    """A hash of all traces: the same seeds have the same one, wherever and beside whatever they are played."""
    return hashlib.sha256("".join(traces[seed] for seed in sorted(traces)).encode()).hexdigest()[:16]


def _die_everywhere(scenes: Iterable[str], at_once: int) -> bool:
    """Play each scene once for each of its points; return whether a promise was broken at any."""
    points, passed = Counter[str](), Counter[str]()
    for scene, point, broken in die_everywhere(scenes, at_once):
        points[scene] += 1
        passed[scene] += not broken
        for promise in broken:
            _say(f"BROKEN in {scene} before step {point.step} ({point.fate}): {promise}")
        if points.total() % PROGRESS_EVERY == 0:
            sys.stderr.write(f"{points.total()} points, {passed.total()} passed\n")
    for scene in scenes:
        there = f"{len(undisturbed(scene).steps)} steps, {undisturbed(scene).calls} calls"
        _say(f"{scene}: {there}; {passed[scene]} of {points[scene]} points passed")
    _say(f"{passed.total()} of {points.total()} points passed")
    return passed != points


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.simulation", description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the first run; each further one has the next number")
    parser.add_argument("--points", nargs="?", const=EVERY, choices=[*SCENES, EVERY], help="a scene, or every one")
    parser.add_argument("--side-by-side", type=int, default=os.cpu_count(), help="how many at once")
    return parser


if __name__ == "__main__":
    main()
