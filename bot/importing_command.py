"""`leadhook import`: a file into the directory from the command line, also while the bot runs."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from bot.clock import Clock
from bot.domain.errors import ImportGone, ImportUnderWay, NameFault
from bot.domain.ids import ImportId
from bot.domain.imported.columns import Meaning
from bot.domain.imported.imports import Import, Outcome
from bot.domain.imported.records import CompanyRead, LineFault, LineRefused, Loss, PersonRead
from bot.importing.child import Look, Portion, read_apart
from bot.importing.refused import FileFault, FileRefused
from bot.usecases.import_clients import (
    begin_import,
    end_staging,
    give_up_import,
    make_visible,
    stage_lines,
    sweep_imports,
)
from bot.usecases.import_clients import (
    undo_import as undo,
)
from bot.usecases.ports import Turn
from storage import Storage, open_storage

PROGRESS_SECONDS = 2.0
NOTHING = Meaning.NOTHING
BREATH_SECONDS = 0.002  # between two portions, for a bot that runs on the same database


class ImportRefused(Exception):
    """Nothing was imported; the text is one sentence for the owner."""


async def import_file(url: str, path: Path, region: str, *, dry_run: bool) -> None:
    """Take a file into the directory, or tell what that would do. Raises ImportRefused and StorageError."""
    storage = await open_storage(url)
    try:
        staged = await _staged(storage, path, region)
        _say(_counted(staged))
        if dry_run:
            async with _turn(storage) as turn:
                await give_up_import(turn, staged.id)
            await _sweep(storage)
            _say("Nothing was changed.")
            return
        async with _turn(storage) as turn:
            visible = await make_visible(turn, staged.id, by=None)
        _say(f"Import {visible.id} is done. To take it back: leadhook import --undo {visible.id}")
    except FileRefused as refused:
        raise ImportRefused(f"{path}: {SENTENCES[refused.fault].format(refused.detail)}") from refused
    except ImportUnderWay as refused:
        raise ImportRefused(
            f"import {refused.file} is not through yet; to leave it: leadhook import --give-up {refused.file}"
        ) from refused
    finally:
        await storage.close()


async def _staged(storage: Storage, path: Path, region: str) -> Import:
    """Bring all lines of a file into the database, where nobody sees them yet; give up where that fails."""
    async with aclosing(read_apart(path, region)) as told:
        look = await anext(told)
        assert isinstance(look, Look), "the first thing told is what the table is"
        _say(_described(path, look))
        async with _turn(storage) as turn:
            file = await begin_import(turn, path.name, by=None)
        try:
            await _stage(storage, file, told)
            async with _turn(storage) as turn:
                return await end_staging(turn, file)
        except BaseException:
            async with _turn(storage) as turn:
                await give_up_import(turn, file)
            await _sweep(storage)
            raise


async def _stage(storage: Storage, file: ImportId, told: AsyncIterator[Look | Portion]) -> None:
    clock = Clock()
    read, spoken = 0, clock.monotonic()
    async for portion in told:
        assert isinstance(portion, Portion), "only the first thing told is a look"
        async with _turn(storage) as turn:
            await stage_lines(turn, file, portion.lines)
        for line in portion.lines:
            _tell_of(line)
        read += len(portion.lines)
        if clock.monotonic() - spoken > PROGRESS_SECONDS:
            spoken = clock.monotonic()
            _say(f"{read:,} lines read ...")
        await asyncio.sleep(BREATH_SECONDS)  # noqa: TID251 - lets another process write, in real time


@asynccontextmanager
async def _turn(storage: Storage) -> AsyncIterator[Turn]:
    async with storage.writing() as session:
        yield Turn(records=session, now=Clock().now())


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _tell_of(line: PersonRead | CompanyRead | LineRefused) -> None:
    match line:
        case LineRefused(line=number, fault=fault, words=words, name_fault=name_fault):
            _say(f"line {number}: not taken, {FAULTS[name_fault or fault]}: {words}")
        case PersonRead(line=number, left_out=left_out) | CompanyRead(line=number, left_out=left_out):
            for piece in left_out:
                _say(f"line {number}: without {LOSSES[piece.loss]}: {piece.words}")


async def undo_import(url: str, file: int) -> None:
    """Take an import back. Raises ImportRefused and StorageError."""
    storage = await open_storage(url)
    try:
        async with _turn(storage) as turn:
            kept = await undo(turn, ImportId(file), by=None)
        _say(f"Import {file} is taken back." + (f" {kept} cards stay: somebody has worked with them." if kept else ""))
    except ImportGone as refused:
        raise ImportRefused(f"{file} is no import that can be taken back") from refused
    finally:
        await storage.close()


async def leave_import(url: str, file: int) -> None:
    """Give up an import that was broken off. Raises ImportRefused and StorageError."""
    storage = await open_storage(url)
    try:
        async with _turn(storage) as turn:
            await give_up_import(turn, ImportId(file))
        await _sweep(storage)
        _say(f"Import {file} is given up. Nothing was changed.")
    except ImportGone as refused:
        raise ImportRefused(f"{file} is no import that is under way") from refused
    finally:
        await storage.close()


async def _sweep(storage: Storage) -> None:
    """Delete what a given-up import has left, in portions."""
    while True:
        async with _turn(storage) as turn:
            if not await sweep_imports(turn):
                return
        await asyncio.sleep(BREATH_SECONDS)  # noqa: TID251 - lets another process write, in real time


def _described(path: Path, look: Look) -> str:
    """What a file is, and what is read from which column."""
    about = ", ".join(filter(None, (look.columns.source, look.format, look.encoding, look.sheet)))
    columns = zip(look.columns.meanings, look.headers, strict=True)
    read = (f"{meaning} from {header or 'an unnamed column'}" for meaning, header in columns if meaning is not NOTHING)
    return f"{path.name} ({about}): {'; '.join(read)}"


def _counted(file: Import) -> str:
    counts = ((outcome, file.counts.get(outcome, 0)) for outcome in Outcome)
    return ", ".join(f"{count:,} {outcome}" for outcome, count in counts) + "."


SENTENCES = {
    FileFault.EMPTY: "there is nothing in it",
    FileFault.TOO_LARGE: "it is larger than {} MB; split it",
    FileFault.TOO_MANY_ROWS: "it has more than {} rows; split it",
    FileFault.TOO_MANY_COLUMNS: "it has more than {} columns; leave only those about people",
    FileFault.TOO_DENSE: "it would unpack to a hundred times its size, so it is not opened; save it as CSV",
    FileFault.LOCKED: "it is locked with a password; save it without one",
    FileFault.UNKNOWN_FORMAT: "it is no table that can be read; save it as CSV or XLSX",
    FileFault.BROKEN: "it is damaged or cut off; save it once more",
    FileFault.NO_ROWS: "there are headers at most, and nobody below them",
    FileFault.NO_NAMES: "no column is called Name or Company; name one so in the first line",
}
FAULTS: dict[LineFault | NameFault, str] = {
    LineFault.NO_NAME: "there is no name",
    LineFault.COMPANY_WITHOUT_PERSON: "a company without a person",
    LineFault.NO_COMPANY: "there is no name of a company",
    **{fault: f"that is no name ({fault.replace('_', ' ')})" for fault in NameFault},
}
LOSSES = {
    Loss.DATE_AS_PHONE: "a date in place of a phone",
    Loss.ROUNDED_PHONE: "a phone whose last digits a spreadsheet has cut off",
    Loss.NO_PHONE: "what is no phone",
    Loss.NO_EMAIL: "what is no e-mail",
    Loss.NO_CONTACT: "what is no contact",
    Loss.UNKNOWN_KIND: "an unknown kind",
}
