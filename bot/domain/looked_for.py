"""Looked for: what somebody types after the bot's name in any chat, and when that is interest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import ProspectId
from bot.domain.interest import Interest, Route

SHORTEST = 3
LONGEST = 256  # Telegram Bot API: InlineQuery
RESTED = timedelta(minutes=1)
MOST_A_DAY = 5  # whoever looks on tells no more by it
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """The last words that somebody has typed, and when."""

    prospect: ProspectId
    words: str
    looked_at: datetime


def read_words(typed: str) -> str | None:
    """Return what is looked for, on one line; None where it is too little to say anything."""
    words = " ".join("".join(each for each in typed if each.isspace() or each.isprintable()).split())[:LONGEST]
    return words if len(words) >= SHORTEST and any(each.isalnum() for each in words) else None


def is_news(journal: Sequence[Interest], words: str | None, topic: str | None, at: datetime) -> bool:
    """Whether to look for it shows anything new: the same twice a day does not, nor ever more of it."""
    lately = [line for line in journal if line.route is Route.INLINE_QUERY and line.created_at > at - A_DAY]
    return len(lately) < MOST_A_DAY and all((line.words, line.topic) != (words, topic) for line in lately)
