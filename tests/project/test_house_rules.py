"""House rules that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(file for folder in ("bot", "handlers", "storage", "tests") for file in (ROOT / folder).rglob("*.py"))
EXCUSE = re.compile(r"#\s*(?:type:\s*ignore|noqa)\b.*")
REASONED = re.compile(r"# (?:type: ignore\[[\w, -]+\]  # |noqa: [A-Z0-9, ]+ - )\S")
LATER = re.compile(r"#.*\b(?:TO[D]O|FIX[M]E)\b")
VAGUE = {"utils", "helpers", "common"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_file_begins_by_saying_which_one_thing_it_is(file: Path) -> None:
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))

    assert docstring


def test_every_excuse_has_a_code_and_a_reason() -> None:
    excuses = [(file.name, found) for file in FILES for found in EXCUSE.findall(file.read_text(encoding="utf-8"))]

    assert [excuse for excuse in excuses if not REASONED.match(excuse[1])] == []


def test_nothing_is_left_for_later() -> None:
    assert [file.name for file in FILES if LATER.search(file.read_text(encoding="utf-8"))] == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [file for file in FILES if VAGUE & {*file.with_suffix("").relative_to(ROOT).parts}] == []
