"""Compare the imported: whom a file's new clients may be of those who are known, so that it is told before it comes in.

Nobody is merged by it. Lines of one file are not held against each other: once they are in, hygiene does that.
"""

from dataclasses import dataclass

from bot.domain.errors import ImportGone
from bot.domain.ids import ImportId
from bot.domain.imported.imports import ImportStatus
from bot.domain.imported.likely import LikelyLine
from bot.usecases.find_doubles import find_doubles_of
from bot.usecases.ports import Records, Turn
from bot.usecases.ports.importing import StagedClient

MOST_COMPARED = 5_000
"""So many new clients of a file are looked up at most: a minute or two in a large base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortionCompared:
    """Which of some new clients may be known; how many were looked up, up to which line."""

    likely: tuple[LikelyLine, ...]
    lines: int
    reached: int


async def compare_next(records: Records, file: ImportId, *, among: int) -> PortionCompared | None:
    """Return whom the next so many new clients may be; None where nobody is left to look up. Nothing is changed."""
    so_far = await records.import_comparisons.get(file)
    limit = min(among, MOST_COMPARED - so_far.lines)
    clients = await records.import_comparisons.list_next(file, after=so_far.reached, limit=limit)
    if not clients:
        return None
    likely = [line for client in clients for line in await _whom(records, client)]
    return PortionCompared(likely=tuple(likely), lines=len(clients), reached=clients[-1].line)


async def keep_compared(turn: Turn, file: ImportId, portion: PortionCompared) -> None:
    """Keep whom some new clients may be. Raises ImportGone if the import was given up meanwhile."""
    if await turn.records.imports.get_status(file) is not ImportStatus.STAGING:
        raise ImportGone(file)
    comparisons = turn.records.import_comparisons
    await comparisons.add(file, portion.likely, lines=portion.lines, reached=portion.reached)


async def _whom(records: Records, staged: StagedClient) -> list[LikelyLine]:
    """The one client whom a line most likely is."""
    doubles = await find_doubles_of(records, staged.client, staged.company)
    return [
        LikelyLine(line=staged.line, known=each.client, named_so=each.has_same_name, evidence=each.evidence)
        for each in doubles[:1]
    ]
