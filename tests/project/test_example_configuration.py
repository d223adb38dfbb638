"""The example configuration: it loads, it names every key, and it tells the truth about the defaults."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.config import Config, load_config
from bot.config.mistakes import known_keys
from bot.config.own_words import OwnWords
from bot.texts import LANGUAGES, speaking

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
COMMENTED_KEY = re.compile(r"^# (?=[a-z_]+ = |\[\[)", re.MULTILINE)
WITHOUT_DEFAULT = {
    *("telegram.token", "telegram.token_file", "telegram.proxy", "telegram.webhook.url"),
    *("telegram.webhook.secret", "telegram.webhook.secret_file", "http.port"),
    *("team.chat_id", "team.holidays", "intake.topics", "intake.words", "consent.link", "answers"),
    *(f"intake.{language}.{key}" for language in LANGUAGES for key in (*OwnWords.model_fields, "words")),
}


def uncommented() -> str:
    """The example with each "# key = value" made real."""
    return COMMENTED_KEY.sub("", EXAMPLE.read_text(encoding="utf-8"))


def flat(section: dict[str, object], prefix: str = "") -> dict[str, object]:
    """Every key that holds a value, by its dotted path."""
    values: dict[str, object] = {}
    for name, value in section.items():
        values |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return values


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEADHOOK_TELEGRAM__TOKEN", "123456789:AAF-abcdefghijklmnopqrstuvwxyz_12345")
    return tmp_path


def test_it_loads_as_it_is_when_the_environment_has_a_token(folder: Path) -> None:
    shutil.copy(EXAMPLE, folder / "config.toml")

    config = load_config(folder / "config.toml")

    assert config.team == Config().team


def test_it_loads_with_every_key_made_real(folder: Path) -> None:
    (folder / "config.toml").write_text(uncommented(), encoding="utf-8")

    assert load_config(folder / "config.toml").team.chat_id == -1001234567890


def test_it_names_every_key_and_no_other() -> None:
    keys = {key for key, field in known_keys(Config).items() if not isinstance(field.default, BaseModel)}

    assert set(flat(tomllib.loads(uncommented()))) == keys


def test_the_values_it_shows_are_the_defaults() -> None:
    shown = tomllib.loads(uncommented())

    for path in sorted(set(flat(shown)) - WITHOUT_DEFAULT):
        *sections, key = path.split(".")
        given, default = Config.model_validate(shown), Config()
        for section in sections:
            given, default = getattr(given, section), getattr(default, section)
        assert getattr(given, key) == getattr(default, key), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_consent_it_shows_names_the_button_as_it_reads(language: str) -> None:
    shown = tomllib.loads(uncommented())["intake"][language]["consent_sentence"]

    assert speaking(language).plain("Agree and send") in shown
