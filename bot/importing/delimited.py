"""Text tables: in UTF-8, UTF-16 or Windows-1251, with any delimiter, as programs and people write them."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.table import Format, Line, Table

DELIMITERS = (";", ",", "\t", "|")
_LONGEST_FIELD = 1024 * 1024
_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 20
_BEGIN = 4096
_UNPRINTABLE = re.compile(r"[\0-\x08\x0e-\x1f]")
_HIGH_HALVES = frozenset({0, 4})  # of Latin and Cyrillic letters in UTF-16; no other text has such bytes
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_FOREIGN = re.compile(r"[^\0-\x7f\ufffd]")
_MOSTLY = 9  # letters that are whole for one that is not: of Windows-1251 read as UTF-8 hardly any is
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_delimited(file: BinaryIO, closing: ExitStack) -> Table:
    """Read a text table whose first line names the columns. Raises FileRefused for what is no text, also later."""
    encoding = _encoding_of(file)
    text = closing.enter_context(io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=""))
    sample = text.read(_SAMPLE)
    if _UNPRINTABLE.search(sample):
        raise FileRefused(FileFault.UNKNOWN_FORMAT)
    said, sample = _said_delimiter(sample)
    delimiter = said or _delimiter_of(sample)
    text.seek(0)
    lines = _lines(text, delimiter)
    if said:
        next(lines, None)
    first = next((line for line in lines if any(map(str.strip, line.cells))), None)
    if first is None:
        raise FileRefused(FileFault.EMPTY)
    headers = tuple(cell.strip() for cell in first.cells)
    return Table(format=Format.CSV, headers=headers, lines=_fitted(lines, len(headers)), encoding=encoding)


def _encoding_of(file: BinaryIO) -> str:
    """Tell by the mark in front; without one UTF-8 where nearly all of it is that, otherwise Windows-1251."""
    begin = file.read(_BEGIN)
    file.seek(0)
    for mark, encoding in _MARKS.items():
        if begin.startswith(mark):
            return encoding
    for half, encoding in ((begin[1::2], "utf-16-le"), (begin[::2], "utf-16-be")):
        if half and sum(byte in _HIGH_HALVES for byte in half) > len(half) / 2:
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    letters = broken = 0
    while part := file.read(_SAMPLE):
        text = decoder.decode(part)
        broken += text.count(_BROKEN)
        letters += len(_FOREIGN.findall(text))
    file.seek(0)
    return "utf-8" if not broken or letters > _MOSTLY * broken else "cp1251"


def _said_delimiter(sample: str) -> tuple[str, str]:
    """Return the delimiter that Excel may say in a line of its own, `sep=;`, and what comes after that line."""
    first, _, rest = sample.partition("\n")
    said = first.strip().strip('"')
    return (said[4], rest) if said.lower().startswith("sep=") and len(said) == 5 else ("", sample)


def _delimiter_of(sample: str) -> str:
    """Choose the delimiter that gives the most rows as many cells as the first has, more than one.

    Where the first stands for itself, as a title does, the one that gives most rows as many cells as each other.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> tuple[int, int, int]:
    rows = csv.reader(io.StringIO(sample), delimiter=delimiter)
    widths = [len(row) for row, _ in zip(rows, range(_SAMPLE_ROWS), strict=False) if row]
    width, rows_of_it = Counter(widths).most_common(1)[0] if widths else (0, 0)
    as_the_first = widths.count(widths[0]) if widths and widths[0] > 1 else 0
    return (as_the_first, rows_of_it, width) if width > 1 else (as_the_first, 0, 0)


def _lines(text: io.TextIOWrapper, delimiter: str) -> Iterator[Line]:
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(text, delimiter=delimiter)
    begins = 1
    try:
        for row in rows:
            yield Line(number=begins, cells=tuple(row))
            begins = rows.line_num + 1
    except csv.Error as error:
        raise FileRefused(FileFault.BROKEN, str(begins)) from error


def _fitted(lines: Iterator[Line], width: int) -> Iterator[Line]:
    """Give every line as many cells as there are columns; what stands further right has no name and goes."""
    for line in lines:
        yield Line(number=line.number, cells=(*line.cells[:width], *("",) * (width - len(line.cells))))
