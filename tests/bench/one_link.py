"""One link: what the next start costs where a thousand people came by a campaign's link, and where a million did."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.domain.ids import CampaignId, ManagerId
from bot.domain.interest import Route
from bot.domain.start_payload import Origin
from bot.usecases.find_origin import find_origin
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.ports import Turn
from bot.usecases.read_campaigns import sign
from bot.usecases.register_interest import register_interest
from storage import Session, open_storage
from tests.bench.loads import tell

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STRANGERS = 10**9  # telegram ids from there on are of people who come for the first time
TALKS_EACH = 10  # of so many people one asks something


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many share the link, few and many; how many more starts are measured."""

    few: int
    many: int
    starts: int


FULL = Plan(few=1_000, many=1_000_000, starts=2_000)
QUICK = Plan(few=10, many=50, starts=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneLink:
    """The median of a start in microseconds, and the campaign's figures in milliseconds, among few and among many."""

    plan: Plan
    start_us: tuple[float, float]
    figures_ms: tuple[float, float]

    @property
    def ratio(self) -> float:
        """How many times as long as among few a start takes among many."""
        return self.start_us[1] / self.start_us[0]


async def measure_one_link(plan: Plan) -> OneLink:
    """Let people start by one link, among few who did before and among many."""
    tell("one link")
    few, many = [await _measure(people, plan.starts) for people in (plan.few, plan.many)]
    return OneLink(plan=plan, start_us=(few[0], many[0]), figures_ms=(few[1], many[1]))


async def _measure(people: int, starts: int) -> tuple[float, float]:
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        storage = await open_storage(f"sqlite:///{Path(name) / 'leadhook.db'}")
        try:
            await storage.migrate(NOW)
            async with storage.writing() as session:
                campaign = (await session.campaigns.add("Ссылка", by=ManagerId(1), now=NOW)).id
                payload = await sign(session, Origin(campaign=campaign))
                await _let_come(session, people)
            async with storage.writing() as session:
                took = [await _start(Turn(records=session, now=NOW), payload, number) for number in range(starts)]
                return median(took), await _figures(session, campaign)
        finally:
            await storage.close()


async def _let_come(session: Session, people: int) -> None:
    """So many have come by the first campaign's link, and of some more is known what they asked."""
    await session.connection.run_many(
        "INSERT INTO prospects (id, telegram_id, language, created_at) VALUES (:number, :number, 'ru', 1)",
        ({"number": number} for number in range(1, people + 1)),
    )
    await session.connection.run_many(
        "INSERT INTO interests (prospect_id, route, campaign, campaign_id, words, created_at)"
        " VALUES (:number, :route, :campaign, :campaign_id, :words, 1)",
        _journal(people),
    )


def _journal(people: int) -> Iterator[dict[str, object]]:
    for number in range(1, people + 1):
        came = {"number": number, "route": Route.DEEP_LINK, "campaign": "Ссылка", "campaign_id": 1, "words": None}
        yield came
        if number % TALKS_EACH == 0:
            yield came | {"route": Route.QUESTION, "campaign": None, "campaign_id": None, "words": "Сколько стоит?"}


async def _start(turn: Turn, payload: str, number: int) -> float:
    begun = time.perf_counter()
    prospect = await meet_prospect(
        turn, telegram_id=STRANGERS + number, telegram_name="Анна", username=None, language="ru"
    )
    came_by = await find_origin(turn.records, payload)
    assert came_by is not None and came_by.campaign is not None
    campaign = came_by.campaign
    await register_interest(turn, prospect, Route.DEEP_LINK, campaign=campaign.name, campaign_id=campaign.id)
    return (time.perf_counter() - begun) * 1e6


async def _figures(session: Session, campaign: CampaignId) -> float:
    begun = time.perf_counter()
    await session.campaigns.read_funnel(campaign)
    return (time.perf_counter() - begun) * 1e3
