"""Speaking up: how often the bot says something by itself where others talk, so that no discussion is flooded."""

from dataclasses import dataclass
from datetime import timedelta

IN_A_ROW = timedelta(minutes=10)
A_DAY = timedelta(days=1)
MOST_IN_A_ROW = 3  # in one chat
MOST_UNDER_A_POST = 5  # in a day


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenUp:
    """What the bot has said in a chat by itself: `in_a_row` just now; `under_post` and `to_person` within a day."""

    in_a_row: int = 0
    under_post: int = 0
    to_person: int = 0


def may_speak_up(said: SpokenUp) -> bool:
    """Tell whether it may say something once more: to each person once a day, and never on and on."""
    return said.in_a_row < MOST_IN_A_ROW and said.under_post < MOST_UNDER_A_POST and not said.to_person
