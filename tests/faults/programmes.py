"""Programmes: everything that tries the bot out, how much of each is a share, and how it looks for a planted bug."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryFile
from threading import Timer
from typing import IO

ROOT = Path(__file__).parents[2]
BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A command, `python -m MODULE`, and what it is told.

    `share` is for so many runs from a seed on; `hunt` is what is done one after another until a bug is found.
    """

    module: str
    share: Callable[[int, int], str]
    hunt: tuple[str, ...]

    def command(self, arguments: str) -> list[str]:
        """What to start."""
        return [sys.executable, "-m", self.module, *arguments.split()]


PROGRAMMES: Mapping[str, Programme] = {
    "simulation": Programme(
        module="tests.faults.simulation",
        share=lambda runs, seed: f"--runs {200 * runs} --seed {seed}",
        hunt=tuple(
            f"--side-by-side 1 --runs {runs} --seed {seed}" for runs, seed in ((4, 1), (30, 5), (60, 35), (120, 95))
        ),
    ),
    "points": Programme(
        module="tests.faults.simulation",
        share=lambda runs, seed: "--points",  # all there are, whatever the seed
        hunt=tuple(f"--side-by-side 1 --points {scene}" for scene in ("take", "merge", "parting")),
    ),
    "imports": Programme(
        module="tests.faults.simulation.import_points",
        share=lambda runs, seed: "",  # all there are, whatever the seed
        hunt=("",),
    ),
    "disk": Programme(
        module="tests.faults.disk",
        share=lambda runs, seed: f"--images {200 * runs} --seed {seed}",
        hunt=("--images 60 --people 4", "--images 60 --people 4 --mode webhook", "--images 400 --people 8 --seed 2"),
    ),
    "outages": Programme(
        module="tests.faults.disk",
        share=lambda runs, seed: f"--outages --stride {max(20 // runs, 1)} --seed {seed}",
        hunt=("--outages --stride 60",),
    ),
    "kills": Programme(
        module="tests.faults.kills",
        share=lambda runs, seed: f"--runs {runs} --kills 60 --life 2 --conversations 60 --seed {seed}",
        hunt=("--kills 2 --life 2 --conversations 4 --sign term --seed 1",),
    ),
    "fuzz": Programme(
        module="tests.faults.fuzz",
        share=lambda runs, seed: f"--updates {2000 * runs} --seed {seed}",
        hunt=("--updates 500 --seed 1", "--updates 4000 --seed 2"),
    ),
}
"""Fifty shares are the whole proof: 10,000 runs, every point, 10,000 images, 3,000 ends, 100,000 updates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a programme came to: its exit code - negative if it was ended from outside - and what it wrote."""

    code: int
    output: Sequence[str]
    errors: str

    @property
    def broken(self) -> list[str]:
        """The promises that it says were broken."""
        return [line for line in self.output if line.startswith(BROKEN)]


def run(command: Sequence[str], tree: Path, patience: float, enough: Callable[[str], bool]) -> Result:
    """Run a command with the code of a tree, until it ends, has written a line that is enough, or patience is over.

    What it has started by then is ended with it.
    """
    with TemporaryFile("w+", encoding="utf-8") as errors, _started(command, tree, errors) as process:
        with _ended_after(patience, process):
            output = list(_lines_until(enough, process))
            _end(process)
        errors.seek(0)
        return Result(code=process.wait(), output=output, errors=errors.read())


def _started(command: Sequence[str], tree: Path, errors: IO[str]) -> "Popen[str]":
    surroundings = {**os.environ, "PYTHONPATH": str(tree)}
    return Popen(command, cwd=tree, env=surroundings, stdout=PIPE, stderr=errors, text=True, start_new_session=True)


def _lines_until(enough: Callable[[str], bool], process: "Popen[str]") -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line.rstrip("\n")
        if enough(line):
            return
    process.wait()


@contextmanager
def _ended_after(seconds: float, process: "Popen[str]") -> Iterator[None]:
    timer = Timer(seconds, _end, [process])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(process: "Popen[str]") -> None:
    """End a process that has not ended yet, with all that it has started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
