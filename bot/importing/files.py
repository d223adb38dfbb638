"""Files: what one is, told from its first bytes and never from its name, and its table."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.delimited import read_delimited
from bot.importing.json_table import is_json_lines, read_json_table
from bot.importing.table import Line, Table
from bot.importing.vcards import is_vcard, read_vcards
from bot.importing.workbooks import read_workbook

MEGABYTE = 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a file is taken: bytes, rows, columns, characters in a cell, bytes packed into one, and in all."""

    bytes: int = 50 * MEGABYTE
    rows: int = 200_000
    columns: int = 200
    cell: int = 2_000
    ratio: int = 100
    unpacked: int = 200 * MEGABYTE


@contextmanager
def read_file(path: Path, limits: Limits = Limits()) -> Iterator[Table]:
    """Open a file and read its table line by line. Raises FileRefused, also later from its lines, and OSError."""
    size = path.stat().st_size
    if not size:
        raise FileRefused(FileFault.EMPTY)
    if size > limits.bytes:
        raise FileRefused(FileFault.TOO_LARGE, str(limits.bytes // MEGABYTE))
    with ExitStack() as closing:
        file = closing.enter_context(path.open("rb"))
        begin = file.read(4096)
        file.seek(0)
        if begin.startswith((_ZIP, _OLD_OFFICE)):
            table = read_workbook(file, most_unpacked=min(size * limits.ratio, limits.unpacked), most_rows=limits.rows)
        elif is_vcard(begin):
            table = read_vcards(file, closing)
        elif is_json_lines(begin):
            table = read_json_table(file, most_columns=limits.columns)
        else:
            table = read_delimited(file, closing)
        if len(table.headers) > limits.columns:
            raise FileRefused(FileFault.TOO_MANY_COLUMNS, str(limits.columns))
        yield replace(table, lines=_within(limits, table.lines))


def _cut(cell: str, longest: int) -> str:
    """Leave out what is too much of a cell, line by line where it has lines: half of a phone is another phone."""
    if len(cell) <= longest:
        return cell
    return cell[: longest + 1].rpartition("\n")[0] or cell[:longest]


def _within(limits: Limits, lines: Iterator[Line]) -> Iterator[Line]:
    """Let as many lines pass as are taken, no cell longer than a cell may be, and none that is empty."""
    count = 0
    for line in lines:
        cells = tuple(_cut(cell, limits.cell).strip() for cell in line.cells)
        if not any(cells) and not line.broken:
            continue
        count += 1
        if count > limits.rows:
            raise FileRefused(FileFault.TOO_MANY_ROWS, f"{limits.rows:,}")
        yield Line(number=line.number, cells=cells, broken=line.broken)
    if not count:
        raise FileRefused(FileFault.NO_ROWS)
