"""`python -m tests.faults.simulation`: many small offices on virtual time, each with troubles of its own.

With `--points`, a scene is played once for each point at which the bot can die.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from time import process_time

from tests.faults.checking import violations
from tests.faults.simulation.crash_points import broken_at, play, points_of
from tests.faults.simulation.run import Course, run
from tests.faults.simulation.scenes import SCENES
from tests.faults.simulation.virtual_time import Livelock, Standstill

PROGRESS_EVERY = 100
EVERY = "every"


class Summary:
    """What many runs had in them."""

    def __init__(self) -> None:
        self.runs = 0
        self.crashes = 0
        self.stops = 0
        self.updates = 0
        self.calls = 0
        self.steps = 0
        self.faults: Counter[str] = Counter()
        self.broken = 0

    def add(self, course: Course) -> None:
        """Count what a run had in it."""
        self.crashes += course.crashes
        self.stops += course.stops
        self.updates += len(course.evidence.updates)
        self.calls += len(course.evidence.calls)
        self.steps += course.steps
        self.faults += course.faults

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        yield f"{self.runs} runs, {self.steps} steps: {self.crashes} crashes, {self.stops} orderly ends"
        yield f"{self.updates} updates, {self.calls} calls, {self.faults.total()} faults:"
        yield "  " + ", ".join(f"{kind} {count}" for kind, count in sorted(self.faults.items()))
        yield f"{self.broken} broken promises"


def main() -> None:
    """Play it; exits with 1 if a promise was broken."""
    arguments = _parser().parse_args()
    if arguments.points is not None:
        scenes = [*SCENES] if arguments.points == EVERY else [arguments.points]
        sys.exit(sum(_die_everywhere(scene) for scene in scenes) > 0)
    sys.exit(_run_again_and_again(arguments.runs, arguments.seed))


def _run_again_and_again(runs: int, first: int) -> bool:
    """Run seed after seed; return whether a promise was broken."""
    summary, began = Summary(), process_time()
    for seed in range(first, first + runs):
        for promise in _broken_in(seed, summary):
            summary.broken += 1
            _say(f"BROKEN in run {seed}: {promise}")
        if summary.runs % PROGRESS_EVERY == 0:
            sys.stderr.write(f"{summary.runs} runs, {summary.broken} broken, {process_time() - began:.0f} s of CPU\n")
    for line in summary.lines():
        _say(line)
    return bool(summary.broken)


def _broken_in(seed: int, summary: Summary) -> list[str]:
    """Every promise that a run broke."""
    summary.runs += 1
    try:
        course = run(seed)
    except (Livelock, Standstill) as end:
        return [f"It came to no end: {end!r}."]
    summary.add(course)
    return violations(course.evidence)


def _die_everywhere(scene: str) -> int:
    """Play a scene once for each of its points; return at how many of them a promise was broken."""
    undisturbed = play(scene)
    points = points_of(undisturbed)
    failed = 0
    for point in points:
        broken = [*broken_at(scene, point, undisturbed)]
        failed += bool(broken)
        for promise in broken:
            _say(f"BROKEN in {scene} before step {point.step} ({point.fate}): {promise}")
    passed = len(points) - failed
    _say(f"{scene}: {len(undisturbed.steps)} steps, {undisturbed.calls} calls; {passed} of {len(points)} points passed")
    return failed


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.simulation", description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the first run; each further one has the next number")
    parser.add_argument("--points", nargs="?", const=EVERY, choices=[*SCENES, EVERY], help="a scene, or every one")
    return parser


if __name__ == "__main__":
    main()
