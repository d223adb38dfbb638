"""Exporting to files: read back as anybody would read them, harmless in a spreadsheet, whole or not there."""

import csv
import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import bot.exporting
import bot.progress
from bot.domain.activity import Deed
from bot.domain.exclusion import ExclusionReason
from bot.exporting import ExportRefused, Format, export_to
from bot.progress import Progress
from storage import Session, StorageError, open_storage
from storage.exporting import Kind, fields_of
from tests.storage.examples import (
    ANNAS_EMAIL,
    ANNAS_PHONE,
    NOW,
    OLGA,
    add_client,
    add_interest,
    add_lead,
    add_prospect,
    shared,
    typed,
)

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ("=1+1", "+1+1", "-1", "＝1+1", "\t=1+1", "\r=1+1", '=HYPERLINK("https://example.com")')
POINTS_IN_A_CELL = (
    "kind: phone; value: +79123456789; verified: true; origin: shared; primary: true\n"
    "kind: email; value: anna_petrova@example.com; verified: false; origin: typed; primary: false"
)


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """A database with one record of each kind."""
    address = f"sqlite:///{tmp_path / 'leadhook.db'}"
    storage = await open_storage(address)
    await storage.migrate(NOW)
    async with storage.writing() as session:
        await fill(session)
    await storage.close()
    return address


async def fill(session: Session) -> None:
    anna = await add_prospect(session)
    interest = await add_interest(session, anna)
    points = [shared(ANNAS_PHONE, primary=True), typed(ANNAS_EMAIL)]
    lead = await add_lead(session, anna, points)
    await session.leads.attach_journal(lead.id, [interest.id])
    await session.directory.append_points(points, client=(await add_client(session)).id, now=NOW)
    await session.directory.add_company(name="ООО Ромашка", now=NOW)
    await session.exclusions.add(
        value=ANNAS_PHONE, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA, now=NOW
    )
    await session.activities.add(Deed.TAKEN, now=NOW, actor=OLGA, lead=lead.id)


@pytest.fixture
async def url_with_formulas(tmp_path: Path) -> str:
    """A database whose clients are named to hurt a spreadsheet."""
    return await _with_clients(tmp_path, *FORMULAS)


async def _with_clients(folder: Path, *names: str) -> str:
    address = f"sqlite:///{folder / 'named.db'}"
    storage = await open_storage(address)
    await storage.migrate(NOW)
    async with storage.writing() as session:
        for name in names:
            await add_client(session, name)
    await storage.close()
    return address


def jsonl_of(file: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.decode("utf-8").splitlines()]


