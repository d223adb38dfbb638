"""The texts: every message is translated once, keeps its placeholders and tags, and fits where it is shown."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_file

from bot.texts import LANGUAGES, catalogue, speaking

ROOT = Path(__file__).parents[2]
KEYWORDS = {"say": None, "plain": None, "text": None, "many": (1, 2), "plain_many": (1, 2)}
CATALOGUES = ("prospects", "team", "request")
CATALOGUE_FILES = ROOT / "bot" / "texts" / "ru"
MESSAGE_ID = re.compile(r'^msgid ((?:".*"\n)+)', re.MULTILINE)
LONGEST_LABEL = 22
PLACEHOLDER = re.compile(r"\{\w+\}")
TAG = re.compile(r"</?\w+[^>]*>")

MessageId = str | tuple[str, ...]


def sources() -> Iterator[Path]:
    """Every file that may say something; the sandbox is Telegram and says nothing."""
    for folder in ("bot", "handlers"):
        yield from (path for path in (ROOT / folder).rglob("*.py") if ROOT / "bot" / "sandbox" not in path.parents)


@cache
def said() -> frozenset[MessageId]:
    """Every message in the code."""
    found = (message for path in sources() for _, message, _, _ in extract_from_file("python", path, keywords=KEYWORDS))
    return frozenset(tuple(message) if isinstance(message, (tuple, list)) else message for message in found)


def translated(name: str) -> dict[MessageId, Message]:
    """The messages of a catalogue by their English."""
    return {_id_of(message): message for message in catalogue(name) if message.id}


def russian_of(message: Message) -> tuple[str, ...]:
    """Every Russian form of a message."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def every_translation() -> Iterator[Message]:
    """All messages of all catalogues."""
    for name in CATALOGUES:
        yield from translated(name).values()


def test_russian_dashes_are_long() -> None:
    """A short one stands between numbers only; the English of this bot has short ones everywhere."""
    short = [words for message in every_translation() for words in russian_of(message) if " – " in words]

    assert short == []


def test_every_message_is_translated() -> None:
    """Nothing is said in English to somebody who reads Russian."""
    missing = said() - translated("prospects").keys() - translated("team").keys()

    assert sorted(missing, key=str) == []


def test_every_message_stands_in_one_catalogue_only() -> None:
    """What prospects read and what the team reads never share a message."""
    twice = translated("prospects").keys() & translated("team").keys()

    assert sorted(twice, key=str) == []


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_message_stands_in_its_catalogue_once(name: str) -> None:
    """Of two translations the later one would win without a word."""
    written = Counter(MESSAGE_ID.findall((CATALOGUE_FILES / f"{name}.po").read_text(encoding="utf-8")))

    assert [message for message, times in written.items() if times > 1] == []


@pytest.mark.parametrize("name", ["prospects", "team"])
def test_nothing_is_translated_that_nobody_says(name: str) -> None:
    """A message that left the code leaves its catalogue too."""
    assert sorted(translated(name).keys() - said(), key=str) == []


def test_the_other_word_for_a_lead_changes_only_existing_messages() -> None:
    """request.po overrides team.po or prospects.po and adds nothing."""
    existing = translated("prospects").keys() | translated("team").keys()

    assert sorted(translated("request").keys() - existing, key=str) == []


def test_every_text_that_names_a_lead_has_its_other_wording() -> None:
    """Who calls leads requests never reads the word lead, and the other way round."""
    both = translated("prospects") | translated("team")
    naming = {key for key, message in both.items() if _names_a_lead(russian_of(message))}
    reworded = translated("request")

    assert sorted(naming - reworded.keys(), key=str) == []
    assert [key for key, message in reworded.items() if _names_a_lead(russian_of(message))] == []


def test_no_translation_is_empty_or_in_doubt() -> None:
    """Every Russian form is written and none is marked as fuzzy."""
    doubtful = [message.id for message in every_translation() if message.fuzzy or not all(russian_of(message))]

    assert doubtful == []


def test_translations_keep_placeholders_and_tags() -> None:
    """What is filled in and what is set bold in English is so in Russian."""
    broken = [
        (message.id, form)
        for message in every_translation()
        for form in russian_of(message)
        if _skeleton(form) != _skeleton(_forms(message.id)[-1])
    ]

    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lead_word", ["лид", "обращение"])
def test_labels_of_buttons_fit_a_phone(language: str, lead_word: str) -> None:
    """A label has at most 22 characters; what is filled into one is cut by the view."""
    say = speaking(language, lead_word)

    too_long = [label for label in map(say.plain, labels()) if len(label) > LONGEST_LABEL]

    assert too_long == []


def test_labels_of_buttons_are_found() -> None:
    """The search for labels knows the ways in which buttons are written."""
    assert {"Leave a contact", "Share my number", "Agree and send"} <= set(labels())


def labels() -> list[str]:
    """Every message without placeholders that is said inside a button or put aside as a label."""
    found = {label for path in sources() for label in _labels_in(ast.parse(path.read_text(encoding="utf-8")))}
    return sorted(label for label in found if not PLACEHOLDER.search(label))


def _labels_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if _makes_a_button(node) or _is_put_aside_as_label(node):
            yield from _said_in(node)


def _makes_a_button(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.lower().endswith("button")


def _is_put_aside_as_label(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return any(isinstance(target, ast.Name) and target.id == "label" for target in targets)


def _said_in(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "plain":
            yield from (str(word.value) for word in call.args if isinstance(word, ast.Constant))


def _id_of(message: Message) -> MessageId:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id


def _forms(message: str | Iterable[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def _names_a_lead(forms: Iterable[str]) -> bool:
    return any(re.search(r"\bлид(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b", form, re.IGNORECASE) for form in forms)


def _skeleton(words: str) -> tuple[list[str], list[str]]:
    return sorted(PLACEHOLDER.findall(words)), sorted(TAG.findall(words))
