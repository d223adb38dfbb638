"""A table with its columns understood: its first lines say as much about them as its headers do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from bot.domain.imported.columns import Columns, Meaning, guess_columns
from bot.domain.imported.records import LineFault, LineRefused, Read, read_line
from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.files import read_file
from bot.importing.table import Format, Line, Table
from bot.spreadsheets import without_apostrophes

_SAMPLE = 50
_SPREADSHEETS = frozenset({Format.CSV, Format.XLSX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A table all of whose lines are still ahead, what its columns are, and its first lines."""

    table: Table
    columns: Columns
    sample: tuple[Line, ...]

    def read(self, region: str) -> Iterator[tuple[Line, Read]]:
        """Yield each line and what it is; `region` is the home of local numbers. Raises FileRefused."""
        if not self.columns.is_enough:
            raise FileRefused(FileFault.NO_NAMES)
        for line in self.table.lines:
            yield line, self._read(line, region)

    def _read(self, line: Line, region: str) -> Read:
        if line.broken:
            return LineRefused(line=line.number, fault=LineFault.BROKEN, words=line.broken)
        cells = map(without_apostrophes, line.cells) if self.table.format in _SPREADSHEETS else line.cells
        return read_line(line.number, tuple(cells), self.columns, region)


@contextmanager
def understand_file(path: Path, meanings: Sequence[Meaning] = ()) -> Iterator[Understood]:
    """Open a file and guess what its columns are. Raises FileRefused, also later from its lines, and OSError.

    `meanings`: what somebody has said of each column is so.
    """
    with read_file(path) as table:
        sample = tuple(islice(table.lines, _SAMPLE))
        columns = guess_columns(table.headers, [line.cells for line in sample])
        if len(meanings) == len(table.headers):
            columns = replace(columns, meanings=tuple(meanings))
        yield Understood(table=replace(table, lines=chain(sample, table.lines)), columns=columns, sample=sample)
