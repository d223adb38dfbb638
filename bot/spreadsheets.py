"""Spreadsheets: what they would run, made harmless."""

import re

# Where a spreadsheet may begin a cell: at the start, and at what it takes for a separator where ours is a comma.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\"*[=+\-@＝＋－＠])")
_HARMLESS = re.compile(r"(?:^|(?<=[;\t\r\n]))'(?=\"*[=+\-@＝＋－＠])")
_PHONE = re.compile(r"\+\d+")


def harmless(text: str) -> str:
    """Keep a spreadsheet from running what somebody typed: an apostrophe stands before what begins like a formula.

    A phone, plus and digits and nothing else, is no formula and stays as it is, so that it can be read in again.
    """
    return text if _PHONE.fullmatch(text) else _FORMULA.sub("'", text)


def without_apostrophes(text: str) -> str:
    """Return what somebody typed, without the apostrophes that keep a spreadsheet from running it."""
    return _HARMLESS.sub("", text)
