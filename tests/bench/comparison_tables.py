"""The tables of the comparison: what an update costs both bots, how long it takes, and what their processes need."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median

from tests.bench.comparing import A_SECOND, Comparison, Life
from tests.bench.fake_telegram import Question
from tests.bench.loads import Load
from tests.bench.tables import megabytes, table


def comparison_tables(figures: Comparison) -> list[str]:
    """Return costs, times and processes."""
    return [_costs(figures), _times(figures), _processes(figures)]


def _costs(figures: Comparison) -> str:
    rows = [
        [
            title,
            f"{_cpu(figures.durable, phase):.2f} ms",
            f"{_cpu(figures.plain, phase):.2f} ms",
            f"{_ratio(figures, phase):.2f}",
            f"{_middle(phase(life).sendings_each for life in figures.durable):.2f} / "
            f"{_middle(phase(life).sendings_each for life in figures.plain):.2f}",
        ]
        for title, phase in ((f"{A_SECOND} updates a second", _steady), ("a backlog at once", _backlog))
    ]
    return table(["CPU of one update", "durable", "plain", "ratio", "messages sent"], rows)


def _times(figures: Comparison) -> str:
    rows = [
        [title, *(f"{_percentile(lives, phase, moment, share):.1f} ms" for lives, share in _columns(figures))]
        for title, phase, moment in (
            (f"acknowledged, {A_SECOND} a second", _steady, _until_confirmed),
            (f"answered, {A_SECOND} a second", _steady, _until_answered),
            ("acknowledged, backlog", _backlog, _until_confirmed),
            ("answered, backlog", _backlog, _until_answered),
        )
    ]
    return table(["time until", "durable p50", "durable p99", "plain p50", "plain p99"], rows)


def _columns(figures: Comparison) -> list[tuple[list[Life], float]]:
    return [(figures.durable, 0.5), (figures.durable, 0.99), (figures.plain, 0.5), (figures.plain, 0.99)]


def _processes(figures: Comparison) -> str:
    lives = (figures.durable, figures.plain)
    rows = [
        ["updates a second from a backlog", *(f"{_middle(_speed(life) for life in bot):.0f}" for bot in lives)],
        ["start to first getUpdates", *(f"{_middle(life.start for life in bot):.1f} s" for bot in lives)],
        *_restarts(figures),
        ["memory after start", *(megabytes(_middle(life.memory_at_start for life in bot)) for bot in lives)],
        ["memory at the end", *(megabytes(_middle(life.memory_at_end for life in bot)) for bot in lives)],
    ]
    return table(["process", "durable", "plain"], rows)


def _restarts(figures: Comparison) -> list[list[str]]:
    if not figures.restarts:
        return []
    first = _middle(restart.first_answer for restart in figures.restarts)
    last = _middle(restart.last_answer for restart in figures.restarts)
    return [
        ["again after a kill, to the first answer", f"{first:.1f} s", "-"],
        [f"again after a kill, to the last of {figures.plan.restart} answers", f"{last:.1f} s", "-"],
    ]


def _steady(life: Life) -> Load:
    return life.steady


def _backlog(life: Life) -> Load:
    return life.backlog


def _cpu(lives: Sequence[Life], phase: Callable[[Life], Load]) -> float:
    return 1_000 * _middle(phase(life).cpu_each for life in lives)


def _ratio(figures: Comparison, phase: Callable[[Life], Load]) -> float:
    """Return the median of the rounds' ratios: the two bots of a round met the same weather."""
    pairs = zip(figures.durable, figures.plain, strict=True)
    return _middle(phase(durable).cpu_each / max(phase(plain).cpu_each, 1e-6) for durable, plain in pairs)


def _speed(life: Life) -> float:
    return len(life.backlog.questions) / life.backlog.seconds


def _percentile(
    lives: Sequence[Life], phase: Callable[[Life], Load], moment: Callable[[Question], float], share: float
) -> float:
    waits = sorted(moment(question) for life in lives for question in phase(life).questions)
    return 1_000 * waits[min(int(len(waits) * share), len(waits) - 1)]


def _until_confirmed(question: Question) -> float:
    return (question.confirmed or question.available) - question.available


def _until_answered(question: Question) -> float:
    return (question.answered or question.available) - question.available


def _middle(values: Iterable[float]) -> float:
    return median(values)
