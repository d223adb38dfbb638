"""Figures: how much an ordeal contained, and how long the bot took to be back."""

from collections import Counter
from collections.abc import Iterator
from statistics import median

from tests.faults.evidence import ADDS_MESSAGE, Evidence

ANSWERS = (*ADDS_MESSAGE, "edit", "answer")


def figures(evidence: Evidence) -> Iterator[str]:
    """Yield them as lines."""
    consents = sum(story.consented for story in evidence.stories)
    yield f"conversations: {len(evidence.stories)}, of them {consents} introductions"
    yield f"ends of the process: {len(evidence.starts)}"
    yield f"updates: {len(evidence.updates)}, delivered again: {_delivered_again(evidence)}"
    yield f"interests: {len(evidence.rows('interests'))}, leads: {len(evidence.rows('leads'))}"
    yield f"history: {_counts(row['deed'] for row in evidence.rows('activities'))}"
    yield f"letters: {_counts(row['status'] for row in evidence.rows('outbox'))}"
    yield f"letters sent with the outcome of an earlier try unknown: {_doubtful(evidence)}"
    yield f"poison: {_counts(row['status'] for row in evidence.rows('inbox') if row['update_id'] in evidence.poison)}"
    waits = seconds_to_first_answer(evidence)
    if waits:
        yield f"start to first answer: median {median(waits):.1f} s, longest {max(waits):.1f} s ({len(waits)} starts)"


def seconds_to_first_answer(evidence: Evidence) -> list[float]:
    """How long it took after each start until somebody heard from the bot; not where it was ended before."""
    answers = [call["at"] for call in evidence.calls if call["method"].startswith(ANSWERS) and "result" in call]
    ends = [*evidence.starts[1:], float("inf")]
    waits = [
        next((at - start for at in answers if start < at < end), None)
        for start, end in zip(evidence.starts, ends, strict=False)
    ]
    return [wait for wait in waits if wait is not None]


def _delivered_again(evidence: Evidence) -> int:
    return sum(update["deliveries"] > 1 for update in evidence.updates)


def _doubtful(evidence: Evidence) -> int:
    return sum(row["copies"] > 0 or row["status"] == "ambiguous" for row in evidence.rows("outbox"))


def _counts(values: Iterator[str]) -> str:
    return ", ".join(f"{count} {value}" for value, count in Counter(values).most_common()) or "none"
