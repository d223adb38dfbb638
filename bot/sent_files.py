"""Sent files: what an import in the chat wants of its file is loaded from Telegram and read, outside of any turn.

What is wanted stands in a row. So nothing of it is lost in a kill: it is begun again, and lines that were staged are
passed over. The file itself is kept by Telegram; here it never has a name, and is gone with whoever reads it.
"""

import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from tempfile import TemporaryFile
from typing import BinaryIO

from bot.clock import Clock
from bot.domain.errors import ImportGone
from bot.domain.events import ImportChanged
from bot.domain.ids import ImportId, ManagerId
from bot.domain.imported.files import Wanted
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault, FileRefused
from bot.house_rules import HouseRules
from bot.importing.child import Portion, read_apart
from bot.mailboxes import Announce, Storage
from bot.side_work import OUT_OF_REACH, SideWork
from bot.staging import stage_compared
from bot.telegram import Rejected, Telegram, TokenRejected
from bot.texts import Say, language_of, speaking
from bot.usecases.import_clients import end_staging
from bot.usecases.import_in_chat import describe_file, end_reading, refuse_file
from bot.usecases.ports import Turn
from bot.usecases.ports.importing import StagedLine
from bot.usecases.read_imports import ImportCard, read_import
from bot.views.import_report import ReportFile

log = logging.getLogger(__name__)

PROGRESS_SECONDS = 3.0
TOO_BIG = "file is too big"
TOO_MANY_REQUESTS = 429


class SentFiles(SideWork):
    """Reads what is wanted of files, one after another."""

    wanted = ImportChanged

    def __init__(
        self, *, telegram: Telegram, storage: Storage, clock: Clock, rules: HouseRules, announce: Announce,
        written: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(telegram=telegram, storage=storage, clock=clock, announce=announce, written=written)
        self._rules = rules

    async def _do_next(self) -> bool:
        """Read the file whose turn it is; return whether there was one. Raises TelegramError, StorageUnavailable."""
        async with self._storage.writing() as session:  # whoever has told of a file may still be writing
            file = await session.import_files.find_wanted()
        if file is None:
            return False
        async with self._storage.reading() as session:
            card = await read_import(session, file)
        try:
            with TemporaryFile() as content:
                await self._load(card, content)
                await self._read(card, content)
        except FileRefused as refused:
            await self._refuse(card.imported.id, refused)
        except ImportGone:
            log.info("nobody waits for a sent file any more", extra={"import": card.imported.id})
        except OUT_OF_REACH:
            raise
        except Exception:  # a defect of ours: this file is not read, and nobody else is stopped
            log.exception("a sent file could not be worked on", extra={"import": card.imported.id})
            await self._refuse(card.imported.id, FileRefused(FileFault.BROKEN))
        return True

    async def _load(self, card: ImportCard, content: BinaryIO) -> None:
        """Load the file from Telegram. Raises FileRefused where Telegram does not hand it out, and TelegramError."""
        assert card.sent is not None, "only what was sent in the chat is wanted"
        try:
            found = await self._telegram.call("getFile", {"file_id": card.sent.file_id})
            path = found.get("file_path") if isinstance(found, dict) else None
            if not isinstance(path, str):
                raise FileRefused(FileFault.GONE)
            await self._telegram.load(path, content)
        except TokenRejected:
            raise
        except Rejected as refused:
            if refused.code == TOO_MANY_REQUESTS:
                raise
            is_too_big = TOO_BIG in refused.description
            raise FileRefused(FileFault.NOT_HANDED_OUT if is_too_big else FileFault.GONE) from refused

    async def _read(self, card: ImportCard, content: BinaryIO) -> None:
        """Do what the file is wanted for. Raises FileRefused, ImportGone, StorageUnavailable."""
        assert card.sent is not None, "only what was sent in the chat is wanted"
        async with aclosing(read_apart(content, self._rules.region, meanings=card.sent.meanings)) as told:
            look = await anext(told)
            assert isinstance(look, Look), "the first thing told is what the table is"
            match card.sent.wanted:
                case Wanted.LOOK:
                    async with self._turn() as turn:
                        await describe_file(turn, card.imported.id, look)
                case Wanted.CHECK:
                    await self._check(card.imported.id, told)
                case Wanted.REPORT:
                    await self._report(card, told)

    async def _check(self, file: ImportId, told: AsyncGenerator[Look | Portion]) -> None:
        """Bring all lines into the database, where nobody sees them yet, from where this was broken off.

        Whom somebody new may be is looked up on the way.
        """
        async with self._storage.reading() as session:
            after = await session.imports.find_last_line(file)
        shown = self._clock.monotonic()
        async for _ in stage_compared(self._storage.reading, self._turn, self._clock, file, told, after=after):
            if self._clock.monotonic() - shown > PROGRESS_SECONDS:
                shown = self._clock.monotonic()
                async with self._turn() as turn:
                    turn.tell(ImportChanged(file=file, merely_on=True))
        async with self._turn() as turn:
            await end_reading(turn, file, Wanted.CHECK)
            await end_staging(turn, file)

    async def _report(self, card: ImportCard, told: AsyncGenerator[Look | Portion]) -> None:
        """Tell whoever sent the file of each line what became of it."""
        file, owner = card.imported.id, card.imported.by
        assert owner is not None, "somebody sent it"
        report = ReportFile(await self._say_to(owner))
        async for portion in told:
            if isinstance(portion, Portion):
                report.add(portion.lines, await self._staged(file, portion))
        async with self._storage.writing() as session:
            turn = Turn(records=session, now=self._clock.now())
            await end_reading(turn, file, Wanted.REPORT)
            await session.outbox.add(report.letter(owner, card.imported.file_name), turn.now)
        self.written()

    async def _staged(self, file: ImportId, portion: Portion) -> list[StagedLine]:
        first, last = portion.lines[0].line, portion.lines[-1].line
        async with self._storage.reading() as session:
            return await session.imports.list_lines(file, first, last)

    async def _say_to(self, owner: ManagerId) -> Say:
        async with self._storage.reading() as session:
            member = await session.team.find(owner)
        language = language_of(member.language if member else None, self._rules.language)
        return speaking(language, self._rules.lead_word)

    async def _refuse(self, file: ImportId, refused: FileRefused) -> None:
        with suppress(ImportGone):
            async with self._turn() as turn:
                await refuse_file(turn, file, refused.fault, refused.detail)
