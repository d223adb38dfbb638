"""The benchmark itself: it runs, and tells everything it promises to tell."""

import asyncio
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from storage.sqlite import looking_at
from tests.bench.grown_database import grow
from tests.bench.grown_directory import grow_directory
from tests.bench.growth import Growth, Plan
from tests.bench.report import page_of, tables_of
from tests.bench.section_tables import growth_table
from tests.bench.sections import QUICK, measure
from tests.page.conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the CPU time from /proc")


async def test_both_bots_are_measured_with_the_same_number_of_messages() -> None:
    figures = (await measure(QUICK, ["speed"])).speed

    assert figures is not None
    (durable,), (plain,) = figures.durable, figures.plain
    assert [load.sendings_each for load in (plain.warm_up, plain.steady, plain.backlog)] == [
        load.sendings_each for load in (durable.warm_up, durable.steady, durable.backlog)
    ]


async def test_all_other_sections_stand_on_the_page() -> None:
    """Most are measured side by side here, which only a run that wants no figures may do."""
    sections = ("memory", "burst", "growth", "taps", "ways", "reading", "recognition", "import")
    parts = await asyncio.gather(*(measure(QUICK, [section]) for section in sections))
    alone = await measure(QUICK, ["page", "statements", "crowd", "link", "matching", "searching"])
    figures = replace(
        parts[0],
        burst=parts[1].burst,
        growth=parts[2].growth,
        taps=parts[3].taps,
        ways=parts[4].ways,
        reading=parts[5].reading,
        recognition=parts[6].recognition,
        importing=parts[7].importing,
        matching=alone.matching,
        searching=alone.searching,
        crowd=alone.crowd,
        link=alone.link,
        page=alone.page,
        statements=alone.statements,
    )

    page = page_of(figures, date(2026, 3, 2))
    assert tables_of(figures) in page
    for line in (
        "calls answered with 429 meanwhile | 0 | 0 |",
        "statements that a first question takes | 40 |",
        "after 20 updates",
        "burst of 2 leads",
        "people who write beside 40 reactions in 1 s",
        "a start by a link that 50 share / that 10 share",
        "a manager looks up a lead",
        "| taps to take | 1 | 1 |",
        "| messages + taps to a lead, one message | 1 + 1 | 1 + 1 |",
        "CPU of one recognition, by clients",
        "| the last four digits |",
        "| people who come back, 100 clients |",
        "import of 200 rows beside a running bot",
        "| reading, fresh, contacts that nobody gave | 0 | 0 |",
    ):
        assert line in page
    assert ("the page, 20 messages in a chat" in page) is (CHROMIUM is not None)
    assert figures.burst is not None
    assert figures.burst.messages >= figures.burst.leads


async def test_a_grown_database_is_whole(tmp_path: Path) -> None:
    """Every row has what it refers to, and each lead the history that a bot would have written."""
    file = tmp_path / "grown.db"
    await grow(file, 30)

    async with looking_at(file) as connection:
        assert await connection.rows("PRAGMA foreign_key_check") == []
        row = await connection.row("SELECT count(*) AS leads, sum(closed_at IS NULL) AS open FROM leads")
        assert row is not None
        assert dict(row) == {"leads": 30, "open": 15}
        assert await connection.rows("SELECT id FROM leads WHERE id NOT IN (SELECT lead_id FROM activities)") == []


async def test_a_grown_directory_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "grown.db"
    await grow_directory(file, 30)

    async with looking_at(file) as connection:
        assert await connection.rows("PRAGMA foreign_key_check") == []
        row = await connection.row(
            "SELECT (SELECT count(*) FROM clients) AS clients, (SELECT count(*) FROM companies) AS companies,"
            " (SELECT count(*) FROM ownerships) AS ownerships"
        )
        assert row is not None
        assert dict(row) == {"clients": 30, "companies": 3, "ownerships": 2 * 30 + 3 * 3}


def test_growth_is_told_as_the_ratio_of_most_to_few() -> None:
    """The middle one of the rounds' ratios, not the ratio of the middles."""
    growth = Growth(
        plan=Plan(sizes=(0, 1_000, 9_000), rounds=3, updates=1), bytes_stored=dict.fromkeys((0, 1_000, 9_000), 0)
    )
    growth.cost["x"] = {1_000: [0.001, 0.002, 0.004], 9_000: [0.003, 0.002, 0.008]}
    growth.start.update({size: [1.0] for size in (0, 1_000, 9_000)})

    assert "| x | - | 2.00 ms | 3.00 ms | 2.00 |" in growth_table(growth)
