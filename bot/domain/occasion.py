"""Occasion: where interest is shown outside Telegram - an exhibition, or another place - as the team calls it."""

from dataclasses import dataclass

from bot.domain.ids import OccasionId
from bot.domain.interest import Route

LONGEST_OCCASION = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One occasion of a day."""

    id: OccasionId
    route: Route
    name: str


def name_of_occasion(typed: str) -> str | None:
    """Return what an occasion is called: one line, cut where it is too long; None where nothing was typed."""
    line = " ".join(typed.split())
    return line if len(line) <= LONGEST_OCCASION else f"{line[: LONGEST_OCCASION - 1].rstrip()}…" if line else None
