"""Notes: what the team writes down about a person, and what the person never reads."""

import re
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import NoteTooLong
from bot.domain.ids import ManagerId, ProspectId

LONGEST_NOTE = 1000
LONGEST_LINE = 300
MARKED = re.compile(r"\s*//+\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note on somebody who asked; it stands on the cards of all their requests."""

    prospect: ProspectId
    author: ManagerId
    words: str
    written_at: datetime


def in_one_line(words: str) -> str:
    """Return what is noted on a card, which takes one line; raises NoteTooLong beyond 300 characters."""
    line = " ".join(words.split())
    if len(line) > LONGEST_LINE:
        raise NoteTooLong(len(line), LONGEST_LINE)
    return line


def is_note(words: str | None) -> bool:
    """Tell whether a manager's message is for the team alone: it begins with the mark."""
    return words is not None and MARKED.match(words) is not None


def words_of_note(words: str) -> str:
    """Return what is noted, without the mark."""
    return MARKED.sub("", words, count=1).strip()
