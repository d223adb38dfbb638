"""The goals: what was wanted of a figure, beside what came of it. Nothing fails where they differ."""

from collections.abc import Iterator
from statistics import median

from tests.bench.burst import Burst
from tests.bench.comparing import A_SECOND, Comparison
from tests.bench.crowd import Crowd, acknowledged_ms
from tests.bench.growth import SEARCH, Growth
from tests.bench.importing import WANTED_ACKNOWLEDGED_MS, WANTED_BYTES, WANTED_SECONDS, Importing
from tests.bench.matching.goals import matching_goals
from tests.bench.memory import Memory
from tests.bench.one_link import OneLink
from tests.bench.page import LATE_MS, Page, share_of_late, within
from tests.bench.reading import WANTED, Reading
from tests.bench.reckoning import (
    backlog,
    cpu_ratio,
    percentile,
    percentile_ratio,
    steady,
    until_answered,
    until_confirmed,
)
from tests.bench.recognition import WANTED_MS, Recognition
from tests.bench.section_tables import few_and_most
from tests.bench.sections import Figures
from tests.bench.statements import WANTED as WANTED_STATEMENTS
from tests.bench.tables import megabytes, table
from tests.bench.taps import DECISIONS, Taps
from tests.bench.ways import WAYS, Ways

Row = list[str]


def goals_table(figures: Figures) -> str:
    """Return the goals of what was measured."""
    rows = [
        *(_of_speed(figures.speed) if figures.speed else ()),
        *(_of_statements(figures.statements) if figures.statements else ()),
        *(_of_memory(figures.memory) if figures.memory else ()),
        *(_of_burst(figures.burst) if figures.burst else ()),
        *(_of_crowd(figures.crowd) if figures.crowd else ()),
        *(_of_link(figures.link) if figures.link else ()),
        *(_of_growth(figures.growth) if figures.growth else ()),
        *(_of_taps(figures.taps) if figures.taps else ()),
        *(_of_ways(figures.ways) if figures.ways else ()),
        *(_of_reading(figures.reading) if figures.reading else ()),
        *(_of_recognition(figures.recognition) if figures.recognition else ()),
        *(matching_goals(figures.matching) if figures.matching else ()),
        *(_of_importing(figures.importing) if figures.importing else ()),
        *(_of_page(figures.page) if figures.page else ()),
    ]
    return table(["goal", "wanted", "measured"], rows)


def _of_speed(figures: Comparison) -> Iterator[Row]:
    answered = percentile_ratio(figures, backlog, until_answered, 0.99)
    acknowledged = percentile(figures.durable, steady, until_confirmed, 0.99)
    yield [f"CPU of an update, {A_SECOND} a second, durable / plain", "1.3", f"{cpu_ratio(figures, steady):.2f}"]
    yield ["CPU of an update, backlog, durable / plain", "0.8", f"{cpu_ratio(figures, backlog):.2f}"]
    yield ["answered, backlog, p99, durable / plain", "0.25", f"{answered:.2f}"]
    yield [f"acknowledged, {A_SECOND} a second, p99", "50 ms", f"{acknowledged:.1f} ms"]
    if figures.restarts:
        first = median(restart.first_answer for restart in figures.restarts)
        yield ["again after a kill, to the first answer", "5 s", f"{first:.1f} s"]


def _of_statements(statements: int) -> Iterator[Row]:
    yield ["statements that a first question takes", f"{WANTED_STATEMENTS}", f"{statements}"]


def _of_memory(memory: Memory) -> Iterator[Row]:
    last = max(memory.after)
    grown = (memory.after[last] - memory.after[0]) / 2**20
    yield [f"memory above the start, after {last:,} updates", "3 MB", f"{grown:.1f} MB"]


def _of_burst(burst: Burst) -> Iterator[Row]:
    yield [f"the last card of {burst.leads} leads at once", "60 s", f"{burst.last_card:.1f} s"]
    yield ["calls answered with 429 meanwhile", "0", f"{burst.too_fast}"]


def _of_link(link: OneLink) -> Iterator[Row]:
    """However many share a link, the next one costs the same."""
    few, many = f"{link.plan.few:,}", f"{link.plan.many:,}"
    yield [f"a start by a link that {many} share / that {few} share", "1.5", f"{link.ratio:.2f}"]
    yield [f"figures of a campaign by which {many} came", "50 ms", f"{link.figures_ms[1]:.1f} ms"]


