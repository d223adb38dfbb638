"""Figures of campaigns: what is kept beside one is what counting its people says, whatever comes and goes."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.clock import epoch_ms
from bot.domain.ids import CampaignId, InterestId, ManagerId, ProspectId
from bot.domain.interest import Route
from storage import Session
from storage.connection import Connection
from storage.migrating import migrate, shipped_migrations
from storage.sqlite import SqliteDatabase
from tests.storage.examples import NOW

PEOPLE, CAMPAIGNS = 3, 2
BEFORE_FIGURES = next(each.number for each in shipped_migrations() if each.name == "figures_of_campaigns") - 1
COUNTED = (
    "SELECT c.id, count(came.prospect_id) AS interested, coalesce(sum(EXISTS (SELECT 1 FROM interests w"
    " WHERE w.prospect_id = came.prospect_id AND w.id >= came.first"
    " AND (w.words IS NOT NULL OR w.topic IS NOT NULL))), 0) AS talked FROM campaigns c LEFT JOIN"
    " (SELECT campaign_id, prospect_id, min(id) AS first FROM interests WHERE campaign_id IS NOT NULL"
    " GROUP BY campaign_id, prospect_id) came ON came.campaign_id = c.id GROUP BY c.id"
)


class TakeBack(Exception):
    """What an example did is taken back at its end."""


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody shows something, or something of theirs goes: one line, what is old, or all."""

    deed: str
    person: int
    campaign: int | None
    words: str | None
    topic: str | None
    line: int


STEPS = st.builds(
    Step,
    deed=st.sampled_from(("show", "show", "show", "remove", "forget", "erase")),
    person=st.integers(1, PEOPLE),
    campaign=st.sampled_from((None, *range(1, CAMPAIGNS + 1))),
    words=st.sampled_from((None, "Сколько стоит?")),
    topic=st.sampled_from((None, "Доставка")),
    line=st.integers(0, 9),
)
COMES = Step("show", 1, 1, None, None, 0)
ASKS = Step("show", 1, None, "Сколько стоит?", None, 0)
FIRST_GOES = Step("remove", 1, None, None, None, 0)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=[COMES, ASKS, COMES, FIRST_GOES])
@given(steps=st.lists(STEPS, min_size=3, max_size=14))
async def test_whoever_comes_or_goes_the_figures_are_those_of_the_journal(
    session: Session, steps: Sequence[Step]
) -> None:
    """The database of the test serves every example."""
    with suppress(TakeBack):
        async with session.savepoint():
            await _begin(session.connection)
            for step in steps:
                await _do(session, step)
                assert await _kept(session.connection) == await _counted(session.connection), step
            raise TakeBack


async def test_a_database_from_before_has_its_people_counted(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "leadhook.db")
    try:
        await migrate(database, shipped_migrations()[:BEFORE_FIGURES], epoch_ms(NOW))
        async with database.writing():
            await _begin(database.writer)
            await database.writer.run_many(
                "INSERT INTO interests (prospect_id, route, campaign_id, words, created_at)"
                " VALUES (:person, 'deep_link', :campaign, :words, 1)",
                [
                    {"person": person, "campaign": campaign, "words": words}
                    for person, campaign, words in ((1, 1, None), (1, None, "Добрый день"), (2, 1, None), (2, 1, None))
                ],
            )
        await migrate(database, shipped_migrations(), epoch_ms(NOW))
        kept, counted = await _kept(database.reader), await _counted(database.reader)
    finally:
        await database.close()
    assert kept == counted == [(1, 2, 1), (2, 0, 0)]


async def _begin(connection: Connection) -> None:
    for number in range(1, PEOPLE + 1):
        await connection.run(
            "INSERT INTO prospects (id, telegram_id, language, created_at) VALUES (:number, :number, 'ru', 1)",
            number=number,
        )
    for number in range(1, CAMPAIGNS + 1):
        await connection.run(
            "INSERT INTO campaigns (id, name, made_by, made_at, version) VALUES (:number, :name, 1, 1, 1)",
            number=number,
            name=f"Ссылка {number}",
        )


async def _do(session: Session, step: Step) -> None:
    prospect = ProspectId(step.person)
    match step.deed:
        case "show":
            await session.interests.add(
                prospect=prospect,
                route=Route.BY_HAND if step.line % 2 else Route.QUESTION,
                campaign=None,
                campaign_id=CampaignId(step.campaign) if step.campaign is not None else None,
                topic=step.topic,
                words=step.words,
                member=ManagerId(1) if step.line % 2 else None,
                now=NOW - timedelta(days=step.line),
            )
        case "remove":
            lines = await session.interests.list_of(prospect)
            if step.line < len(lines):
                await session.interests.remove(InterestId(lines[step.line].id))
        case "forget":
            await session.connection.run("DELETE FROM interests WHERE created_at < :old", old=epoch_ms(NOW) - step.line)
        case _:
            await session.connection.run("DELETE FROM interests WHERE prospect_id = :prospect", prospect=prospect)


async def _kept(connection: Connection) -> list[tuple[int, int, int]]:
    rows = await connection.rows("SELECT id, interested, talked FROM campaigns ORDER BY id")
    return [(row["id"], row["interested"], row["talked"]) for row in rows]


async def _counted(connection: Connection) -> list[tuple[int, int, int]]:
    rows = await connection.rows(f"{COUNTED} ORDER BY c.id")
    return [(row["id"], row["interested"], row["talked"]) for row in rows]
