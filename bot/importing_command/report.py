"""The report: what became of every line of an import, as a table, and what went wrong first, as sentences."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.domain.imported.records import Read
from bot.domain.typed_text import visible
from bot.private_files import new_private_file
from bot.texts import speaking
from bot.usecases.ports.importing import StagedLine
from bot.views.import_report import HEADERS, Entry, entries_of

ENGLISH = speaking("en")
TOLD = 20
LONGEST_TOLD = 80


class Report:
    """Says the first of what went wrong, counts the rest, and writes all down where a table is wanted."""

    def __init__(self, say: Callable[[str], None], write: Callable[[Sequence[str]], object] | None) -> None:
        self._say = say
        self._write = write
        self._wrong = 0
        self._likely = 0

    def add(self, reads: Sequence[Read], staged: Sequence[StagedLine]) -> None:
        """Tell of some lines as they were read, and of what becomes of them."""
        for entry in entries_of(reads, staged, ENGLISH):
            self._tell(entry)

    def end(self) -> None:
        """Say how much more there was than has been told."""
        if self._wrong > TOLD:
            where = "" if self._write else "; --report FILE writes all of it"
            self._say(f"... and {self._wrong - TOLD:,} more like these{where}.")
        if self._likely > TOLD:
            where = "" if self._write else "; --report FILE writes all of them"
            self._say(f"... and {self._likely - TOLD:,} more who may be known already{where}.")

    def _tell(self, entry: Entry) -> None:
        if entry.reason:
            self._likely += entry.is_likely
            self._wrong += not entry.is_likely
            if (self._likely if entry.is_likely else self._wrong) <= TOLD:
                self._say(_sentence(entry))
        if self._write:
            self._write(entry.cells())


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


def _sentence(entry: Entry) -> str:
    """How it is told, in one line of a terminal."""
    return f"line {entry.line}: {entry.outcome}, {entry.reason}: {visible(entry.words)[:LONGEST_TOLD]}"
