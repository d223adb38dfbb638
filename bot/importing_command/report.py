"""The report: what became of every line of an import, as a table, and what went wrong first, as sentences."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.domain.imported.records import LineRefused, Read
from bot.domain.typed_text import visible
from bot.importing_command.sentences import LOSSES, REASONS
from bot.private_files import new_private_file
from bot.spreadsheets import harmless
from bot.usecases.ports import StagedLine

TOLD = 20
LONGEST_TOLD = 80
HEADERS = ("line", "outcome", "reason", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to know of a line. `reason` is empty where all is well with it."""

    line: int
    outcome: str
    reason: str
    words: str

    @property
    def sentence(self) -> str:
        """How it is told, in one line of a terminal."""
        return f"line {self.line}: {self.outcome}, {self.reason}: {visible(self.words)[:LONGEST_TOLD]}"


class Report:
    """Says the first of what went wrong, counts the rest, and writes all down where a table is wanted."""

    def __init__(self, say: Callable[[str], None], write: Callable[[Sequence[str]], object] | None) -> None:
        self._say = say
        self._write = write
        self._wrong = 0

    def add(self, reads: Sequence[Read], staged: Sequence[StagedLine]) -> None:
        """Tell of some lines as they were read, and of what becomes of them."""
        for read, line in zip(reads, staged, strict=True):
            for entry in _entries(read, line):
                self._tell(entry)

    def end(self) -> None:
        """Say how much more there was than has been told."""
        if self._wrong > TOLD:
            where = "" if self._write else "; --report FILE writes all of it"
            self._say(f"... and {self._wrong - TOLD:,} more like these{where}.")

    def _tell(self, entry: Entry) -> None:
        if entry.reason:
            self._wrong += 1
            if self._wrong <= TOLD:
                self._say(entry.sentence)
        if self._write:
            self._write([str(entry.line), entry.outcome, entry.reason, harmless(entry.words)])


@contextmanager
def reporting(say: Callable[[str], None], path: Path | None) -> Iterator[Report]:
    """Report on an import; the table is there once all of it is. Raises OSError."""
    if path is None:
        yield Report(say, None)
        return
    with new_private_file(path) as file, io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        table = csv.writer(text)
        table.writerow(HEADERS)
        yield Report(say, table.writerow)


def _entries(read: Read, staged: StagedLine) -> Iterator[Entry]:
    """Yield why a line is not taken, or else what of it is left out, or else that all is well."""
    words = read.words if isinstance(read, LineRefused) else read.name
    left_out = () if isinstance(read, LineRefused) or staged.fault else read.left_out
    if not left_out:
        reason = REASONS[staged.fault] if staged.fault else ""
        yield Entry(line=read.line, outcome=staged.outcome, reason=reason, words=words)
    for piece in left_out:
        reason = f"without {LOSSES[piece.loss]}"
        yield Entry(line=read.line, outcome=staged.outcome, reason=reason, words=piece.words)
