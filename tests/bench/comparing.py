"""Comparing: the same questions to the durable bot and to a plain one, in turns, and what that cost."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.fake_telegram import FakeTelegram, fake_telegram
from tests.bench.loads import Load, at_once, evenly, first_questions, tell
from tests.bench.processes import DURABLE, PLAIN, Program, running, write_config
from tests.bench.script import write_script

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
class Comparison:
    """What was measured of both bots, round by round."""

    plan: Plan
    durable: list[Life] = field(default_factory=list)
    plain: list[Life] = field(default_factory=list)
    restarts: list[Restart] = field(default_factory=list)


async def compare(plan: Plan) -> Comparison:
    """Measure both bots in turns, so that whatever else this machine does meets both."""
    figures = Comparison(plan=plan)
    for number in range(1, plan.rounds + 1):
        with TemporaryDirectory(prefix="leadhook-bench-") as name:
            await _play_round(figures, Path(name), f"round {number} of {plan.rounds}")
    return figures


async def _play_round(figures: Comparison, folder: Path, title: str) -> None:
    plan = figures.plan
    async with fake_telegram() as telegram:
        tell(f"{title}: the durable bot")
        config = write_config(folder, telegram.url)
        durable = await _live(plan, telegram, DURABLE, config)
        if plan.restart:
            tell(f"{title}: the durable bot again, after a kill")
            figures.restarts.append(await _restart(plan, telegram, DURABLE, config))
    script = folder / "script.jsonl"
    phases = (durable.warm_up, durable.steady, durable.backlog)
    write_script(script, [(len(phase.questions), phase.sendings) for phase in phases])
    async with fake_telegram() as telegram:
        tell(f"{title}: the plain bot")
        plain = await _live(plan, telegram, PLAIN, telegram.url, script)
    figures.durable.append(durable)
    figures.plain.append(plain)


async def _live(plan: Plan, telegram: FakeTelegram, program: Program, *arguments: str | Path) -> Life:
    """Start a bot, let it work through every phase, and kill it."""
    started = time.monotonic()
    async with running(telegram, program, *arguments) as bot:
        start = time.monotonic() - started
        memory_at_start = bot.memory()
        return Life(
            start=start,
            memory_at_start=memory_at_start,
            warm_up=await at_once(telegram, bot, first_questions(telegram, plan.warm_up)),
            steady=await evenly(telegram, bot, first_questions(telegram, plan.steady), a_second=A_SECOND),
            backlog=await at_once(telegram, bot, first_questions(telegram, plan.backlog)),
            memory_at_end=bot.memory(),
        )


async def _restart(plan: Plan, telegram: FakeTelegram, program: Program, *arguments: str | Path) -> Restart:
    questions = telegram.bring(first_questions(telegram, plan.restart))
    started = time.monotonic()
    async with running(telegram, program, *arguments):
        await telegram.until_answered(questions)
    answered = [question.answered - started for question in questions if question.answered is not None]
    return Restart(first_answer=min(answered), last_answer=max(answered))
