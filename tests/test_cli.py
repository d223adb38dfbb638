"""The command line, as an owner meets it: one sentence and exit code 2 for what the owner can put right."""

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE
from types import ModuleType

import pytest

from bot.__main__ import main as command_line
from bot.sandbox.server import sandbox_server


def leadhook(*arguments: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=said, capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": "/usr/bin:/bin", **environment},
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
    assert '"may_decide":true' in ended.stdout


@pytest.mark.parametrize("port", ["99999", "eight"])
def test_a_demo_needs_a_port_that_there_is(port: str) -> None:
    ended = leadhook("demo", "--port", port)

    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_messages_are_understood_in_their_order_and_broken_lines_are_told(tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_bytes(
        '{"id": 1, "text": "Анна, 89123456789, прайс"}\nno json\n\n{"id": 2}\n[]\n'
        '{"id": 3, "text": "меня зовут 123", "region": "QQ"}\n'
        '{"id": "four", "text": "my name is 123, 212-555-1234 ext. 7", "region": "us"}\n'.encode()
        + b"\xff\n"
    )

    ended = leadhook("understand", str(file))

    assert [json.loads(line) for line in ended.stdout.splitlines()] == [
        {
            "id": 1, "name": "Анна", "phones": ["+79123456789"], "extensions": {}, "emails": [], "company": None,
            "wish": "прайс", "refused_name": None,
        },
        {
            "id": "four", "name": None, "phones": ["+12125551234"], "extensions": {"+12125551234": "7"}, "emails": [],
            "company": None, "wish": None, "refused_name": "123",
        },
    ]  # fmt: skip
    assert [line.partition(":")[0] for line in ended.stderr.splitlines()] == [f"line {n}" for n in (2, 4, 5, 6, 8)]
    assert ended.returncode == 1


def test_messages_are_understood_from_standard_input_with_a_region_for_all() -> None:
    ended = leadhook("understand", "-", "--region", "GB", said='{"text": "Olga 07911 123456"}\n')

    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["phones"] == ["+447911123456"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("understand", "list.jsonl"), ["understood so far: 1", "understood so far: 2"]),
        (
            ("match", "list.jsonl", "--clients", "list.jsonl"),
            ["clients read so far: 1", "clients read so far: 2", "looked up so far: 1", "looked up so far: 2"],
        ),
    ],
    ids=["understand", "match"],
)
def test_a_long_command_tells_on_the_side_how_far_it_is(
    tmp_path: Path, arguments: tuple[str, ...], told: list[str]
) -> None:
    lines = ({"id": 1, "name": "Анна", "text": "Анна"}, {"id": 2, "name": "Иван", "text": "Иван"})
    (tmp_path / "list.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    hurried = "import bot.cli, bot.progress; bot.progress.SECONDS_BETWEEN = -1; bot.cli.main()"

    ended = subprocess.run(
        [sys.executable, "-c", hurried, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert ended.stderr.splitlines() == told


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_who_waits_for_the_next_message_can_be_stopped(sign: signal.Signals) -> None:
    program = [sys.executable, "-m", "bot", "understand", "-"]
    with subprocess.Popen(program, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write('{"text": "Anna"}\n')
        process.stdin.flush()
        process.stdout.readline()

        process.send_signal(sign)

        assert process.stderr.read() == "Stopped.\n"
    assert process.returncode == 130


@pytest.mark.parametrize("arguments", [("nowhere.jsonl",), ("-", "--region", "Mars"), ()])
def test_what_cannot_be_understood_at_all_is_one_sentence(arguments: tuple[str, ...]) -> None:
    ended = leadhook("understand", *arguments)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("command", ["bot.cli", "bot.exporting", "bot.importing_command", "bot.matching", "bot.doctor"])
def test_what_needs_no_telegram_does_not_wait_for_it(command: str) -> None:
    """Loading it takes seconds."""
    program = f"import sys, {command}; sys.exit('aiogram' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_whoever_breaks_a_command_off_while_it_is_loaded_reads_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Loading takes seconds, and Ctrl+C may come in any of them."""

    def broken_off(name: str) -> None:
        raise KeyboardInterrupt(name)

    loading = ModuleType("bot.cli")
    monkeypatch.setattr(loading, "__getattr__", broken_off, raising=False)
    monkeypatch.setitem(sys.modules, "bot.cli", loading)

    with pytest.raises(SystemExit) as ended:
        command_line()

    assert (ended.value.code, capsys.readouterr().err) == (130, "Stopped.\n")


async def _ended(program: list[str]) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(*program, stderr=asyncio.subprocess.PIPE)
    _, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return process.returncode, said.decode().strip().splitlines()[-1]
