"""Scoring: what was read in labelled messages against what they say, field by field."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict

from bot.domain.reading.understanding import Understood, understand

PARTS = (
    *("dev", "held_out", "fresh", "later", "last", "more", "untouched", "unseen", "unseen_later", "unseen_last"),
    *("names", "names_later", "names_last"),
    *("strangers", "strangers_b", "strangers_c", "strangers_d", "strangers_e", "strangers_f"),
)
FIELDS = ("phones", "emails", "name", "company", "refused_name", "wish")


class Labelled(TypedDict):
    """A message and what it says, as people agree. Those written for the sake of names tell names and contacts only."""

    id: str
    region: str
    text: str
    name: str | None
    phones: list[str]
    emails: list[str]
    company: NotRequired[str | None]
    wish: NotRequired[str | None]
    refused_name: NotRequired[str | None]


@dataclass(slots=True, kw_only=True)
class Score:
    """How often a field was right, was found where it is not, and was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: Counter[str], found: Counter[str]) -> None:
        """Count one message."""
        self.right += (expected & found).total()
        self.wrong += (found - expected).total()
        self.missed += (expected - found).total()

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A part of the messages: how many they are, the score of each field, and where a field was not right."""

    messages: int
    fields: dict[str, Score]
    misses: list[tuple[str, Labelled, Understood]]


def labelled(part: str) -> Iterator[Labelled]:
    """Read the labelled messages of a part."""
    with (Path(__file__).parent / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def score(messages: Iterable[Labelled]) -> Scored:
    """Read the messages and compare."""
    fields = {name: Score() for name in FIELDS}
    misses: list[tuple[str, Labelled, Understood]] = []
    count = 0
    for message in messages:
        count += 1
        understood = understand(message["text"], message["region"])
        said, read = dict(message), {name: getattr(understood, name) for name in FIELDS}
        for name, its in fields.items():
            if name not in said:
                continue
            expected, found = values(name, said[name]), values(name, read[name])
            its.add(expected, found)
            if expected != found:
                misses.append((name, message, understood))
    return Scored(messages=count, fields=fields, misses=misses)


def values(name: str, said: object) -> Counter[str]:
    """Return what is compared: contacts and names as they are, a company without its quotes, a wish word by word."""
    if said is None:
        return Counter()
    if name == "wish":
        return Counter(re.findall(r"\w+", str(said).casefold()))
    if name == "company":
        return Counter([re.sub(r"\W+", " ", str(said)).strip().casefold()])
    return Counter([said] if isinstance(said, str) else _several(said))


def _several(said: object) -> list[str]:
    assert isinstance(said, (list, tuple))
    return [*said]
