"""Exporting: the records of one kind as JSON lines, a CSV table, an Excel workbook or an address book."""

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.private_files import new_private_file
from bot.progress import UNSEEN, Progress
from bot.spreadsheets import harmless
from bot.vcards import KINDS, vcard_of
from storage.exporting import Kind, Record, export, fields_of, opened_for_export

ROWS_OF_A_SHEET = 1_048_576  # Excel's own limit


class Format(StrEnum):
    """How records are written."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    VCF = "vcf"


class ExportRefused(Exception):
    """The records cannot be written there; the text is one sentence for the owner."""


async def export_to(url: str, kind: Kind, format: Format, output: Path | None, *, progress: Progress = UNSEEN) -> int:
    """Write all records of a kind to a file, or to standard output, and return how many they were.

    A file appears once it is whole, readable for its owner alone. Raises StorageError if the database cannot be
    read and ExportRefused if the output cannot be written, or not in this format.
    """
    if format is Format.VCF and kind not in KINDS:
        raise ExportRefused(f"As an address book (vcf) only {' and '.join(sorted(KINDS))} can be written.")
    async with opened_for_export(url) as connection, aclosing(export(connection, kind)) as records:
        with _opened(format, output) as file:
            return await _WRITERS[format](kind, _followed(records, progress), file)


async def _followed(records: AsyncIterator[Record], progress: Progress) -> AsyncIterator[Record]:
    async for record in records:
        yield record
        progress.add()


async def _write_jsonl(kind: Kind, records: AsyncIterator[Record], file: BinaryIO) -> int:
    count = 0
    async for record in records:
        file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return count


async def _write_csv(kind: Kind, records: AsyncIterator[Record], file: BinaryIO) -> int:
    # With the byte order mark, Excel reads Cyrillic as such.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    count = 0
    try:
        table.writerow(fields_of(kind))
        async for record in records:
            table.writerow([_harmless(_cell(value)) for value in record.values()])
            count += 1
    finally:
        text.detach()  # the file is not ours to close
    return count


async def _write_xlsx(kind: Kind, records: AsyncIterator[Record], file: BinaryIO) -> int:
    with TemporaryFile() as whole:  # a workbook is written back and forth, which a pipe does not allow
        count = await _fill_workbook(kind, records, whole)
        whole.seek(0)
        shutil.copyfileobj(whole, file)
    return count


async def _fill_workbook(kind: Kind, records: AsyncIterator[Record], file: BinaryIO) -> int:
    count = 0
    with Workbook(file, {"constant_memory": True}) as workbook:
        sheet = _add_sheet(workbook, kind)
        async for record in records:
            row = count % (ROWS_OF_A_SHEET - 1) + 1
            if row == 1 and count:
                sheet = _add_sheet(workbook, kind)
            for column, value in enumerate(record.values()):
                _write_cell(sheet, row, column, value)
            count += 1
    return count


async def _write_vcards(kind: Kind, records: AsyncIterator[Record], file: BinaryIO) -> int:
    count = 0
    async for record in records:
        file.write(vcard_of(kind, record))
        count += 1
    return count


_WRITERS = {
    Format.JSONL: _write_jsonl,
    Format.CSV: _write_csv,
    Format.XLSX: _write_xlsx,
    Format.VCF: _write_vcards,
}


def _add_sheet(workbook: Workbook, kind: Kind) -> Worksheet:
    sheets = len(workbook.worksheets())
    sheet = workbook.add_worksheet(f"{kind} {sheets + 1}" if sheets else kind)
    sheet.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True})
    for column, field in enumerate(fields_of(kind)):
        sheet.write_string(0, column, field, bold)
    return sheet


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """Write a cell with its type said, so that no text is ever taken for a formula, a number or a link."""
    match _cell(value):
        case bool() as flag:
            sheet.write_boolean(row, column, flag)
        case int() as number:
            sheet.write_number(row, column, number)
        case text if text:
            sheet.write_string(row, column, text)


def _cell(value: Any) -> bool | int | str:
    """Return what fits into one cell: an object as `name: value; ...`, a list of objects one a line."""
    match value:
        case None:
            return ""
        case dict():
            return "; ".join(f"{name}: {_text(part)}" for name, part in value.items() if part not in (None, []))
        case [dict(), *_]:
            return "\n".join(_text(part) for part in value)
        case list():
            return ", ".join(_text(part) for part in value)
        case _:
            found: bool | int | str = value
            return found


def _text(value: Any) -> str:
    cell = _cell(value)
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _harmless(cell: bool | int | str) -> str:
    return harmless(cell) if isinstance(cell, str) else _text(cell)


@contextmanager
def _opened(format: Format, output: Path | None) -> Iterator[BinaryIO]:
    with _standard_output(format) if output is None else _new_file(output) as file:
        yield file


@contextmanager
def _standard_output(format: Format) -> Iterator[BinaryIO]:
    if format is Format.XLSX and sys.stdout.isatty():
        raise ExportRefused("An Excel workbook cannot be shown in a terminal: please name a file with --output.")
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        # Whoever read along has seen enough; what is still buffered must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ExportRefused("The export was cut short, because its reader went away.") from error


@contextmanager
def _new_file(output: Path) -> Iterator[BinaryIO]:
    try:
        with new_private_file(output) as file:
            yield file
    except OSError as error:
        raise ExportRefused(f"The file {output} cannot be written: {error.strerror or error}.") from error
