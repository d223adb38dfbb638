"""A mutant: a bug as a patch that plants it, with the promise it breaks and what it is to be caught by."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.programmes import BROKEN, PROGRAMMES, ROOT

PATCHES = Path(__file__).parent / "patches"
CHANGED = re.compile(r"^(?:--- a|\+\+\+ b)/(\S+)", re.MULTILINE)
PLANTED_IN = ("bot", "handlers", "storage", "tests", "pyproject.toml")


class CannotPlant(Exception):
    """A patch says too little about itself, or does not fit the code any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One bug. Whoever catches it for the right reason says one of the `complaints`."""

    name: str
    promise: str
    programme: str
    complaints: tuple[str, ...]
    patch: Path

    @classmethod
    def read(cls, patch: Path) -> "Mutant":
        """Read the lines before the diff; raises CannotPlant where they do not say everything."""
        promise, *lines = patch.read_text(encoding="utf-8").partition("diff --git")[0].splitlines() or [""]
        said = dict(line.split(": ", 1) for line in lines if ": " in line)
        complaints = tuple(words.strip() for words in said.get("complaint", "").split("|") if words.strip())
        if ":" not in promise or said.get("caught by") not in PROGRAMMES or not complaints:
            raise CannotPlant(f"{patch.name} must name a promise, a programme and a complaint before the diff.")
        return cls(name=patch.stem, promise=promise, programme=said["caught by"], complaints=complaints, patch=patch)

    def is_told_by(self, line: str) -> bool:
        """Whether a line says that a promise was broken, and is about this bug."""
        return line.startswith(BROKEN) and any(words in line for words in self.complaints)

    @property
    def row(self) -> str:
        """The bug as a line of the table in docs/reliability.md."""
        return f"| {self.promise} | {self.programme} | {' / '.join(self.complaints)} |"

    @property
    def changed(self) -> list[str]:
        """The files that the patch touches."""
        return CHANGED.findall(self.patch.read_text(encoding="utf-8"))


def list_mutants() -> list[Mutant]:
    """Read all mutants, by name. Raises CannotPlant."""
    return [Mutant.read(patch) for patch in sorted(PATCHES.glob("*.patch"))]


@contextmanager
def planted(mutant: Mutant | None) -> Iterator[Path]:
    """A copy of the code with the bug in it, or without any. Raises CannotPlant."""
    with TemporaryDirectory(prefix="leadhook-mutant-") as folder:
        tree = Path(folder) / "tree"
        _copy_to(tree)
        if mutant is not None:
            apply(mutant.patch, tree)
        yield tree


def _copy_to(tree: Path) -> None:
    tree.mkdir()
    for name in PLANTED_IN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name)
        else:
            shutil.copy2(source, tree)


def apply(patch: Path, tree: Path, *, only_check: bool = False) -> None:
    """Apply a patch to a tree, or see whether it could be. Raises CannotPlant."""
    git = shutil.which("git")
    if git is None:
        raise CannotPlant("git is missing: it is needed to apply the patches.")
    command = [git, "apply", "--whitespace=nowarn", *(["--check"] if only_check else []), str(patch)]
    # No repository around the tree may concern git: it would leave alone what that does not hold.
    alone = {**os.environ, "GIT_CEILING_DIRECTORIES": str(tree.parent)}
    ended = subprocess.run(command, cwd=tree, env=alone, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise CannotPlant(f"{patch.name} does not fit the code any more: {ended.stderr.strip()}")
