"""`leadhook import`: a file into the directory from the command line, also while the bot runs."""

import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager, contextmanager, suppress
from pathlib import Path

from bot.clock import Clock
from bot.domain.errors import ImportGone, ImportUnderWay
from bot.domain.ids import ImportId
from bot.domain.imported.imports import Import, Outcome
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.child import read_apart
from bot.importing_command.report import Report, reporting
from bot.importing_command.sentences import compared, counted, described, why_not_read
from bot.mailboxes import StorageUnavailable
from bot.progress import Progress
from bot.staging import Readings, Staged, Turns, clear_away, stage_compared, stage_portions, sweep
from bot.usecases.import_clients import begin_import, end_staging, give_up_import, make_visible
from bot.usecases.import_clients import undo_import as undo
from bot.usecases.ports import Turn
from storage import open_storage


class ImportRefused(Exception):
    """Nothing was imported; the text is one sentence for the owner."""


async def import_file(url: str, path: Path, region: str, *, dry_run: bool, report: Path | None = None) -> None:
    """Take a file into the directory, or tell what that would do. Raises ImportRefused and StorageError."""
    _check_readable(path)
    async with _opened(url) as (turns, readings):
        with _sentences_about(path):
            await sweep(turns, Clock())
            with _reporting(report) as told:
                staged = await _staged(turns, path, region, told, compared_in=readings if dry_run else None)
            async with _clearing_away(turns, staged.id):
                _say(counted(staged))
                if dry_run:
                    await _say_who_may_be_known(readings, staged.id)
                await (_leave(turns, staged.id) if dry_run else _show(turns, staged))


async def undo_import(url: str, file: int) -> None:
    """Take an import back. Raises ImportRefused and StorageError."""
    async with _opened(url) as (turns, _):
        try:
            async with turns() as turn:
                kept = await undo(turn, ImportId(file), by=None)
        except ImportGone as refused:
            raise ImportRefused(f"{file} is no import that can be taken back") from refused
    _say(f"Import {file} is taken back." + (f" {kept} cards stay: somebody has worked with them." if kept else ""))


async def leave_import(url: str, file: int) -> None:
    """Give up an import that was broken off. Raises ImportRefused and StorageError."""
    async with _opened(url) as (turns, _):
        try:
            await _leave(turns, ImportId(file))
        except ImportGone as refused:
            raise ImportRefused(f"{file} is no import that is under way") from refused


async def _staged(turns: Turns, path: Path, region: str, report: Report, *, compared_in: Readings | None) -> Import:
    """Bring all lines of a file into the database, where nobody sees them yet; give up where that fails.

    Where it is only to be told what would come of them, it is looked up who may be known already.
    """
    async with aclosing(read_apart(path, region)) as told:
        look = await anext(told)
        assert isinstance(look, Look), "the first thing told is what the table is"
        if not look.columns.is_enough:
            raise FileRefused(FileFault.NO_NAMES)
        _say(described(path.name, look))
        async with turns() as turn:
            file = await begin_import(turn, path.name, by=None)
        async with _clearing_away(turns, file):
            clock = Clock()
            if compared_in is None:
                portions = stage_portions(turns, clock, file, told)
            else:
                portions = stage_compared(compared_in, turns, clock, file, told)
            await _follow(portions, clock, report, look.rows)
            async with turns() as turn:
                staged = await end_staging(turn, file)
        return staged


@asynccontextmanager
async def _clearing_away(turns: Turns, file: ImportId) -> AsyncIterator[None]:
    """Leave nothing of an import that nobody sees yet where something fails: it would stand in the next one's way."""
    try:
        yield
    except BaseException:
        with suppress(StorageUnavailable):
            await clear_away(turns, Clock(), file)
        raise


async def _follow(portions: AsyncIterator[Staged], clock: Clock, report: Report, rows: int) -> None:
    """Tell of the lines as they come to the disk."""
    progress = Progress(f"{{:,}} of {rows:,} lines ...", clock=clock)
    async for staged in portions:
        report.add(staged.reads, staged.lines)
        progress.add(len(staged.lines))
    report.end()


async def _say_who_may_be_known(readings: Readings, file: ImportId) -> None:
    async with readings() as records:
        sentence = compared(await records.import_comparisons.get(file))
    if sentence:
        _say(sentence)


async def _show(turns: Turns, staged: Import) -> None:
    async with turns() as turn:
        visible = await make_visible(turn, staged.id, by=None)
    meanwhile = visible.counts.get(Outcome.CONFLICTING, 0) - staged.counts.get(Outcome.CONFLICTING, 0)
    if meanwhile:
        _say(f"{meanwhile} cards were not made after all: somebody else got their contacts meanwhile.")
    _say(f"Import {visible.id} is done. To take it back: leadhook import --undo {visible.id}")


async def _leave(turns: Turns, file: ImportId) -> None:
    """Give up an import that nobody sees yet, and what it has staged. Raises ImportGone."""
    async with turns() as turn:
        await give_up_import(turn, file)
    await sweep(turns, Clock())
    _say("Nothing was changed.")


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[tuple[Turns, Readings]]:
    """Open a database whose tables are up to date. Raises StorageError, and ImportRefused where it is in use."""
    storage = await open_storage(url)

    @asynccontextmanager
    async def turns() -> AsyncIterator[Turn]:
        async with storage.writing() as session:
            yield Turn(records=session, now=Clock().now())

    try:
        await storage.check_migrated()
        yield turns, storage.reading
    except StorageUnavailable as failure:
        raise ImportRefused(f"{failure} Nothing was changed; please try again.") from failure
    finally:
        await storage.close()


@contextmanager
def _sentences_about(path: Path) -> Iterator[None]:
    """Say what is wrong with an import in one sentence."""
    try:
        yield
    except FileRefused as refused:
        raise ImportRefused(f"{path}: {why_not_read(refused)}") from refused
    except ImportUnderWay as refused:
        other = refused.file
        raise ImportRefused(f"import {other} is not through yet; to leave it: leadhook import --give-up {other}") from (
            refused
        )
    except ImportGone as refused:
        raise ImportRefused(f"import {refused.file} was given up meanwhile; nothing was changed") from refused


@contextmanager
def _reporting(path: Path | None) -> Iterator[Report]:
    try:
        with reporting(_say, path) as report:
            yield report
    except OSError as error:
        raise ImportRefused(f"{path}: the report cannot be written: {error.strerror or error}") from error


def _check_readable(path: Path) -> None:
    if not path.is_file():
        raise ImportRefused(f"{path}: there is no such file")
    try:
        path.open("rb").close()
    except OSError as error:
        raise ImportRefused(f"{path}: it cannot be read: {error.strerror or error}") from error


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
