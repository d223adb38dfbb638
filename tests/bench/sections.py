"""The sections of the benchmark, each of which can be measured by itself."""

from collections.abc import Collection
from dataclasses import dataclass

from tests.bench import comparing, crowd, growth, importing, one_link, page, reading, recognition, searching, taps, ways
from tests.bench.burst import Burst, measure_burst
from tests.bench.comparing import Comparison, compare
from tests.bench.crowd import Crowd, measure_crowd
from tests.bench.growth import Growth, measure_growth
from tests.bench.importing import Importing, measure_importing
from tests.bench.matching import section as matching
from tests.bench.matching.section import Matching, measure_matching
from tests.bench.memory import Memory, measure_memory
from tests.bench.one_link import OneLink, measure_one_link
from tests.bench.page import Page, measure_page
from tests.bench.reading import Reading, measure_reading
from tests.bench.recognition import Recognition, measure_recognition
from tests.bench.searching import Searching, measure_searching
from tests.bench.statements import measure_statements
from tests.bench.taps import Taps, measure_taps
from tests.bench.ways import Ways, measure_ways

SECTIONS = (
    "speed",
    "statements",
    "memory",
    "burst",
    "crowd",
    "link",
    "growth",
    "taps",
    "ways",
    "reading",
    "recognition",
    "matching",
    "searching",
    "import",
    "page",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much is measured. `memory`: after which numbers of updates it is looked at; `crowd`: how many
    react, how fast; `link`: how many share one; `taps`: for which decisions;
    `ways`: which ways to a lead; `reading`: which parts of the labelled messages; `recognition`, `matching`,
    `searching`: among how many clients; `importing`: how long a file; `page`: how long a chat.
    """

    speed: comparing.Plan
    memory: tuple[int, ...]
    burst: int
    crowd: crowd.Plan
    link: one_link.Plan
    growth: growth.Plan
    taps: tuple[str, ...]
    ways: tuple[str, ...]
    reading: tuple[str, ...]
    recognition: recognition.Plan
    matching: matching.Plan
    searching: searching.Plan
    importing: importing.Plan
    page: page.Plan


FULL = Plan(
    speed=comparing.FULL,
    memory=(1_000, 10_000, 100_000),
    burst=100,
    crowd=crowd.FULL,
    link=one_link.FULL,
    growth=growth.FULL,
    taps=taps.ALL,
    ways=ways.ALL,
    reading=tuple(reading.PARTS),
    recognition=recognition.FULL,
    matching=matching.FULL,
    searching=searching.FULL,
    importing=importing.FULL,
    page=page.FULL,
)
QUICK = Plan(
    speed=comparing.QUICK,
    memory=(20,),
    burst=2,
    crowd=crowd.QUICK,
    link=one_link.QUICK,
    growth=growth.QUICK,
    taps=("take",),
    ways=("one message",),
    reading=("fresh",),
    recognition=recognition.QUICK,
    matching=matching.QUICK,
    searching=searching.QUICK,
    importing=importing.QUICK,
    page=page.QUICK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured; a section that was left out, or cannot be measured here, is missing."""

    plan: Plan
    speed: Comparison | None = None
    statements: int | None = None
    memory: Memory | None = None
    burst: Burst | None = None
    crowd: Crowd | None = None
    link: OneLink | None = None
    growth: Growth | None = None
    taps: Taps | None = None
    ways: Ways | None = None
    reading: Reading | None = None
    recognition: Recognition | None = None
    matching: Matching | None = None
    searching: Searching | None = None
    importing: Importing | None = None
    page: Page | None = None


async def measure(plan: Plan, sections: Collection[str] = SECTIONS) -> Figures:
    """Measure these sections, one after the other."""
    return Figures(
        plan=plan,
        speed=await compare(plan.speed) if "speed" in sections else None,
        statements=await measure_statements() if "statements" in sections else None,
        memory=await measure_memory(plan.memory) if "memory" in sections else None,
        burst=await measure_burst(plan.burst) if "burst" in sections else None,
        crowd=await measure_crowd(plan.crowd) if "crowd" in sections else None,
        link=await measure_one_link(plan.link) if "link" in sections else None,
        growth=await measure_growth(plan.growth) if "growth" in sections else None,
        taps=await measure_taps(plan.taps) if "taps" in sections else None,
        ways=await measure_ways(plan.ways) if "ways" in sections else None,
        reading=measure_reading(plan.reading) if "reading" in sections else None,
        recognition=await measure_recognition(plan.recognition) if "recognition" in sections else None,
        matching=await measure_matching(plan.matching) if "matching" in sections else None,
        searching=await measure_searching(plan.searching) if "searching" in sections else None,
        importing=await measure_importing(plan.importing) if "import" in sections else None,
        page=await measure_page(plan.page) if "page" in sections else None,
    )
