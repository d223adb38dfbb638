"""Typed text: what a person typed, without the characters nobody sees."""

import unicodedata

_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_UNSEEN_OTHERS = frozenset(
    [
        *"\u034f\u115f\u1160\u2800\u3164\uffa0",  # joiner, Hangul fillers and empty Braille: blank "letters"
        *map(chr, range(0x180B, 0x1810)),  # Mongolian variation selectors
        *map(chr, range(0xFE00, 0xFE10)),  # variation selectors
        *map(chr, range(0xE0100, 0xE01F0)),  # more of them
    ]
)


def visible(typed: str) -> str:
    """Drop control, bidi, zero-width and unassigned characters, fold every run of spaces into one, trim."""
    if typed.isprintable() and _UNSEEN_OTHERS.isdisjoint(typed):
        return " ".join(typed.split())
    seen = (" " if char.isspace() else char for char in typed if char.isspace() or _is_seen(char))
    return " ".join("".join(seen).split())


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN_CATEGORIES and char not in _UNSEEN_OTHERS
