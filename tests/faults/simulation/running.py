"""Running: runs and crash points, some at once, each judged in the process in which it was played."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from time import process_time

from tests.faults.checking import violations
from tests.faults.side_by_side import side_by_side
from tests.faults.simulation.crash_points import Ending, Point, broken_at, play, points_of
from tests.faults.simulation.figures import Figures, figures_of
from tests.faults.simulation.run import run

Scene = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one run came to, and the `seconds` of CPU it took; without trace and figures it did not reach its end."""

    seed: int
    seconds: float
    broken: list[str]
    trace: str = ""
    figures: Figures = field(default_factory=Figures)


def run_all(seeds: Iterable[int], at_once: int) -> Iterator[Verdict]:
    """Play these runs, and yield verdicts as they come."""
    return side_by_side(judge, seeds, at_once)


def judge(seed: int) -> Verdict:
    """Play one run and check every promise."""
    began = process_time()
    try:
        course = run(seed)
    except Exception as failure:  # whatever ended it: that is a verdict too, and the other runs go on
        broken = [f"The run did not reach its end: {failure!r}."]
        return Verdict(seed=seed, seconds=process_time() - began, broken=broken)
    broken, figures = violations(course.evidence), figures_of(course)
    return Verdict(seed=seed, seconds=process_time() - began, broken=broken, trace=course.trace, figures=figures)


def die_everywhere(scenes: Iterable[Scene], at_once: int) -> Iterator[tuple[Scene, Point, list[str]]]:
    """Play these scenes once for each of their points; yield which promises were broken there."""
    orders = [(scene, point) for scene in scenes for point in points_of(undisturbed(scene))]
    return side_by_side(_die_at, orders, at_once)


@cache
def undisturbed(scene: Scene) -> Ending:
    """How a scene ends without a crash."""
    return play(scene)


def _die_at(order: tuple[Scene, Point]) -> tuple[Scene, Point, list[str]]:
    scene, point = order
    return scene, point, [*broken_at(scene, point, undisturbed(scene))]
