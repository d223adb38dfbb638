"""Likely lines: new clients of a file who may be known already, by a name alike and by what else speaks for it."""

from dataclasses import dataclass

from bot.domain.ids import ClientId
from bot.domain.likeness.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyLine:
    """A line, whom of the directory it may be: whether the names are the same, and what else speaks for it."""

    line: int
    known: ClientId
    named_so: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeKnown:
    """What is told of such a line: what it calls somebody, as whom they may be known, and what that rests on."""

    name: str
    known: str
    named_so: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How many new clients of a file were looked up, up to which line; how many may be known; if there are no more."""

    lines: int = 0
    reached: int = 0
    likely: int = 0
    is_all: bool = True
