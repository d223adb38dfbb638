"""Figures: how much ordeals contained, and how long the bot took to be back; those of several can be added."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Self

from tests.faults.evidence import ADDS_MESSAGE, Evidence
from tests.faults.kills.ending import Start
from tests.faults.kills.watching import RECEIVING

ANSWERS = (*ADDS_MESSAGE, "edit", "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What there was, by topic and kind. `waits`: the seconds from cold starts to the first answers."""

    counts: Counter[tuple[str, str]]
    waits: tuple[float, ...]

    def __add__(self, other: Self) -> Self:
        return type(self)(counts=self.counts + other.counts, waits=self.waits + other.waits)

    def lines(self) -> Iterator[str]:
        """Yield them as lines to read."""
        for topic in dict.fromkeys(topic for topic, _ in self.counts):
            kinds = Counter({kind: count for (about, kind), count in self.counts.items() if about == topic})
            yield f"{topic}: {', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}"
        if self.waits:
            waits = f"median {median(self.waits):.1f} s, longest {max(self.waits):.1f} s ({len(self.waits)} starts)"
            yield f"cold start to first answer: {waits}"


def figures(evidence: Evidence, starts: Sequence[Start]) -> Figures:
    """Count what one ordeal contained."""
    return Figures(counts=Counter(_counted(evidence, starts)), waits=tuple(_waits(evidence, starts)))


def _counted(evidence: Evidence, starts: Sequence[Start]) -> Iterator[tuple[str, str]]:
    yield "ordeals", "endured"
    for start in starts:
        yield "ends", start.ended_by
        yield "starts", f"{'cold' if start.cold else 'warm'} {start.mode}"
    yield from _lives(evidence, starts)
    yield from _deeds(evidence)
    yield from _traffic(evidence)
    for table, kind in (("activities", "deed"), ("outbox", "status")):
        yield from ((table, row[kind]) for row in evidence.rows(table))
    poisoned = (row for row in evidence.rows("inbox") if row["update_id"] in evidence.poison)
    yield from (("poison", row["status"]) for row in poisoned)


def _lives(evidence: Evidence, starts: Sequence[Start]) -> Iterator[tuple[str, str]]:
    """Tell for each life between two ends whether the bot had got as far as receiving anything."""
    received = [call["at"] for call in evidence.calls if call["method"] in RECEIVING]
    for start, end in pairwise(start.at for start in starts):
        at_work = any(start < at < end for at in received)
        yield "lives", "ended at work" if at_work else "ended while starting"


def _deeds(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for story in evidence.stories:
        yield "conversations", "introductions" if story.consents else "others"
    yield from (("stored", "interests") for _ in evidence.rows("interests"))
    yield from (("stored", "leads") for _ in evidence.rows("leads"))
    yield from (("routes", row["route"]) for row in evidence.rows("interests"))


def _traffic(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for update in evidence.updates:
        yield "updates", "delivered again" if update["deliveries"] > 1 else "delivered once"
    for post in evidence.posts:
        yield "deliveries to the webhook", str(post.get("status") or "without an answer")
    for call in evidence.calls:
        if "fault" in call:
            yield "calls that failed on order", call["fault"]
    for row in evidence.rows("outbox"):
        if row["copies"] or row["status"] == "ambiguous":
            yield "letters tried again in doubt", row["status"]


def _waits(evidence: Evidence, starts: Sequence[Start]) -> Iterator[float]:
    """Yield how long it took after each cold start until somebody heard from the bot."""
    answers = [call["at"] for call in evidence.calls if call["method"].startswith(ANSWERS) and "result" in call]
    ends = [*(start.at for start in starts[1:]), float("inf")]
    for start, end in zip(starts, ends, strict=True):
        wait = next((at - start.at for at in answers if start.at < at < end), None)
        if start.cold and wait is not None:
            yield wait
