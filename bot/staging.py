"""Staging: lines that are read elsewhere go into the directory in portions, between which everybody else may write."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass

from bot.clock import Clock
from bot.domain.errors import ImportGone
from bot.domain.ids import ImportId
from bot.domain.imported.looks import Look
from bot.domain.imported.records import Read
from bot.importing.child import PORTION, Portion
from bot.usecases.compare_imported import compare_next, keep_compared
from bot.usecases.import_clients import give_up_import, stage_lines, sweep_imports
from bot.usecases.ports import Records, Turn
from bot.usecases.ports.importing import StagedLine
from storage.sqlite import BUSY_SECONDS

HELD_SECONDS = 0.05  # how long one portion may keep everybody else from writing
COMPARED_AT_ONCE = 50  # new clients, some 10 ms each: what they are held against is as it was when that began
FEWEST = 100  # lines: each commit costs a wait for the disk, however little is in it
BREATH_SECONDS = 2 * BUSY_SECONDS  # so that a bot on the same database finds it free each time between two portions

# One transaction after another, each with what is announced in it.
Turns = Callable[[], AbstractAsyncContextManager[Turn]]
# The records as they stand, beside all writing.
Readings = Callable[[], AbstractAsyncContextManager[Records]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """Some lines as they were read, and what becomes of each."""

    reads: Sequence[Read]
    lines: Sequence[StagedLine]


async def stage_portions(
    turns: Turns, clock: Clock, file: ImportId, told: AsyncIterator[Look | Portion], *, after: int = 0
) -> AsyncIterator[Staged]:
    """Take in the lines after a number, and yield them as they come to the disk.

    Raises ImportGone if the import was given up meanwhile, FileRefused and StorageUnavailable.
    """
    size, written = PORTION, clock.monotonic() - BREATH_SECONDS
    async for portion in told:
        reads = [read for read in portion.lines if read.line > after] if isinstance(portion, Portion) else []
        while reads:
            piece, reads = reads[:size], reads[size:]
            await _breathe(clock, written)
            async with turns() as turn:
                begun = clock.monotonic()
                lines = await stage_lines(turn, file, piece)
                size = _size_of_the_next(len(piece), clock.monotonic() - begun)
            written = clock.monotonic()
            yield Staged(reads=piece, lines=lines)


async def stage_compared(
    readings: Readings,
    turns: Turns,
    clock: Clock,
    file: ImportId,
    told: AsyncIterator[Look | Portion],
    *,
    after: int = 0,
) -> AsyncIterator[Staged]:
    """Take in lines likewise, and look up whom of those known the new clients may be, also of the lines before."""
    await _compare(readings, turns, file)
    async for staged in stage_portions(turns, clock, file, told, after=after):
        await _compare(readings, turns, file)
        async with readings() as records:
            lines = await records.imports.list_lines(file, staged.lines[0].line, staged.lines[-1].line)
        yield Staged(reads=staged.reads, lines=lines)


async def _compare(readings: Readings, turns: Turns, file: ImportId) -> None:
    """Nobody waits for it: what is looked up is only read, and what comes of it takes a line each to write."""
    while True:
        async with readings() as records:
            portion = await compare_next(records, file, among=COMPARED_AT_ONCE)
        if portion is None:
            return
        async with turns() as turn:
            await keep_compared(turn, file, portion)


def _size_of_the_next(lines: int, seconds: float) -> int:
    """Return how many lines may hold up everybody else next, by how long these did; the commit is not theirs."""
    return max(FEWEST, min(PORTION, int(lines * HELD_SECONDS / max(seconds, 0.001))))


async def clear_away(turns: Turns, clock: Clock, file: ImportId) -> None:
    """Leave nothing of an import that failed, also where somebody else has given it up. Raises StorageUnavailable."""
    with suppress(ImportGone):
        async with turns() as turn:
            await give_up_import(turn, file)
    await sweep(turns, clock)


async def sweep(turns: Turns, clock: Clock) -> None:
    """Delete what given-up imports have left, in portions. Raises StorageUnavailable."""
    is_more = True
    while is_more:
        async with turns() as turn:
            is_more = await sweep_imports(turn)
        await _breathe(clock, clock.monotonic() if is_more else 0)


async def _breathe(clock: Clock, written: float) -> None:
    """Let another process write."""
    left = written + BREATH_SECONDS - clock.monotonic()
    if left > 0:
        await clock.sleep(left)
