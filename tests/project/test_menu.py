"""The Makefile: a menu that tells everything it can do, and says what is missing on a machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make") or ""
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(not MAKE, reason="needs make")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that has no .venv yet, and beside it an empty folder for programs."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "programs").mkdir()
    return tmp_path


def put_python(checkout: Path, script: str) -> None:
    """Install a pretend python3.12 that runs this shell script."""
    program = checkout / "programs" / "python3.12"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def setting_up(checkout: Path) -> subprocess.CompletedProcess[str]:
    """What happens when only those programs can be found."""
    return subprocess.run(
        [MAKE, ".venv/ready"],
        cwd=checkout,
        env={"PATH": str(checkout / "programs")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_alone_prints_every_verb_with_its_meaning() -> None:
    verbs = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()

    menu = subprocess.run([MAKE, "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert re.findall(r"^make (\w+) +\S", menu.stdout, re.MULTILINE) == verbs


def test_a_machine_without_python_is_told_so(checkout: Path) -> None:
    ended = setting_up(checkout)

    assert ended.returncode != 0
    assert "No Python from 3.11 to 3.14 was found" in ended.stderr


def test_a_python_that_does_not_run_counts_as_none(checkout: Path) -> None:
    put_python(checkout, "exit 127")

    assert "No Python from 3.11 to 3.14 was found" in setting_up(checkout).stderr


def test_a_python_without_venv_is_told_so(checkout: Path) -> None:
    put_python(checkout, 'case "$2" in *ensurepip*) exit 1;; esac')

    assert "python3.12 has no venv module" in setting_up(checkout).stderr


def test_nothing_counts_as_set_up_when_installing_failed(checkout: Path) -> None:
    put_python(checkout, "")

    ended = setting_up(checkout)

    assert ended.returncode != 0
    assert not (checkout / ".venv").exists()
