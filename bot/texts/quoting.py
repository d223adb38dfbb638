"""Quoting: what stands in quotes may have quotes of its own; those become the ones that stand inside of others.

Rules of both languages: «Кухня „Лофт“», “The ‘Loft’ kitchen”.
"""

import re
from collections.abc import Mapping
from functools import cache

QUOTED = re.compile(r"([«“])([^«»“”]*)[»”]")
FIELD = re.compile(r"\{(\w+)\}")
INSIDE = {"«": str.maketrans("«»", "„“"), "“": str.maketrans("“”«»", "‘’‘’")}

Marks = Mapping[int, str | int | None]


@cache
def quoted_in(message: str) -> Mapping[str, Marks]:
    """Return which values of a message stand in its quotes, and what becomes of their own ones there."""
    return {
        field: INSIDE[opening]
        for opening, inside in QUOTED.findall(message)
        for field in FIELD.findall(inside)
    }  # fmt: skip


def fit_quotes(message: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the values with quotes that fit their places; what is markup already stays as it is."""
    quoted = quoted_in(message)
    if not quoted:
        return values
    return {
        key: value.translate(quoted[key]) if key in quoted and type(value) is str else value
        for key, value in values.items()
    }
