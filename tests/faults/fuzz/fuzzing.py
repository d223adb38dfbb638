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
    def files_never_reached(self) -> set[str]:
        """Files of handlers of which none took an update."""
        return {_file_of(name) for name in self.handlers} - {_file_of(name) for name in self.reached}

    @property
    def never_reached(self) -> list[str]:
        """Handlers that took no update: nothing is known of them."""
        return sorted(self.handlers - self.reached.keys())


async def fuzz(updates: int, seed: int, *, tell: Tell, only: int | None = None, more_offices: int = 0) -> Findings:
    """Make up so many updates and see what the bot does; `only` plays one of the offices they are divided among.

    So many more offices are played at most, as long as a file of handlers took nothing.
    """
    findings = Findings()
    offices = -(-updates // AN_OFFICE)
    for number in range(offices):
        if only in (None, number):
            await _play_office(findings, f"{seed}/{number}", number, min(AN_OFFICE, updates - number * AN_OFFICE))
            tell(f"{findings.updates} of {updates} updates, {len(findings.broken)} broken promises")
    for number in range(offices, offices + more_offices):
        if not findings.files_never_reached:
            break
        await _play_office(findings, f"{seed}/{number}", number, AN_OFFICE)
        tell(f"{findings.updates} updates, {len(findings.broken)} broken promises")
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


def _file_of(handler: str) -> str:
    return handler.rpartition(".")[0]
