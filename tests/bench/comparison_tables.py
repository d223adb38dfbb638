"""The tables of the comparison: what an update costs both bots, how long it takes, and what their processes need."""

from statistics import median

from tests.bench.comparing import A_SECOND, Comparison, Life
from tests.bench.reckoning import (
    backlog,
    cpu_milliseconds,
    cpu_ratio,
    percentile,
    percentile_ratio,
    steady,
    until_answered,
    until_confirmed,
    updates_a_second,
)
from tests.bench.tables import megabytes, table


def comparison_tables(figures: Comparison) -> list[str]:
    """Return costs, times and processes."""
    return [_costs(figures), _times(figures), _processes(figures)]


def _costs(figures: Comparison) -> str:
    rows = [
        [
            title,
            f"{cpu_milliseconds(figures.durable, phase):.2f} ms",
            f"{cpu_milliseconds(figures.plain, phase):.2f} ms",
            f"{cpu_ratio(figures, phase):.2f}",
            f"{median(phase(life).sendings_each for life in figures.durable):.2f} / "
            f"{median(phase(life).sendings_each for life in figures.plain):.2f}",
        ]
        for title, phase in ((f"{A_SECOND} updates a second", steady), ("a backlog at once", backlog))
    ]
    return table(["CPU of one update", "durable", "plain", "ratio", "messages sent"], rows)


def _times(figures: Comparison) -> str:
    rows = [
        [
            title,
            *(f"{percentile(lives, phase, moment, share):.1f} ms" for lives, share in _columns(figures)),
            f"{percentile_ratio(figures, phase, moment, 0.99):.2f}",
        ]
        for title, phase, moment in (
            (f"acknowledged, {A_SECOND} a second", steady, until_confirmed),
            (f"answered, {A_SECOND} a second", steady, until_answered),
            ("acknowledged, backlog", backlog, until_confirmed),
            ("answered, backlog", backlog, until_answered),
        )
    ]
    return table(["time until", "durable p50", "durable p99", "plain p50", "plain p99", "ratio p99"], rows)


def _columns(figures: Comparison) -> list[tuple[list[Life], float]]:
    return [(figures.durable, 0.5), (figures.durable, 0.99), (figures.plain, 0.5), (figures.plain, 0.99)]


def _processes(figures: Comparison) -> str:
    lives = (figures.durable, figures.plain)
    rows = [
        [
            "updates a second from a backlog",
            *(f"{median(updates_a_second(life) for life in bot):.0f}" for bot in lives),
        ],
        ["start to first getUpdates", *(f"{median(life.start for life in bot):.1f} s" for bot in lives)],
        *_restarts(figures),
        ["memory after start", *(megabytes(median(life.memory_at_start for life in bot)) for bot in lives)],
        ["memory at the end", *(megabytes(median(life.memory_at_end for life in bot)) for bot in lives)],
    ]
    return table(["process", "durable", "plain"], rows)


def _restarts(figures: Comparison) -> list[list[str]]:
    if not figures.restarts:
        return []
    first = median(restart.first_answer for restart in figures.restarts)
    last = median(restart.last_answer for restart in figures.restarts)
    return [
        ["again after a kill, to the first answer", f"{first:.1f} s", "-"],
        [f"again after a kill, to the last of {figures.plan.restart} answers", f"{last:.1f} s", "-"],
    ]
