"""Words of a name in the form in which they are compared, and the tables that are written in it."""

import re
from functools import cache
from importlib.resources import files

_UNHEARD = re.compile(r"['’ʼ`]")


def plain(word: str) -> str:
    """Return a word in small letters, with one kind of е and no apostrophe: Мар'яна is `маряна`, Пётр `петр`."""
    return _UNHEARD.sub("", word.casefold().replace("ё", "е"))


def with_one_left_out(text: str) -> set[str]:
    """Return a text, and what is left of it without one of its signs: two texts one slip apart have one in common."""
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Return the plain lines of a file of `tables/`; its README says what each holds."""
    text = (files("bot.domain.likeness") / "tables" / name).read_text(encoding="utf-8")
    return tuple(plain(text).splitlines())
