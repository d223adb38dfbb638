"""A phone of 390 x 844 points: what fits its screen, in points and in letters as they are on average."""

import re
from collections.abc import Sequence
from html import unescape
from math import ceil

LETTERS_A_LINE = 42
LINE, BUTTON, EDGE = 20, 44, 20
SCREEN = 720  # of 844, without the bar above and the field to type in below
TAG = re.compile(r"<[^>]+>")


def shown(text: str) -> str:
    """What stands there once Telegram has read the markup."""
    return unescape(TAG.sub("", text))


def height(text: str, rows: Sequence[object]) -> int:
    """How tall a message with rows of buttons stands on the phone, in points."""
    lines = sum(max(1, ceil(len(line) / LETTERS_A_LINE)) for line in shown(text).splitlines())
    return lines * LINE + len(rows) * BUTTON + EDGE
