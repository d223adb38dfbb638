"""Ready answers: what a business says again and again, in the owner's words, with gaps filled in for each person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Gap(StrEnum):
    """What can be filled in: the person's name once known, the first name of whoever answers, the hours of work."""

    NAME = "name"
    MANAGER = "manager"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAnswer:
    """One answer on a button: its label for managers, and its words by the language of whoever reads them."""

    label: str
    words: Mapping[str, str]


GAP = re.compile(
    r"(?P<before>,?[ \t]*)\{(?P<what>[a-z]+)(?:\|(?P<otherwise>[^{}|\n]+))?\}(?P<after>,?[ \t]*)(?P<first>\w?)"
)


def gap_fault(words: str) -> str | None:
    """Return the first thing in curly brackets that is no gap to be filled; None if there is none."""
    for gap in GAP.finditer(words):
        if gap["what"] not in list(Gap):
            return f"{{{gap['what']}}}"
    left = GAP.sub("", words)
    return next((sign for sign in left if sign in "{}"), None)


def filled(words: str, values: Mapping[Gap, str | None]) -> str:
    """Return words with their gaps filled; nothing in them may be a fault.

    What is not known is replaced by what stands after the "|" of its gap, or goes with the comma that sets it off:
    "Hello, {name}!" becomes "Hello!", and "{name}, hello!" becomes "Hello!" too. They are filled one after another, for
    two of them may share a comma.
    """

    begun = 0
    while (gap := GAP.search(words, begun)) is not None:
        value = values.get(Gap(gap["what"])) or gap["otherwise"]
        if value is None:
            begun, left = gap.start(), _left_without(gap)
            words = words[:begun] + left + words[gap.end() :]
        else:
            brackets = slice(gap.end("before"), gap.start("after"))
            words = words[: brackets.start] + value + words[brackets.stop :]
            begun = brackets.start + len(value)
    return words


def _left_without(gap: re.Match[str]) -> str:
    """Return what stays of a gap that nothing fills, and of the comma beside it."""
    return gap["first"].upper() if _begins_a_line(gap) else f"{gap['after']}{gap['first']}"


def _begins_a_line(gap: re.Match[str]) -> bool:
    return gap.string[: gap.start("what") - 1].rpartition("\n")[2].strip() == ""
