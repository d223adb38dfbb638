"""A table as it was read: what stands above the columns, and the lines below with their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What wrote a file."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table: where it begins in the file (the first is 1), and a text for each column.

    `broken`: how a line begins that cannot be read; its cells are empty.
    """

    number: int
    cells: tuple[str, ...]
    broken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a file holds. `lines` is read once; reading goes on while the file is open.

    Every line has as many cells as there are headers.
    """

    format: Format
    headers: tuple[str, ...]
    lines: Iterator[Line]
    encoding: str = ""
    sheet: str = ""
