"""The page's own words: whatever its code says is there in Russian, too."""

import re
from enum import StrEnum

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Status
from bot.sandbox.page_routes import FOLDER

WORDS = (FOLDER / "js" / "words.js").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / "js").glob("*.js") if path.name != "words.js")


def test_everything_the_page_says_is_there_in_russian() -> None:
    """Each sentence that stands in the code has its line."""
    said = set(re.findall(r'\bsay\("([^"]+)"\)', CODE))

    assert {words for words in said if f'"{words}":' not in WORDS} == set()


@pytest.mark.parametrize("codes", [Deed, ClientKind, ExclusionReason, Route, CloseReason, Status])
def test_every_code_the_column_shows_is_there_in_russian(codes: type[StrEnum]) -> None:
    """Statuses, reasons and deeds are read by people, not by programs."""
    assert {code.value for code in codes if not re.search(rf"\b{code.value}: \"", WORDS)} == set()
