"""Planted bugs: each patch says which promise it breaks and fits the code, and what is planted is caught."""

import shutil
from pathlib import Path

import pytest

from tests.faults.mutants.hunting import hunt_all
from tests.faults.mutants.mutant import PATCHES, CannotPlant, Mutant, apply, list_mutants
from tests.faults.programmes import PROGRAMMES, ROOT

QUICKLY_CAUGHT = "sending_before_commit"
PATIENCE = 120.0
PRODUCT = ("bot/", "handlers/", "storage/")
SANDBOX = "bot/sandbox/"

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="needs git, which applies the patches")

NO_PYTHON = """\
Nothing works: here a file is no Python.
caught by: simulation
complaint: Error

diff --git a/bot/sandbox/world/__init__.py b/bot/sandbox/world/__init__.py
new file mode 100644
--- /dev/null
+++ b/bot/sandbox/world/__init__.py
@@ -0,0 +1 @@
+this is no Python
"""


@pytest.mark.parametrize("patch", sorted(PATCHES.glob("*.patch")), ids=lambda patch: patch.stem)
@needs_git
def test_every_patch_names_a_promise_and_fits_the_code(patch: Path) -> None:
    """A patch that does not fit raises CannotPlant."""
    mutant = Mutant.read(patch)

    apply(mutant.patch, ROOT, only_check=True)

    assert ": here " in mutant.promise
    assert mutant.programme in PROGRAMMES
    assert mutant.complaints


@pytest.mark.parametrize("patch", sorted(PATCHES.glob("*.patch")), ids=lambda patch: patch.stem)
def test_every_patch_changes_the_bot_and_nothing_that_tries_it_out(patch: Path) -> None:
    changed = Mutant.read(patch).changed

    assert changed
    assert [path for path in changed if not path.startswith(PRODUCT) or path.startswith(SANDBOX)] == []


def test_the_page_lists_every_bug_as_its_patch_tells_it() -> None:
    """To be made anew by `python -m tests.faults.mutants --table`."""
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")

    assert [line for line in page.splitlines() if ": here " in line] == [mutant.row for mutant in list_mutants()]


def test_there_are_bugs_of_many_kinds() -> None:
    mutants = list_mutants()

    assert len(mutants) >= 25
    assert len({mutant.promise for mutant in mutants}) == len(mutants)
    assert {mutant.programme for mutant in mutants} == set(PROGRAMMES)


@needs_git
def test_a_bug_is_planted_and_caught() -> None:
    """All of them: `make faults MUTANTS=1`."""
    (mutant,) = (mutant for mutant in list_mutants() if mutant.name == QUICKLY_CAUGHT)

    (verdict,) = hunt_all([mutant], at_once=1, patience=PATIENCE)

    assert verdict.is_good, verdict.told


@needs_git
def test_a_programme_that_merely_crashes_has_caught_nothing(tmp_path: Path) -> None:
    patch = tmp_path / "no_python.patch"
    patch.write_text(NO_PYTHON, encoding="utf-8")

    (verdict,) = hunt_all([Mutant.read(patch)], at_once=1, patience=PATIENCE)

    assert not verdict.is_good
    assert "SyntaxError" in verdict.told


@needs_git
def test_a_hunt_is_given_up_when_patience_is_over() -> None:
    mutant = list_mutants()[0]

    (verdict,) = hunt_all([mutant], at_once=1, patience=0.01)

    assert not verdict.is_good
    assert "it took too long" in verdict.told


def test_a_patch_that_says_nothing_of_itself_is_refused(tmp_path: Path) -> None:
    patch = tmp_path / "silent.patch"
    patch.write_text(NO_PYTHON.partition("\n\n")[2], encoding="utf-8")

    with pytest.raises(CannotPlant, match=r"silent\.patch must name a promise"):
        Mutant.read(patch)


@needs_git
def test_a_patch_that_fits_no_more_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotPlant, match="does not fit the code any more"):
        apply(list_mutants()[0].patch, tmp_path, only_check=True)
