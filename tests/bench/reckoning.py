"""Reckoning: medians, percentiles and ratios of what was measured of both bots."""

from collections.abc import Callable, Sequence
from statistics import median

from tests.bench.comparing import Comparison, Life
from tests.bench.fake_telegram import Question
from tests.bench.loads import Load

Phase = Callable[[Life], Load]
Moment = Callable[[Question], float]


def steady(life: Life) -> Load:
    """Return the phase in which updates came evenly."""
    return life.steady


def backlog(life: Life) -> Load:
    """Return the phase in which updates came all at once."""
    return life.backlog


def until_confirmed(question: Question) -> float:
    """Return the seconds from when an update could be fetched until it was acknowledged."""
    return (question.confirmed or question.available) - question.available


def until_answered(question: Question) -> float:
    """Return the seconds from when an update could be fetched until its answer arrived."""
    return (question.answered or question.available) - question.available


def cpu_milliseconds(lives: Sequence[Life], phase: Phase) -> float:
    """Return what an update cost."""
    return 1_000 * median(phase(life).cpu_each for life in lives)


def cpu_ratio(figures: Comparison, phase: Phase) -> float:
    """Return the median of the rounds' ratios: the two bots of a round met the same weather."""
    pairs = zip(figures.durable, figures.plain, strict=True)
    return median(phase(durable).cpu_each / max(phase(plain).cpu_each, 1e-6) for durable, plain in pairs)


def percentile(lives: Sequence[Life], phase: Phase, moment: Moment, share: float) -> float:
    """Return the milliseconds within which this share of all rounds' updates was acknowledged or answered."""
    waits = sorted(moment(question) for life in lives for question in phase(life).questions)
    return 1_000 * waits[min(int(len(waits) * share), len(waits) - 1)]


def percentile_ratio(figures: Comparison, phase: Phase, moment: Moment, share: float) -> float:
    """Return how many times as long the durable bot took, over all rounds together."""
    durable, plain = (percentile(lives, phase, moment, share) for lives in (figures.durable, figures.plain))
    return durable / max(plain, 1e-3)


def updates_a_second(life: Life) -> float:
    """Return how fast a backlog was worked off."""
    return len(life.backlog.questions) / life.backlog.seconds
