"""Found: something that was read in a text, and where it stands there; and the text made ready for reading."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.typed_text import visible

_FULL_WIDTH = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)} | {0x20E3: ""}
LONGEST = 4096
"""Characters that are read, as many as a Telegram message has; what comes after them is left unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value in its normal form, and where it begins and ends in the text; of a phone, its extension too."""

    value: str
    start: int
    end: int
    extension: str | None = None


def made_ready(typed: str) -> str:
    """Return what is read: cut, NFC, line by line without unseen characters and needless spaces, usual digits."""
    text = _with_usual_digits(unicodedata.normalize("NFC", typed[:LONGEST]))
    lines = (visible(line) for line in re.split(r"\r\n?|\n|\u2028|\u2029|\x0b|\x0c|\x85", text))
    return "\n".join(lines).strip()


def _with_usual_digits(text: str) -> str:
    """Return the text with 1 in place of １, of ١ and of the 1 on a key."""
    if text.isascii():
        return text
    usual = _FULL_WIDTH | {ord(char): str(unicodedata.decimal(char)) for char in set(text) if char.isdecimal()}
    return text.translate(usual)


def hide(text: str, places: Iterable[tuple[int, int]], mark: str) -> str:
    """Return the text of the same length with a mark for each character of these places; lines stay lines."""
    for start, end in places:
        text = text[:start] + "".join("\n" if char == "\n" else mark for char in text[start:end]) + text[end:]
    return text
