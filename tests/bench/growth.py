"""Growth: what one update costs the durable bot with ever more leads stored."""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bot.app import house_rules
from bot.config import load_config
from tests.bench.fake_telegram import FakeTelegram, fake_telegram
from tests.bench.grown_database import KNOWN, grow, names, open_leads
from tests.bench.loads import at_once, first_questions, tell
from tests.bench.people import MANAGER, Asked, introduction, presses, question, says
from tests.bench.processes import DATABASE, DURABLE, BotProcess, running, write_config

A_ROUND = 1_000_000  # numbers of chats and updates that no other round uses

FIRST, KNOWN_ASKS, INTRODUCTION = "somebody new asks", "somebody known asks", "somebody introduces themselves"
LOOK_UP, LIST = "a manager looks up a lead", "a manager lists what is open"
WHOSE, SEARCH = "a manager asks whose a lead is", "a manager searches for a client by name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many leads are stored, how often each size is measured, and with how many updates of each kind."""

    sizes: tuple[int, ...]
    rounds: int
    updates: int


FULL = Plan(sizes=(0, 1_000, 100_000, 1_000_000), rounds=3, updates=400)
QUICK = Plan(sizes=(40,), rounds=1, updates=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """CPU seconds of one update, by its kind and by how many leads are stored, round by round."""

    plan: Plan
    cost: dict[str, dict[int, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    start: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    bytes_stored: dict[int, int] = field(default_factory=dict)

    def ratio(self, kind: str, size: int, to: int) -> float:
        """Return how many times as much an update costs as with so many leads: the median of the rounds' ratios."""
        pairs = zip(self.cost[kind][size], self.cost[kind][to], strict=True)
        return median(cost / max(base, 1e-6) for cost, base in pairs)


async def measure_growth(plan: Plan) -> Growth:
    """Fill a database for each size, then measure all of them in turns."""
    growth = Growth(plan=plan)
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        for size in plan.sizes:
            tell(f"growth: a database with {size} leads is written")
            folder = Path(name) / str(size)
            folder.mkdir()
            await grow(folder / DATABASE, size)
            growth.bytes_stored[size] = (folder / DATABASE).stat().st_size
        for number in range(1, plan.rounds + 1):
            for size in plan.sizes:
                tell(f"growth: round {number} of {plan.rounds} with {size} leads")
                await _measure(growth, Path(name) / str(size), size, number)
    return growth


async def _measure(growth: Growth, folder: Path, size: int, number: int) -> None:
    async with fake_telegram(begins=number * A_ROUND) as telegram:
        config = write_config(folder, telegram.url)
        document = house_rules(load_config(config), "").consent_document
        begun = time.monotonic()
        async with running(telegram, DURABLE, config) as bot:
            growth.start[size].append(time.monotonic() - begun)
            await at_once(telegram, bot, [says(MANAGER, "/start"), *first_questions(telegram, growth.plan.updates)])
            await _measure_kinds(growth, telegram, bot, size, number, document)


async def _measure_kinds(
    growth: Growth, telegram: FakeTelegram, bot: BotProcess, size: int, number: int, document: str
) -> None:
    for kind, updates in _kinds(growth.plan, telegram, size, number, document):
        if updates:
            load = await at_once(telegram, bot, updates)
            growth.cost[kind][size].append(load.cpu_each)


def _kinds(
    plan: Plan, telegram: FakeTelegram, size: int, number: int, document: str
) -> Iterator[tuple[str, list[Asked]]]:
    """Every kind of update; no lead is asked about twice in a round, for that would change nothing any more."""
    random = Random(number)
    opened = open_leads(size)
    closed = range(1, opened.start)
    share = len(opened) // plan.rounds
    own = opened[share * (number - 1) : share * number]
    known = random.sample(closed, min(plan.updates, len(closed)))
    newcomers = telegram.newcomers(plan.updates // 4)
    yield FIRST, first_questions(telegram, plan.updates)
    yield INTRODUCTION, [update for chat in newcomers for update in introduction(chat, document)]
    yield KNOWN_ASKS, [question(KNOWN + place) for place in known]
    yield LOOK_UP, [says(MANAGER, f"/lead {lead}") for lead in known]
    yield LIST, [says(MANAGER, "/leads") for _ in range(plan.updates // 4)]
    yield WHOSE, [presses(MANAGER, f"menu1:{lead}:2:link", on=lead) for lead in own]
    if own:
        dialogue = presses(MANAGER, f"search1:{own[0]}:2", on=own[0])
        yield SEARCH, [dialogue, *(says(MANAGER, name) for name in random.sample(names(), plan.updates // 4))]
