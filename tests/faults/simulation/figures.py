"""Figures: what runs had in them, and what of all that can happen did not happen in any."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise, permutations
from math import inf

from bot.domain.activity import Deed
from bot.sandbox.faults import KINDS
from bot.sandbox.update_faults import UPDATE_KINDS
from tests.faults import poison
from tests.faults.checks.reading import presses_of
from tests.faults.evidence import Evidence
from tests.faults.mode import Mode
from tests.faults.simulation.managers import LIKELY
from tests.faults.simulation.run import Course

Figures = Counter[tuple[str, str]]

CAN_HAPPEN: dict[str, Iterable[str]] = {
    "faults of calls": KINDS,
    "faults of updates": UPDATE_KINDS,
    "poison": poison.ALL,
    "starts": [*(f"{mode}" for mode in Mode), *(f"{one} after {other}" for one, other in permutations(Mode, 2))],
    "presses": LIKELY,
    "deeds": Deed,
}


def figures_of(course: Course) -> Figures:
    """Count by topic and kind what a run had in it."""
    return Counter({("totals", kind): count for kind, count in _totals(course)}) + Counter(_happenings(course))


def lines(figures: Figures) -> Iterator[str]:
    """Yield them as lines to read, and at last what is missing in them."""
    for topic in dict.fromkeys(topic for topic, _ in figures):
        kinds = Counter({kind: count for (about, kind), count in figures.items() if about == topic})
        yield f"{topic}: {', '.join(f'{count} {kind}' for kind, count in kinds.most_common())}"
    for topic, known in CAN_HAPPEN.items():
        if missing := sorted(kind for kind in known if (topic, kind) not in figures):
            yield f"{topic} that never happened: {', '.join(missing)}"


def _totals(course: Course) -> Iterator[tuple[str, int]]:
    yield "runs", 1
    yield "steps", course.steps
    yield "updates", len(course.evidence.updates)
    yield "calls", len(course.evidence.calls)
    yield "commits refused by a full disk", course.commits_refused


def _happenings(course: Course) -> Iterator[tuple[str, str]]:
    evidence = course.evidence
    yield from (("ends", end) for end in course.ends)
    yield from (("starts", mode) for mode in course.modes)
    yield from (("starts", f"{new} after {old}") for old, new in pairwise(course.modes) if new is not old)
    yield from (("posts", str(post.get("error") or post.get("status"))) for post in evidence.posts)
    yield from _lives(evidence)
    yield from (("faults of calls", call["fault"]) for call in evidence.calls if "fault" in call)
    yield from (("faults of updates", fault) for fault in course.update_faults)
    yield from (("poison", name) for name in evidence.poison.values())
    yield from (("presses", meaning) for meaning in _presses(evidence))
    yield from (("deeds", row["deed"]) for row in evidence.rows("activities"))
    yield from (("letters", row["status"]) for row in evidence.rows("outbox"))
    yield from (("inbox", f"{row['status']} after {row['attempts']} failures") for row in evidence.rows("inbox"))


def _lives(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Tell for each life that was followed by a start whether the bot had got as far as receiving updates."""
    asked = [call["at"] for call in evidence.calls if call["method"] in ("getUpdates", "setWebhook")]
    for start, end in pairwise((-inf, *evidence.starts)):
        at_work = any(start < at < end for at in asked)
        yield "lives", "ended at work" if at_work else "ended while starting"


def _presses(evidence: Evidence) -> Iterator[str]:
    """Yield what the buttons meant that the team or anybody else pressed, of those that managers press."""
    for _, data in presses_of(evidence):
        meaning = data.partition(":")[0]
        if meaning in LIKELY:
            yield meaning
