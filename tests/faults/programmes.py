"""Programmes: everything that tries the bot out, how much of each is a share, and how it looks for a planted bug."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

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
        hunt=("--runs 4 --seed 1", "--runs 30 --seed 5", "--runs 150 --seed 35"),
    ),
    "disk": Programme(
        module="tests.faults.disk",
        share=lambda runs, seed: f"--images {1000 * runs} --seed {seed}",
        hunt=("--images 60 --people 4", "--images 400 --people 8 --seed 2"),
    ),
    "outages": Programme(
        module="tests.faults.disk",
        share=lambda runs, seed: f"--outages --stride {max(20 // runs, 1)} --seed {seed}",
        hunt=("--outages --stride 60", "--outages --stride 14 --seed 2"),
    ),
    "kills": Programme(
        module="tests.faults.kills",
        share=lambda runs, seed: f"--runs {runs} --kills 20 --conversations 60 --seed {seed}",
        hunt=tuple(f"--kills 12 --life 2 --conversations 40 --mode webhook --seed {seed}" for seed in (1, 3, 5)),
    ),
    "fuzz": Programme(
        module="tests.faults.fuzz",
        share=lambda runs, seed: f"--updates {4000 * runs} --seed {seed}",
        hunt=("--updates 500 --seed 1", "--updates 4000 --seed 2"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a programme came to: its exit code - None if it was ended because its time was over - and what it wrote."""

    code: int | None
    output: str
    errors: str

    @property
    def broken(self) -> list[str]:
        """The promises that it says were broken."""
        return [line for line in self.output.splitlines() if line.startswith(BROKEN)]


def run(command: list[str], tree: Path, patience: float) -> Result:
    """Run a command with the code of a tree; after `patience` seconds it is ended, with all that it has started."""
    process = subprocess.Popen(
        command,
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        output, errors = process.communicate(timeout=patience)
        code: int | None = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, errors = process.communicate()
        code = None
    return Result(code=code, output=output, errors=errors)
