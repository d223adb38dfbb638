"""Interest: one act of attention, kept as it came and never rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import InterestId, ProspectId


class Route(StrEnum):
    """The way attention reached us."""

    START = "start"
    DEEP_LINK = "deep_link"
    QUESTION = "question"
    TOPIC = "topic"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One line of a prospect's journal. `words`: as they are by now; `typed`: as they came, where they were changed."""

    id: InterestId
    prospect: ProspectId
    route: Route
    campaign: str | None
    topic: str | None
    words: str | None
    created_at: datetime
    typed: str | None = None


def last_words(journal: Sequence[Interest]) -> str | None:
    """Return what was said last in a journal, oldest line first."""
    return next((line.words for line in reversed(journal) if line.words), None)
