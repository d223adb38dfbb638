"""The report: what was measured, as tables in Markdown, and the page of the documentation around them."""

import os
import platform
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tests.bench.fake_telegram import Question
from tests.bench.measuring import A_SECOND, Figures, Life, Load

PAGE = """\
# Benchmarks

`make bench` prints these figures for your machine; `.venv/bin/python -m tests.bench --write` keeps them on this page.
They are figures, not promises: nothing fails when they change. Compare within one run only.

{tables}

## How it was measured

- When: {day}
- Machine: {machine}
- Versions: {versions}
- Rounds: {rounds}; figures are their medians, percentiles are over all rounds together

Other work on a machine changes the figures, so each round measures both bots, one after the other, and the ratio is the
median of the rounds' ratios. The load average tells how busy the machine was at the end, the benchmark included.

**Durable** is the bot as it is, as a process of its own: polling, inbox, handler, SQLite on this disk
(`synchronous=FULL`), outbox, delivery. Only the pace of sending is loosened: otherwise Telegram's limits would be
measured. **Plain** is an aiogram `Dispatcher.start_polling` with one handler that stores nothing and sends what the
durable bot sent: the receipt to whoever wrote and the card to the team's group, same texts, same buttons. Both talk to
the same small HTTP server in a third process that answers from memory.

Every update is a question from somebody who never wrote before, the most expensive ordinary message: a new prospect, an
interest, a receipt, a card. First {warm_up} questions warm the bot up; then {steady} come evenly, {a_second} a second;
then {backlog} wait at once. CPU is user and system time of the process with all its threads until the last message is
sent.

- *Acknowledged*: from when an update can be fetched until the offset that confirms it arrives. By then the durable bot
  has it on the disk, the plain one has it in memory.
- *Answered*: until the receipt arrives.
- *Again after a kill*: a new process on the database of the one before, which ended by SIGKILL, with {restart}
  questions waiting.
"""


def tables_of(figures: Figures) -> str:
    """Return everything that was measured as Markdown."""
    return "\n\n".join([_costs(figures), _times(figures), _processes(figures)])


def page_of(figures: Figures, day: date) -> str:
    """Return the page of the documentation: what was measured, how, where and when."""
    plan = figures.plan
    return PAGE.format(
        tables=tables_of(figures),
        machine=_machine(),
        versions=_versions(),
        day=day.isoformat(),
        rounds=plan.rounds,
        warm_up=plan.warm_up,
        steady=plan.steady,
        a_second=A_SECOND,
        backlog=plan.backlog,
        restart=plan.restart,
    )


def _costs(figures: Figures) -> str:
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
    return _table(["CPU of one update", "durable", "plain", "ratio", "messages sent"], rows)


def _times(figures: Figures) -> str:
    rows = [
        [title, *(f"{_percentile(lives, phase, moment, share):.1f} ms" for lives, share in _columns(figures))]
        for title, phase, moment in (
            (f"acknowledged, {A_SECOND} a second", _steady, _until_confirmed),
            (f"answered, {A_SECOND} a second", _steady, _until_answered),
            ("acknowledged, backlog", _backlog, _until_confirmed),
            ("answered, backlog", _backlog, _until_answered),
        )
    ]
    return _table(["time until", "durable p50", "durable p99", "plain p50", "plain p99"], rows)


def _columns(figures: Figures) -> list[tuple[list[Life], float]]:
    return [(figures.durable, 0.5), (figures.durable, 0.99), (figures.plain, 0.5), (figures.plain, 0.99)]


def _processes(figures: Figures) -> str:
    lives = (figures.durable, figures.plain)
    rows = [
        ["updates a second from a backlog", *(f"{_middle(_speed(life) for life in bot):.0f}" for bot in lives)],
        ["start to first getUpdates", *(f"{_middle(life.start for life in bot):.1f} s" for bot in lives)],
        *_restarts(figures),
        ["memory after start", *(_megabytes(life.memory_at_start for life in bot) for bot in lives)],
        ["memory at the end", *(_megabytes(life.memory_at_end for life in bot) for bot in lives)],
    ]
    return _table(["process", "durable", "plain"], rows)


def _restarts(figures: Figures) -> list[list[str]]:
    if not figures.restarts:
        return []
    first = _middle(restart.first_answer for restart in figures.restarts)
    last = _middle(restart.last_answer for restart in figures.restarts)
    return [
        ["again after a kill, to the first answer", f"{first:.1f} s", "-"],
        [f"again after a kill, to the last of {figures.plan.restart} answers", f"{last:.1f} s", "-"],
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _steady(life: Life) -> Load:
    return life.steady


def _backlog(life: Life) -> Load:
    return life.backlog


def _cpu(lives: Sequence[Life], phase: Callable[[Life], Load]) -> float:
    return 1_000 * _middle(phase(life).cpu_each for life in lives)


def _ratio(figures: Figures, phase: Callable[[Life], Load]) -> float:
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


def _megabytes(sizes: Iterable[int]) -> str:
    return f"{_middle(sizes) / 2**20:.0f} MB"


def _middle(values: Iterable[float]) -> float:
    return median(values)


def _machine() -> str:
    return f"{_processor()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"


def _versions() -> str:
    libraries = [f"{name} {version(name)}" for name in ("aiogram", "aiohttp", "aiosqlite")]
    return ", ".join([f"Python {platform.python_version()}", *libraries, f"SQLite {sqlite3.sqlite_version}"])


def _processor() -> str:
    information = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    names = [line.partition(":")[2].strip() for line in information.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
