"""The benchmark itself: it runs, and tells everything it promises to tell."""

import sys

import pytest

from bot.clock import Clock
from tests.bench.measuring import QUICK, measure
from tests.bench.report import page_of, tables_of

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads the CPU time from /proc")


async def test_both_bots_are_measured_with_the_same_number_of_messages() -> None:
    figures = await measure(QUICK)

    (durable,), (plain,) = figures.durable, figures.plain
    assert [load.sendings_each for load in (plain.warm_up, plain.steady, plain.backlog)] == [
        load.sendings_each for load in (durable.warm_up, durable.steady, durable.backlog)
    ]
    page = page_of(figures, Clock().now().date())
    assert tables_of(figures) in page
    assert page.count("| ratio |") == 1
