"""The command line, as an owner meets it: one sentence and exit code 2 for what the owner can put right."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.server import sandbox_server


def leadhook(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True, text=True, check=False, timeout=60, env={"PATH": "/usr/bin:/bin", **environment},
    )  # fmt: skip


def config(folder: Path, text: str) -> str:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_missing_config_is_one_sentence(tmp_path: Path) -> None:
    ended = leadhook("run", "--config", str(tmp_path / "none.toml"))

    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "none.toml" in ended.stderr


def test_a_misspelt_variable_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    ended = leadhook("run", "--config", config(tmp_path, ""), LEADHOOK_TEAM__OWNRES="1")

    assert ended.returncode == 2
    assert "LEADHOOK_TEAM__OWNERS" in ended.stderr


async def test_a_token_that_telegram_does_not_know_is_one_sentence(tmp_path: Path) -> None:
    async with sandbox_server() as server:
        path = config(tmp_path, f'[telegram]\ntoken = "1:wrong-token"\napi_url = "{server.url}"')
        program = [sys.executable, "-m", "bot", "run", "--config", path, "--log-level", "ERROR"]
        ended = await _ended(program)

    assert ended == (2, "telegram.token: Telegram knows no bot with this token; expected the one that @BotFather gave.")


def test_a_database_is_made_once_and_then_up_to_date(tmp_path: Path) -> None:
    path = config(tmp_path, "")

    first, second = (leadhook("migrate", "--config", path) for _ in range(2))

    assert first.stdout.startswith("applied: ")
    assert second.stdout == "The database is up to date.\n"


def test_an_unknown_kind_to_export_is_answered_with_the_known_ones() -> None:
    ended = leadhook("export", "invoices")

    assert ended.returncode == 2
    assert "'leads'" in ended.stderr


@pytest.mark.parametrize(("language", "scene"), [("ru", "Анна спрашивает"), ("en", "Anna asks")])
def test_the_story_is_played_to_its_end(language: str, scene: str) -> None:
    """Everything of the main job, and at the end what was stored."""
    ended = leadhook("demo", "--story", "--language", language)

    assert ended.returncode == 0, ended.stderr
    assert scene in ended.stdout
    assert '"status":"won"' in ended.stdout
    assert '"deed":"undone"' in ended.stdout


@pytest.mark.parametrize("port", ["99999", "eight"])
def test_a_demo_needs_a_port_that_there_is(port: str) -> None:
    ended = leadhook("demo", "--port", port)

    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


async def _ended(program: list[str]) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(*program, stderr=asyncio.subprocess.PIPE)
    _, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return process.returncode, said.decode().strip().splitlines()[-1]
