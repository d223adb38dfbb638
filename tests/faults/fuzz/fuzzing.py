"""Fuzzing: office after office, until so many updates were made up, worked on and looked at."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults.fuzz.office import open_office
from tests.faults.fuzz.play import Play
from tests.faults.memory import memory_folder

AN_OFFICE = 2_000

Tell = Callable[[str], None]


@dataclass(slots=True, kw_only=True)
class Findings:
    """What came of it. `prints` stand for all that was made up, office by office."""

    updates: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    reached: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    handlers: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    prints: list[str] = field(default_factory=list)

    @property
    def never_reached(self) -> list[str]:
        """Handlers that took no update: nothing is known of them."""
        return sorted(self.handlers - self.reached.keys())


async def fuzz(updates: int, seed: int, *, tell: Tell, only: int | None = None) -> Findings:
    """Make up so many updates and see what the bot does; `only` plays one of the offices they are divided among."""
    findings = Findings()
    for number in range(-(-updates // AN_OFFICE)):
        if only in (None, number):
            await _play_office(findings, f"{seed}/{number}", number, min(AN_OFFICE, updates - number * AN_OFFICE))
            tell(f"{findings.updates} of {updates} updates, {len(findings.broken)} broken promises")
    return findings


async def _play_office(findings: Findings, seed: str, number: int, updates: int) -> None:
    with memory_folder() as folder:
        async with open_office(folder, seed, number) as office:
            play = Play(office)
            await play.play(updates)
    findings.updates += play.updates
    findings.kinds += play.kinds
    findings.fates += play.fates
    findings.reached += office.reached
    findings.calls += office.telegram.taken
    findings.handlers |= set(office.handlers())
    findings.broken += [f"office {number} of seed {seed.partition('/')[0]}: {broken}" for broken in play.broken]
    findings.prints.append(play.print)
