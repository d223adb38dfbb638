"""Measuring: the same questions to the durable bot and to a plain one, in turns, and what that cost."""

import asyncio
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.fake_telegram import FakeTelegram, Question, Sending, fake_telegram
from tests.bench.processes import BotProcess, running, write_config
from tests.bench.script import write_script

DURABLE = "tests.bench.durable_bot"
PLAIN = "tests.bench.plain_bot"
A_SECOND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many questions are asked of each bot in each round.

    `restart` wait for the durable bot after it was killed; with none of them it is not started again.
    """

    rounds: int
    warm_up: int
    steady: int
    backlog: int
    restart: int


FULL = Plan(rounds=3, warm_up=300, steady=500, backlog=1500, restart=200)
QUICK = Plan(rounds=1, warm_up=10, steady=25, backlog=50, restart=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a number of questions cost. `seconds` passed until all were answered."""

    questions: tuple[Question, ...]
    sendings: tuple[Sending, ...]
    cpu_seconds: float
    seconds: float

    @property
    def cpu_each(self) -> float:
        """Return the CPU seconds of one update."""
        return self.cpu_seconds / len(self.questions)

    @property
    def sendings_each(self) -> float:
        """Return how many messages an update led to."""
        return len(self.sendings) / len(self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One bot from its start on, in seconds and bytes."""

    start: float
    memory_at_start: int
    memory_at_end: int
    warm_up: Load
    steady: Load
    backlog: Load


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """Seconds from the start of a process that finds a backlog to its first and its last answer."""

    first_answer: float
    last_answer: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that was measured, round by round."""

    plan: Plan
    durable: list[Life] = field(default_factory=list)
    plain: list[Life] = field(default_factory=list)
    restarts: list[Restart] = field(default_factory=list)


async def measure(plan: Plan) -> Figures:
    """Measure both bots in turns, so that whatever else this machine does meets both."""
    figures = Figures(plan=plan)
    for number in range(1, plan.rounds + 1):
        with TemporaryDirectory(prefix="leadhook-bench-") as name:
            await _play_round(figures, Path(name), f"round {number} of {plan.rounds}")
    return figures


async def _play_round(figures: Figures, folder: Path, title: str) -> None:
    plan = figures.plan
    async with fake_telegram() as telegram:
        _tell(f"{title}: the durable bot")
        config = write_config(folder, telegram)
        durable = await _live(plan, telegram, DURABLE, config)
        if plan.restart:
            _tell(f"{title}: the durable bot again, after a kill")
            figures.restarts.append(await _restart(plan, telegram, DURABLE, config))
    script = folder / "script.jsonl"
    phases = (durable.warm_up, durable.steady, durable.backlog)
    write_script(script, [(len(phase.questions), phase.sendings) for phase in phases])
    async with fake_telegram() as telegram:
        _tell(f"{title}: the plain bot")
        plain = await _live(plan, telegram, PLAIN, telegram.url, script)
    figures.durable.append(durable)
    figures.plain.append(plain)


async def _live(plan: Plan, telegram: FakeTelegram, module: str, *arguments: str | Path) -> Life:
    """Start a bot, let it work through every phase, and kill it."""
    started = time.monotonic()
    async with running(telegram, module, *arguments) as bot:
        start = time.monotonic() - started
        memory_at_start = bot.memory()
        return Life(
            start=start,
            memory_at_start=memory_at_start,
            warm_up=await _ask(telegram, bot, plan.warm_up),
            steady=await _ask(telegram, bot, plan.steady, a_second=A_SECOND),
            backlog=await _ask(telegram, bot, plan.backlog),
            memory_at_end=bot.memory(),
        )


async def _restart(plan: Plan, telegram: FakeTelegram, module: str, *arguments: str | Path) -> Restart:
    questions = telegram.ask(plan.restart)
    started = time.monotonic()
    async with running(telegram, module, *arguments):
        await telegram.until_answered(questions)
    answered = [question.answered - started for question in questions if question.answered is not None]
    return Restart(first_answer=min(answered), last_answer=max(answered))


async def _ask(telegram: FakeTelegram, bot: BotProcess, count: int, *, a_second: int | None = None) -> Load:
    """Ask so many questions, evenly or all at once, until all are answered and the bot has come to rest."""
    sent, computed, started = len(telegram.sendings), bot.cpu_seconds(), time.monotonic()
    questions = telegram.ask(count) if a_second is None else await _ask_evenly(telegram, count, a_second)
    await telegram.until_answered(questions)
    return Load(
        questions=tuple(questions),
        sendings=tuple(telegram.sendings[sent:]),
        cpu_seconds=bot.cpu_seconds() - computed,
        seconds=max(question.answered or started for question in questions) - started,
    )


async def _ask_evenly(telegram: FakeTelegram, count: int, a_second: int) -> list[Question]:
    started = time.monotonic()
    questions: list[Question] = []
    for number in range(count):
        await asyncio.sleep(started + number / a_second - time.monotonic())
        questions += telegram.ask(1)
    return questions


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
