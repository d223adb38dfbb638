"""Dependencies: locked with hashes, without addresses, and each with its reason."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names(requirements: list[str]) -> set[str]:
    """The bare names of requirements."""
    return {re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK


def test_the_lock_holds_every_dependency() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))

    assert names([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]) <= locked


def test_every_locked_version_has_a_hash() -> None:
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK, flags=re.MULTILINE)[1:]

    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_dependency_of_the_bot_has_its_reason() -> None:
    decision = (ROOT / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([a-z0-9-]+) \| \S", decision, re.MULTILINE)) - {"dependency"}

    assert explained == names(PROJECT["dependencies"])