def _of_crowd(crowd: Crowd) -> Iterator[Row]:
    """Who writes beside a crowd is answered about as fast as without it."""
    name = f"{crowd.plan.reactions:,} reactions in {crowd.plan.seconds} s"
    yield [f"answered beside {name} / on a quiet day, p95", "1.5", f"{crowd.ratio(95):.2f}"]
    yield [f"acknowledged beside {name}, p95", "100 ms", f"{acknowledged_ms(crowd.beside, 95):.1f} ms"]
    yield [f"memory above that before {name}", "10 MB", f"{crowd.memory / 2**20:.1f} MB"]
    yield ["bytes that stay of a reaction", "2,000", f"{crowd.stored / crowd.plan.reactions:,.0f}"]


def _of_growth(growth: Growth) -> Iterator[Row]:
    """The search reads everything through; all else goes by an index."""
    few, most = few_and_most(growth)
    ratios = {kind: growth.ratio(kind, most, few) for kind in growth.cost}
    searched = ratios.pop(SEARCH, None)
    kind, worst = max(ratios.items(), key=lambda item: item[1])
    yield [f"CPU of an update, {most:,} / {few:,} leads, at worst ({kind})", "1.2", f"{worst:.2f}"]
    if searched is not None:
        yield [f"CPU of an update, {most:,} / {few:,} leads, {SEARCH}", "1.2", f"{searched:.2f}"]


def _of_taps(taps: Taps) -> Iterator[Row]:
    for decision, counted in taps.counted.items():
        yield [f"taps to {decision}", f"{DECISIONS[decision].wanted}", f"{counted}"]


def _of_ways(ways: Ways) -> Iterator[Row]:
    for way, counted in ways.counted.items():
        yield [f"messages + taps to a lead, {way}", f"{WAYS[way].wanted}", f"{counted}"]


def _of_reading(reading: Reading) -> Iterator[Row]:
    """A contact that nobody gave is worse than one that was not seen: it has a goal of its own."""
    for part, scored in reading.parts.items():
        for field, wanted in WANTED.items():
            yield [f"reading, {part}, {field}, F1", f"{wanted}", f"{scored.fields[field].f1:.3f}"]
        invented = sum(scored.fields[field].wrong for field in ("phones", "emails"))
        yield [f"reading, {part}, contacts that nobody gave", "0", f"{invented}"]


def _of_recognition(recognition: Recognition) -> Iterator[Row]:
    few, most = recognition.plan.sizes[0], recognition.plan.sizes[-1]
    kind = max(recognition.cost, key=lambda kind: recognition.typical(kind, most))
    worst = 1_000 * recognition.typical(kind, most)
    yield [f"CPU of a recognition, {most:,} clients, at worst ({kind})", f"{WANTED_MS:.0f} ms", f"{worst:.2f} ms"]
    kind = max(recognition.cost, key=recognition.growth)
    grown = f"{recognition.growth(kind):.2f}"
    yield [f"CPU of a recognition, {most:,} / {few:,} clients, at worst ({kind})", "1.2", grown]


def _of_importing(importing: Importing) -> Iterator[Row]:
    rows = f"{importing.plan.rows:,} rows"
    yield [f"import of {rows}, beside a running bot", f"{WANTED_SECONDS} s", f"{importing.seconds:.1f} s"]
    yield ["rows a second of an import / those wanted", "1.0", f"{importing.speed:.2f}"]
    yield ["memory of an import, both processes", megabytes(WANTED_BYTES), megabytes(importing.memory)]
    acknowledged = f"{importing.acknowledged_ms(0.99):.1f} ms"
    yield ["acknowledged during an import, p99", f"{WANTED_ACKNOWLEDGED_MS} ms", acknowledged]


def _of_page(page: Page) -> Iterator[Row]:
    late, there = share_of_late(page.scrolling), within(page.there, 0.95)
    yield [f"frames later than {LATE_MS} ms, scrolling {page.plan.messages} messages", "5 %", f"{late:.1%}"]
    yield ["from a call of the bot until its bubble is on the page, p95", "200 ms", f"{there:.0f} ms"]
