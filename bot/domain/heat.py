"""Heat: how fresh the interest of somebody is, and whether they came again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FRESH = timedelta(days=1)
REPEATED_WITHIN = timedelta(days=30)
REPEATED_ACTS = 3
REPEATED_APART = timedelta(days=1)
MOST_COUNTED = 20_000  # of more acts the newest: whoever looks at figures keeps everybody else waiting meanwhile


class Period(StrEnum):
    """How far back one looks."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def began(self, now: datetime) -> datetime:
        """Return since when things count."""
        return now - LENGTHS[self]


LENGTHS = {Period.DAY: FRESH, Period.WEEK: timedelta(days=7), Period.MONTH: REPEATED_WITHIN}


class Cut(StrEnum):
    """By what acts of interest are chosen: all fresh ones, by route, by where they were shown, by what brought them."""

    FRESH = "fresh"
    ROUTE = "route"
    POST = "post"
    CHAT = "chat"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which acts: `key` is a route, or the number of a post, a chat or a campaign; empty for all fresh ones."""

    cut: Cut
    key: str = ""


def is_repeated(acts: int, first: datetime, last: datetime) -> bool:
    """Return whether somebody came again: a third act within thirty days, or two that lie a day apart.

    `acts`: how many there were in these days, from the `first` to the `last`.
    """
    return acts >= REPEATED_ACTS or last - first >= REPEATED_APART