def csv_of(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def sheets_of(file: bytes) -> dict[str, list[dict[str, str]]]:
    """Read a workbook as Excel shows it: each sheet's rows by the names in its first one."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        names = [
            sheet.attrib["name"]
            for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(f"{SHEET}sheet")
        ]
        return {
            name: list(_rows_of(ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))))
            for number, name in enumerate(names, start=1)
        }


def first_sheet_of(file: bytes) -> list[dict[str, str]]:
    return next(iter(sheets_of(file).values()))


def cards_of(file: bytes) -> list[dict[str, str]]:
    """Read an address book as a telephone does that knows no more than the names of properties."""
    cards = file.decode("utf-8").replace("\r\n ", "").removesuffix("END:VCARD\r\n").split("END:VCARD\r\n")
    lines = ((line.split(":", 1) for line in card.split("\r\n") if line) for card in cards if card)
    return [{"name": properties["FN"], **properties} for properties in map(dict, lines)]


READERS: dict[Format, Callable[[bytes], Sequence[dict[str, Any]]]] = {
    Format.JSONL: jsonl_of,
    Format.CSV: csv_of,
    Format.XLSX: first_sheet_of,
    Format.VCF: cards_of,
}
TABLES = (Format.JSONL, Format.CSV, Format.XLSX)


def _rows_of(sheet: ElementTree.Element) -> Iterator[dict[str, str]]:
    assert not list(sheet.iter(f"{SHEET}f")), "there is a formula in the sheet"
    rows = [
        {cell.attrib["r"].rstrip("0123456789"): "".join(cell.itertext()) for cell in row.iter(f"{SHEET}c")}
        for row in sheet.iter(f"{SHEET}row")
    ]
    for row in rows[1:]:
        yield {name: row.get(column, "") for column, name in rows[0].items()}


async def test_json_lines_hold_each_record_as_it_is(url: str, tmp_path: Path) -> None:
    assert await export_to(url, Kind.LEADS, Format.JSONL, tmp_path / "leads.jsonl") == 1

    (lead,) = jsonl_of(contents(tmp_path / "leads.jsonl"))
    assert (lead["name"], lead["journal"], lead["created_at"]) == ("Анна Петрова", [1], "2026-03-02T09:00:00.123Z")
    assert [point["value"] for point in lead["contact_points"]] == ["+79123456789", "anna_petrova@example.com"]


async def test_json_lines_keep_letters_readable(url: str, tmp_path: Path) -> None:
    await export_to(url, Kind.COMPANIES, Format.JSONL, tmp_path / "companies.jsonl")

    assert "ООО Ромашка".encode() in contents(tmp_path / "companies.jsonl")


async def test_a_csv_table_opens_in_excel_with_lists_as_text(url: str, tmp_path: Path) -> None:
    await export_to(url, Kind.LEADS, Format.CSV, tmp_path / "leads.csv")

    file = contents(tmp_path / "leads.csv")
    (lead,) = csv_of(file)
    assert file.startswith(b"\xef\xbb\xbf")
    assert (lead["name"], lead["journal"], lead["client"]) == ("Анна Петрова", "1", "")
    assert lead["contact_points"] == POINTS_IN_A_CELL


async def test_a_workbook_holds_the_same_table(url: str, tmp_path: Path) -> None:
    await export_to(url, Kind.LEADS, Format.XLSX, tmp_path / "leads.xlsx")

    sheets = sheets_of(contents(tmp_path / "leads.xlsx"))
    (lead,) = sheets["leads"]
    assert (lead["id"], lead["name"], lead["client"]) == ("1", "Анна Петрова", "")
    assert lead["contact_points"] == POINTS_IN_A_CELL


@pytest.mark.parametrize("kind", Kind)
async def test_every_kind_comes_out_in_every_format(url: str, tmp_path: Path, kind: Kind) -> None:
    for format in TABLES:
        assert await export_to(url, kind, format, tmp_path / f"out.{format}") == 1

    (line,) = jsonl_of(contents(tmp_path / "out.jsonl"))
    (row,) = csv_of(contents(tmp_path / "out.csv"))
    (sheet_row,) = sheets_of(contents(tmp_path / "out.xlsx"))[kind]
    assert tuple(line) == tuple(row) == tuple(sheet_row) == fields_of(kind)
    assert str(line["id"]) == row["id"] == sheet_row["id"]


async def test_a_formula_is_text_like_any_other_where_nothing_runs(url_with_formulas: str, tmp_path: Path) -> None:
    """JSON lines and address books say what is stored, without an apostrophe."""
    await export_to(url_with_formulas, Kind.CLIENTS, Format.JSONL, tmp_path / "clients.jsonl")
    await export_to(url_with_formulas, Kind.CLIENTS, Format.VCF, tmp_path / "clients.vcf")

    assert [client["name"] for client in jsonl_of(contents(tmp_path / "clients.jsonl"))] == list(FORMULAS)
    names = [card["name"] for card in cards_of(contents(tmp_path / "clients.vcf"))]
    assert names == [name.replace("\r", r"\n") for name in FORMULAS]


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.CLIENTS, Kind.COMPANIES}))
async def test_only_clients_and_companies_make_an_address_book(url: str, tmp_path: Path, kind: Kind) -> None:
    with pytest.raises(ExportRefused, match="only clients and companies"):
        await export_to(url, kind, Format.VCF, tmp_path / "book.vcf")

    assert names_in(tmp_path) == ["leadhook.db"]


async def test_an_empty_table_still_has_its_head(tmp_path: Path) -> None:
    storage = await open_storage(f"sqlite:///{tmp_path / 'empty.db'}")
    await storage.migrate(NOW)
    await storage.close()

    assert await export_to(f"sqlite:///{tmp_path / 'empty.db'}", Kind.LEADS, Format.CSV, tmp_path / "leads.csv") == 0

    assert contents(tmp_path / "leads.csv").decode("utf-8-sig").strip() == ",".join(fields_of(Kind.LEADS))


@pytest.mark.parametrize("separator", [";", "\t", "\n", ';"'])
async def test_what_another_separator_would_split_off_is_no_formula_either(tmp_path: Path, separator: str) -> None:
    """Excel splits where the country does: at a semicolon, say, and then a cell begins in the middle of ours."""
    address = await _with_clients(tmp_path, f"Анна{separator}=1+1")
    await export_to(address, Kind.CLIENTS, Format.CSV, tmp_path / "clients.csv")

    (client,) = csv_of(contents(tmp_path / "clients.csv"))
    assert client["name"] in (f"Анна{separator}'=1+1", "Анна;'\"=1+1")


async def test_what_begins_like_a_formula_is_plain_text_in_csv(url_with_formulas: str, tmp_path: Path) -> None:
    await export_to(url_with_formulas, Kind.CLIENTS, Format.CSV, tmp_path / "clients.csv")

    names = [client["name"] for client in csv_of(contents(tmp_path / "clients.csv"))]
    assert names == [f"{name[: -len(name.lstrip())]}'{name.lstrip()}" for name in FORMULAS]


async def test_what_begins_like_a_formula_is_plain_text_in_a_workbook(url_with_formulas: str, tmp_path: Path) -> None:
    await export_to(url_with_formulas, Kind.CLIENTS, Format.XLSX, tmp_path / "clients.xlsx")

    names = [client["name"] for client in sheets_of(contents(tmp_path / "clients.xlsx"))["clients"]]
    assert names[:4] == list(FORMULAS[:4])
    assert names[-1] == FORMULAS[-1]


async def test_a_phone_alone_in_a_csv_cell_can_be_read_in_again(url: str, tmp_path: Path) -> None:
    await export_to(url, Kind.EXCLUSIONS, Format.CSV, tmp_path / "exclusions.csv")

    (exclusion,) = csv_of(contents(tmp_path / "exclusions.csv"))
    assert (exclusion["value"], exclusion["over_client"]) == ("+79123456789", "false")


async def test_a_workbook_goes_on_on_another_sheet_when_one_is_full(
    url_with_formulas: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.exporting, "ROWS_OF_A_SHEET", 4)

    assert await export_to(url_with_formulas, Kind.CLIENTS, Format.XLSX, tmp_path / "clients.xlsx") == len(FORMULAS)

    sheets = sheets_of(contents(tmp_path / "clients.xlsx"))
    assert {name: [row["id"] for row in rows] for name, rows in sheets.items()} == {
        "clients": ["1", "2", "3"],
        "clients 2": ["4", "5", "6"],
        "clients 3": ["7"],
    }


@pytest.mark.parametrize("format", Format)
async def test_without_a_file_the_export_goes_to_standard_output(
    url: str, format: Format, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert await export_to(url, Kind.COMPANIES, format, None) == 1

    written = capsysbinary.readouterr().out
    assert [company["name"] for company in READERS[format](written)] == ["ООО Ромашка"]


async def test_a_workbook_is_not_poured_into_a_terminal(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    with pytest.raises(ExportRefused, match="--output"):
        await export_to(url, Kind.LEADS, Format.XLSX, None)


def test_a_reader_that_goes_away_ends_the_export_in_a_sentence(url: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    program = (
        "import asyncio, sys\nfrom bot.exporting import *\n"
        "try: asyncio.run(export_to(sys.argv[1], Kind.LEADS, Format.JSONL, None))\n"
        "except ExportRefused as refused: print(refused, file=sys.stderr)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program, url], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )

    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "The export was cut short, because its reader went away.\n")


async def test_whoever_waits_for_a_long_export_is_told_how_far_it_is(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bot.progress, "SECONDS_BETWEEN", -1)

    await export_to(url, Kind.LEADS, Format.CSV, tmp_path / "leads.csv", progress=Progress("so far: {}"))

    assert capsys.readouterr().err == "so far: 1\n"


async def test_an_exported_file_is_for_its_owner_alone(url: str, tmp_path: Path) -> None:
    await export_to(url, Kind.LEADS, Format.JSONL, tmp_path / "leads.jsonl")

    assert mode_of(tmp_path / "leads.jsonl") == 0o600


async def test_a_file_that_cannot_be_written_is_refused_in_a_sentence(url: str, tmp_path: Path) -> None:
    output = tmp_path / "nowhere" / "leads.csv"

    with pytest.raises(ExportRefused) as refused:
        await export_to(url, Kind.LEADS, Format.CSV, output)

    assert str(refused.value) == f"The file {output} cannot be written: No such file or directory."


@pytest.mark.parametrize("format", Format)
async def test_an_export_that_fails_leaves_the_file_as_it_was(
    url: str, tmp_path: Path, format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "leads.out"
    await export_to(url, Kind.CLIENTS, Format.JSONL, output)
    before = contents(output)
    (record,) = jsonl_of(before)

    async def broken(*_: object) -> Any:
        yield record
        raise StorageError("The database went away.")

    monkeypatch.setattr(bot.exporting, "export", broken)
    with pytest.raises(StorageError):
        await export_to(url, Kind.CLIENTS, format, output)

    assert contents(output) == before
    assert names_in(tmp_path) == ["leadhook.db", "leads.out"]


async def test_a_database_that_is_not_there_is_refused_and_no_file_appears(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no database"):
        await export_to(f"sqlite:///{tmp_path / 'leadhook.db'}", Kind.LEADS, Format.CSV, tmp_path / "leads.csv")

    assert names_in(tmp_path) == []


def contents(path: Path) -> bytes:
    return path.read_bytes()


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())
