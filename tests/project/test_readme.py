"""The README in both languages: the same headings and commands, every key of the config, and no broken link."""

import re
from pathlib import Path

import pytest

from bot.config import Config
from bot.config.mistakes import known_keys
from bot.texts import LANGUAGES

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.ru.md")
BLOCK = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
ROW = re.compile(r"^\| `([a-z_.*]+)` \| \S", re.MULTILINE)
LINK = re.compile(r"\]\((?!https://)([^)#]+)\)")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_both_have_the_same_commands() -> None:
    english, russian = (BLOCK.findall(text_of(name)) for name in READMES)

    assert english
    assert russian == english


def test_both_have_headings_of_the_same_levels_in_the_same_order() -> None:
    english, russian = (HEADING.findall(BLOCK.sub("", text_of(name))) for name in READMES)

    assert russian == english


@pytest.mark.parametrize("name", READMES)
def test_its_table_has_every_key_of_the_config(name: str) -> None:
    """What is said once in each language stands there once for each language."""
    own_words = re.compile(rf"^(intake\.(?:{'|'.join(LANGUAGES)}))\..*")
    keys = {own_words.sub(r"\1.*", key) for key in known_keys(Config) if not is_section(key)}

    rows = ROW.findall(text_of(name))

    assert len(rows) == len(set(rows))
    assert set(rows) == keys


def is_section(key: str) -> bool:
    return any(other.startswith(f"{key}.") for other in known_keys(Config))


@pytest.mark.parametrize("name", READMES)
def test_what_it_links_to_is_there(name: str) -> None:
    links = LINK.findall(text_of(name))

    assert [link for link in links if not (ROOT / link).exists()] == []
