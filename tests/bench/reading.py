"""Reading: how well free text is understood, measured on the labelled messages, and how long one message takes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from bot.domain.reading.found import LONGEST
from bot.domain.reading.understanding import get_ready, understand
from tests.understanding.scoring import Scored, labelled, score

PARTS = {
    "dev": "rules were written by it",
    "held_out": "read when they were done",
    "fresh": "in another style",
    "later": "after that",
    "last": "after that",
    "more": "after that",
    "untouched": "nothing was repaired by it",
    "unseen": "names 0.89 at first sight; rules followed",
    "unseen_later": "names 0.89 at first sight; rules followed",
    "unseen_last": "names 0.83 at first sight; rules followed",
    "names": "names 0.83 at first sight; tables and rules followed",
    "names_later": "names 0.91 at first sight; rules followed",
    "names_last": "names 0.87 at first sight; rules followed",
    "strangers": "by others; names 0.95 at first sight, rules followed",
    "strangers_b": "by others; names 0.94 at first sight, rules and weights followed",
    "strangers_c": "by others; names 0.86 at first sight, rules and weights followed",
    "strangers_d": "by others; names 0.89 at first sight, rules and weights followed",
    "strangers_e": "by others; names 0.94 at first sight, rules and weights followed",
    "strangers_f": "by others; names 0.96 at first sight, weights followed",
}
WANTED = {"phones": 0.99, "emails": 0.99, "name": 0.93}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The scores of each part, the seconds that a message takes in the median, and those of the longest message."""

    parts: Mapping[str, Scored]
    a_message: float
    the_longest: float


def measure_reading(parts: Collection[str]) -> Reading:
    """Read the labelled messages of these parts, and as many of them as fit into one message."""
    get_ready()
    texts = "\n".join(message["text"] for part in PARTS for message in labelled(part))
    return Reading(
        parts={part: score(labelled(part)) for part in parts},
        a_message=median(_seconds(message["text"], message["region"]) for part in parts for message in labelled(part)),
        the_longest=median(_seconds(texts[at : at + LONGEST], "RU") for at in range(0, len(texts) - LONGEST, LONGEST)),
    )


def _seconds(text: str, region: str) -> float:
    began = perf_counter()
    understand(text, region)
    return perf_counter() - began
