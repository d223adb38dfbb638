"""Excel workbooks: the first sheet that has more than one line; formulas are their results, as text."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import BinaryIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.table import Format, Line, Table

_BEHIND_A_PASSWORD = "EncryptedPackage".encode("utf-16-le")  # names the part that holds such a workbook [MS-OFFCRYPTO]

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_workbook(file: BinaryIO, *, most_unpacked: int, most_rows: int) -> Table:
    """Read the first sheet with lines under its headers.

    Raises FileRefused for a workbook behind a password, one that unpacks to more than `most_unpacked` bytes, one of
    more rows than are taken, and what is no workbook.
    """
    _look_at_the_packing(file, most_unpacked)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        sheet = _sheet_with_lines(workbook)
    except PasswordError as error:
        raise FileRefused(FileFault.LOCKED) from error
    except CalamineError as error:
        raise FileRefused(FileFault.BROKEN) from error
    if sheet.height > most_rows + 1:
        raise FileRefused(FileFault.TOO_MANY_ROWS, f"{most_rows:,}")
    lines = _lines(sheet)
    first = next(lines)
    return Table(format=Format.XLSX, headers=tuple(map(str.strip, first.cells)), lines=lines, sheet=sheet.name)


def _look_at_the_packing(file: BinaryIO, most_unpacked: int) -> None:
    """Refuse what is locked, and what says of itself that it is far larger than it looks; calamine checks that."""
    is_packed = zipfile.is_zipfile(file)
    file.seek(0)
    if not is_packed:
        if _BEHIND_A_PASSWORD in file.read():
            raise FileRefused(FileFault.LOCKED)
        file.seek(0)
        return
    try:
        with zipfile.ZipFile(file) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise FileRefused(FileFault.BROKEN) from error
    if unpacked > most_unpacked:
        raise FileRefused(FileFault.TOO_DENSE)
    file.seek(0)


def _sheet_with_lines(workbook: CalamineWorkbook) -> CalamineSheet:
    sheets = [each.name for each in workbook.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    for name in sheets:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height > 1:
            return sheet
    raise FileRefused(FileFault.NO_ROWS)


def _lines(sheet: CalamineSheet) -> Iterator[Line]:
    """Yield the lines; a cell that was merged over several of them says the same in each."""
    top, left = sheet.start or (0, 0)
    begin = {first: last[0] for first, last in sheet.merged_cell_ranges or ()}
    carried: dict[int, tuple[str, int]] = {}
    for number, row in enumerate(sheet.iter_rows(), top):
        cells = [_text(cell) for cell in row]
        for column, text in enumerate(cells):
            if (number, left + column) in begin:
                carried[column] = (text, begin[number, left + column])
            elif column in carried and not text and number <= carried[column][1]:
                cells[column] = carried[column][0]
        yield Line(number=number + 1, cells=tuple(cells))


def _text(cell: Cell) -> str:
    """Write a cell as a person would type it: a long number with all its digits, a day as 2026-11-23."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
