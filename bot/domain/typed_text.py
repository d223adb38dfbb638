"""Typed text: what a person typed, without the characters nobody sees."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def visible(typed: str) -> str:
    """Drop control, bidi, zero-width and unassigned characters, fold every run of spaces into one, trim."""
    spaced = "".join(" " if char.isspace() else char for char in typed)
    return " ".join("".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN).split())
