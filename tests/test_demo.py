"""The demonstration speaks to everybody in their own language, whatever its team speaks."""

from pathlib import Path

import pytest

from bot.config import ConfigError
from bot.demo.settings import demo_config, written_config
from bot.sandbox.server import sandbox_server


@pytest.mark.parametrize("team", ["ru", "en"])
async def test_topics_and_greeting_are_in_each_readers_language(tmp_path: Path, team: str) -> None:
    """On the page anybody may be an English reader, also beside a Russian team."""
    async with sandbox_server() as server:
        config = demo_config(written_config(tmp_path, server, team))

    shown = {language: config.intake.words_in(language) for language in ("ru", "en")}
    assert {language: words.topics[0].label for language, words in shown.items()} == {"ru": "Цены", "en": "Prices"}
    assert all(words.greeting and words.topics[1].below for words in shown.values())
    assert shown["ru"].greeting != shown["en"].greeting


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("LEADHOOK_TELEGRAM__TOKEN", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"),
        ("LEADHOOK_STORAGE__URL", "sqlite:///{folder}/real.db"),
        ("LEADHOOK_TELEGRAM__API_URL", "https://bots.example"),
    ],
)
async def test_nothing_of_the_real_bot_is_played_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    """Whoever has the settings of a real bot in the environment does not lend them to the demonstration."""
    monkeypatch.setenv(variable, value.format(folder=tmp_path))
    folder = tmp_path / "demo"
    folder.mkdir()
    async with sandbox_server() as server:
        path = written_config(folder, server, "en")
        with pytest.raises(ConfigError, match=f"unset {variable}"):
            demo_config(path)


async def test_the_token_of_a_real_bot_is_refused() -> None:
    with pytest.raises(ValueError, match="looks like the token of a real bot"):
        async with sandbox_server(token="123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"):
            pass
