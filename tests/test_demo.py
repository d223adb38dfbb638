"""The demonstration speaks to everybody in their own language, whatever its team speaks."""

from pathlib import Path

import pytest

from bot.config import load_config
from bot.demo.settings import written_config
from bot.sandbox.server import sandbox_server


@pytest.mark.parametrize("team", ["ru", "en"])
async def test_topics_and_greeting_are_in_each_readers_language(tmp_path: Path, team: str) -> None:
    """On the page anybody may be an English reader, also beside a Russian team."""
    async with sandbox_server() as server:
        config = load_config(written_config(tmp_path, server, team))

    shown = {language: config.intake.words_in(language) for language in ("ru", "en")}
    assert {language: words.topics[0].label for language, words in shown.items()} == {"ru": "Цены", "en": "Prices"}
    assert all(words.greeting and words.topics[1].below for words in shown.values())
    assert shown["ru"].greeting != shown["en"].greeting
