"""The section of the benchmark: who finds the right client how often and how soon - the oracle, and everybody else."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass

from tests.bench.loads import tell
from tests.bench.matching.baselines import Like, TokenSort, Trigrams
from tests.bench.matching.companies import (
    CompanyMatcher,
    CompanyTrial,
    TokenSortOfCompanies,
    company_trial,
    measure_companies,
)
from tests.bench.matching.febrl import febrl_archive, febrl_trial
from tests.bench.matching.oracle import measure_oracle
from tests.bench.matching.ours import Ours, OursOfCompanies
from tests.bench.matching.quality import (
    Matcher,
    Quality,
    Share,
    Trial,
    make_noise_trial,
    make_trial,
    measure,
)

BOT = "the bot"
MATCHERS: Mapping[str, Callable[[], Matcher]] = {
    BOT: Ours,
    "LIKE": Like,
    "trigrams": Trigrams,
    "token sort": TokenSort,
}
COMPANY_MATCHERS: Mapping[str, Callable[[], CompanyMatcher]] = {
    BOT: OursOfCompanies,
    "token sort": TokenSortOfCompanies,
}
_WITHIN: Mapping[str, int] = {"token sort": 20_000, "trigrams": 200_000}
"""Among more clients than that it would take too long, or too much memory."""
TIMED_QUERIES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Among how many clients; how many come back and how many are new; how many with each noise alone; the seed.

    `timed`: among how many only the time counts, of those who are fast enough. `elsewhere`: whether other data is
    measured, too, which must be loaded once.
    """

    sizes: tuple[int, ...]
    timed: int
    queries: int
    each: int
    seed: int
    elsewhere: bool


FULL = Plan(sizes=(10_000, 100_000), timed=1_000_000, queries=1_000, each=100, seed=1, elsewhere=True)
QUICK = Plan(sizes=(100,), timed=200, queries=10, each=1, seed=1, elsewhere=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What came of it, by the name of who did it: by the number of clients, by noise, with Febrl, with companies."""

    plan: Plan
    people: Mapping[int, Mapping[str, Quality]]
    timed: Mapping[str, Quality]
    noises: Mapping[str, Quality]
    febrl: Mapping[str, Quality] | None
    companies: Mapping[str, Mapping[str, Share]]

    @property
    def by_size(self) -> Mapping[int, Mapping[str, Quality]]:
        """What was measured of people, those among whom only the time counts included."""
        return {**self.people, self.plan.timed: self.timed}


async def measure_matching(plan: Plan) -> Matching:
    """Measure everybody on the same trials."""
    people = {}
    for size in plan.sizes:
        tell(f"matching: {plan.queries} people come back to {size} clients")
        people[size] = await measure_all(make_trial(size, plan.queries, plan.seed))
    tell("matching: each noise alone, Febrl, companies")
    archive = febrl_archive() if plan.elsewhere else None
    return Matching(
        plan=plan,
        people=people,
        timed=await measure_times(plan.timed, min(plan.queries, TIMED_QUERIES), plan.seed),
        noises=await measure_all(make_noise_trial(plan.sizes[0], plan.each, plan.seed)),
        febrl=await measure_all(febrl_trial(archive)) if archive else None,
        companies={
            name: await _of_companies(matcher, company_trial(plan.seed)) for name, matcher in COMPANY_MATCHERS.items()
        },
    )


async def measure_times(size: int, queries: int, seed: int) -> Mapping[str, Quality]:
    """Measure how soon everybody finds who comes back, and who is new; what the oracle would say takes too long."""
    tell(f"matching: {size} clients, for the time alone")
    return await _measured(make_trial(size, queries, seed))


async def measure_all(trial: Trial) -> Mapping[str, Quality]:
    """Let the oracle and every matcher find the same people."""
    return {"oracle": measure_oracle(trial), **await _measured(trial)}


async def _of_companies(make: Callable[[], CompanyMatcher], trial: CompanyTrial) -> Mapping[str, Share]:
    async with AsyncExitStack() as stack:
        matcher = make()
        if isinstance(matcher, AbstractAsyncContextManager):
            await stack.enter_async_context(matcher)
        return await measure_companies(matcher, trial)


async def _measured(trial: Trial) -> Mapping[str, Quality]:
    measured = {}
    for name, make in MATCHERS.items():
        if len(trial.clients) <= _WITHIN.get(name, len(trial.clients)):
            async with AsyncExitStack() as stack:
                matcher = make()
                if isinstance(matcher, AbstractAsyncContextManager):
                    await stack.enter_async_context(matcher)
                await matcher.load(trial.clients)
                measured[name] = await measure(matcher, trial)
                if isinstance(matcher, Ours):
                    measured[name].upkeep = await matcher.upkeep(trial.new)
    return measured
