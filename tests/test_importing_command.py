"""`leadhook import`: people's own files come in whole or not at all, what is left out is told, and all goes again."""

import asyncio
import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.clock import Clock
from bot.exporting import Format, export_to
from bot.importing_command import ImportRefused, import_file, leave_import, undo_import
from bot.usecases.import_clients import begin_import, give_up_import
from bot.usecases.ports import Turn
from storage import Session, StorageError, open_storage
from storage.exporting import Kind, opened_for_export
from tests.importing.test_files import FILES, bomb

PEOPLE = "Имя;Телефон\nАнна Петрова;8 912 345-67-89\nИван;8 912 345-67-80\n"
MANY = "Имя;Почта\n" + "".join(f"Анна;anna{n}@example.com\n" for n in range(20_000))
SOON = 30.0
LOOK = 0.02


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """An empty database."""
    address = f"sqlite:///{tmp_path / 'leadhook.db'}"
    storage = await open_storage(address)
    await storage.migrate(Clock().now())
    await storage.close()
    return address


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file with two people."""
    return written(tmp_path, PEOPLE)


def written(folder: Path, content: str) -> Path:
    file = folder / "people.csv"
    file.write_text(content, encoding="utf-8")
    return file


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was said on standard error."""
    return capsys.readouterr().err.splitlines()


async def exported(url: str, folder: Path) -> bytes:
    """The directory, byte by byte."""
    for kind in (Kind.CLIENTS, Kind.COMPANIES):
        await export_to(url, kind, Format.JSONL, folder / kind)
    return (folder / Kind.CLIENTS).read_bytes() + (folder / Kind.COMPANIES).read_bytes()


async def count(url: str, table: str) -> int:
    async with opened_for_export(url) as connection:
        [row] = await connection.rows(f"SELECT count(*) AS rows FROM {table}")
        return int(row["rows"])


async def turned(url: str, deed: str) -> int:
    """Begin an import, or give up the one under way, in another process as it were; return its number."""
    storage = await open_storage(url)
    try:
        async with storage.writing() as session:
            return await _begun(session) if deed == "begin" else await _given_up(session)
    finally:
        await storage.close()


async def _begun(session: Session) -> int:
    return await begin_import(Turn(records=session, now=Clock().now()), "other.csv", by=None)


async def _given_up(session: Session) -> int:
    found = await session.imports.find_under_way()
    assert found is not None
    await give_up_import(Turn(records=session, now=Clock().now()), found.id)
    return found.id


async def refusal(url: str, file: Path) -> str:
    """Why a file is not taken in."""
    with pytest.raises(ImportRefused) as refused:
        await import_file(url, file, "RU", dry_run=False)
    return str(refused.value).removeprefix(f"{file}: ")


EXPORTS = {
    "bitrix24.csv": {
        "Анна Ивановна Петрова": ("client", "+74951234567 anna@example.com +79123456789"),
        "Иван": ("supplier", "+79123456780 +79123456781"),
    },
    "amocrm.xlsx": {"Анна Петрова": ("client", "+79123456789 anna@example.com"), "ООО Лютик": ("", "+74957654321")},
    "hubspot.csv": {"Lucy Brown": ("client", "lucy@example.com"), "Omar": ("client", "+4930901820 omar@example.com")},
    "google.csv": {
        "Анна Петрова": ("client", "+79123456789 anna@example.com +79123456780 anna@ромашка.рф"),
    },
    "phone.vcf": {
        "Анна Петрова": ("client", "+79123456789 anna@example.com +74951234567"),
        "Такси": ("client", "+74957654321"),
    },
}


@pytest.mark.parametrize("name", EXPORTS)
async def test_what_other_programs_export_comes_in(url: str, tmp_path: Path, name: str) -> None:
    """And taken in once more, it changes nothing; taken back, nothing of it is left."""
    empty = await exported(url, tmp_path)
    await import_file(url, FILES / name, "RU", dry_run=False)
    found = await exported(url, tmp_path)
    await import_file(url, FILES / name, "RU", dry_run=False)
    assert await exported(url, tmp_path) == found

    people = [line for line in records(found) if line["contact_points"]]
    assert {each["name"]: (each.get("kind", ""), values(each)) for each in people} == EXPORTS[name]
    for number in (2, 1):
        await undo_import(url, number)
    assert await exported(url, tmp_path) == empty


def records(exports: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exports.decode().splitlines()]


def values(record: dict[str, Any]) -> str:
    """The contacts of a card, in their order."""
    return " ".join(point["value"] for point in record["contact_points"])


async def test_each_thing_left_out_is_told_with_its_line(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A date for a phone, a header twice, digits for a name, the same person five times, in UTF-16."""
    await import_file(url, FILES / "spoiled.csv", "RU", dry_run=False)
    first, *lines, counts, last = told(capsys)
    assert first.startswith("spoiled.csv (csv, utf-16, 12 lines): first_name from Имя; phone from Телефон; phone from")
    assert lines == [
        "line 2: new, without a date in place of a phone: 01.02.1990",
        "line 2: new, without what is no e-mail: a@",
        "line 7: conflicting, the contact is known under another name: Ольга Ким",
        "line 8: refused, there is no name: 89123456780",
        "line 9: refused, that is no name (digits): 123",
        "line 10: refused, that is no name (role): менеджер",
        "line 11: refused, a company without a person: Лютик",
        "line 12: refused, that is no name (markup): =1+1",
        "line 13: new, without a phone whose last digits a spreadsheet has cut off: 7,91235E+10",
    ]
    assert counts == "2 new, 0 merged, 4 known, 1 conflicting, 5 refused."
    assert last == "Import 1 is done. To take it back: leadhook import --undo 1"


PEOPLE_AS_JSON = """{"id": "v1", "name": "Анна Петрова", "phones": ["8 912 345-67-89"], "company": "Ромашка"}
{"id": "v2", "name": "Иван", "phones": ["12"], "emails": ["ivan@example.com"], "company": null}
{"id": "v3", "name":
{"id": "v4", "name": null, "phones": ["8 912 345-67-80"]}
"""


async def test_a_list_as_json_lines_comes_in(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `leadhook match` takes it; lines that are none are told with their number."""
    await import_file(url, written(tmp_path, PEOPLE_AS_JSON), "RU", dry_run=False)
    first, *lines = told(capsys)
    assert first == "people.csv (jsonl, utf-8, 4 lines): name from name; phone from phones; company from company; " \
        "email from emails."  # fmt: skip
    assert lines[:-1] == [
        "line 2: new, without what is no phone: 12",
        'line 3: refused, this line cannot be read: {"id": "v3", "name":',
        "line 4: refused, there is no name: v4",
        "2 new, 0 merged, 0 known, 0 conflicting, 2 refused.",
    ]
    people = [(each["name"], values(each), each.get("company_name")) for each in records(await exported(url, tmp_path))]
    assert people == [
        ("Анна Петрова", "+79123456789", "Ромашка"),
        ("Иван", "ivan@example.com", None),
        ("Ромашка", "", None),
    ]


async def test_a_dry_run_tells_and_changes_nothing(
    url: str, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = await exported(url, tmp_path)
    await import_file(url, people, "RU", dry_run=True)
    assert told(capsys)[1:] == ["2 new, 0 merged, 0 known, 0 conflicting, 0 refused.", "Nothing was changed."]
    assert await exported(url, tmp_path) == before
    for table in ("clients", "contact_values", "import_lines"):
        assert await count(url, table) == 0


async def test_a_dry_run_tells_who_may_be_known_already(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the reason, also in the report; the line would come in all the same."""
    await import_file(url, written(tmp_path, "Имя;Телефон\nМария Римская;8 912 345-67-89\n"), "RU", dry_run=False)
    storage = await open_storage(url)
    async with storage.writing() as session:
        assert await session.likeness.take_in(9)
    await storage.close()
    told(capsys)

    report = tmp_path / "report.csv"
    file = written(tmp_path, "Имя;Телефон\nРоза;8 912 345-00-00\nМаша Римская;8 912 345-67-81\n")
    await import_file(url, file, "RU", dry_run=True, report=report)
    why = "looks like Мария Римская: a similar name, one digit of the phone differs"
    assert told(capsys)[1:] == [
        f"line 3: new, {why}: Маша Римская",
        "2 new, 0 merged, 0 known, 0 conflicting, 0 refused.",
        "1 of the new people may be known already.",
        "Nothing was changed.",
    ]
    with report.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert rows[1:] == [["2", "new", "", "Роза"], ["3", "new", why, "Маша Римская"]]
    assert await count(url, "import_likely") == 0


async def test_ten_thousand_lines_without_a_name_are_counted_and_reported(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first twenty are told; a report has all of them, and nothing that a spreadsheet would run."""
    file = written(tmp_path, "Имя;Телефон\nАнна;\n;=1+1\n" + ";89123456789\n" * 9_999)
    report = tmp_path / "report.csv"
    await import_file(url, file, "RU", dry_run=False, report=report)
    lines = told(capsys)
    assert len([line for line in lines if line.startswith("line ")]) == 20
    assert "... and 9,980 more like these." in lines
    assert report.stat().st_mode & 0o777 == 0o600
    with report.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert rows[:3] == [
        ["line", "outcome", "reason", "words"],
        ["2", "new", "", "Анна"],
        ["3", "refused", "there is no name", "'=1+1"],
    ]
    assert len(rows) == 10_002


async def test_a_report_that_cannot_be_written_stops_everything(url: str, people: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="the report cannot be written: No such file or directory"):
        await import_file(url, people, "RU", dry_run=False, report=tmp_path / "nowhere" / "report.csv")
    assert await count(url, "imports") == 0


AWKWARD = {
    "there is nothing in it": b"",
    "there are headers at most, and nobody below them": b"name;phone\n",
    "no column is called Name or Company; name one so in the first line": "Цена;Цвет\n1;2\n".encode(),
    "it has more than 200,000 rows; split it": b"name\n" + b"Anna\n" * 1_000_000,
    "it has more than 200 columns; leave only those about people": b";".join([b"x"] * 201) + b"\n1\n",
    "it is no table that can be read; save it as CSV or XLSX": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "it is damaged or cut off; save it once more": b"PK\x03\x04" + bytes(100),
    "it would unpack to far more than such a table needs, so it is not opened; save it as CSV": bomb(),
    "it is locked with a password; save it without one": (FILES / "locked.xlsx").read_bytes(),
}


@pytest.mark.parametrize("sentence", AWKWARD)
async def test_a_file_that_is_no_table_of_people_is_one_sentence(url: str, tmp_path: Path, sentence: str) -> None:
    file = tmp_path / "people"
    file.write_bytes(AWKWARD[sentence])
    assert await refusal(url, file) == sentence
    assert await count(url, "imports") == 0


async def test_a_file_that_is_not_there_is_one_sentence(url: str, tmp_path: Path) -> None:
    assert await refusal(url, tmp_path / "none.csv") == "there is no such file"
    assert await refusal(url, tmp_path) == "there is no such file"


async def test_a_database_of_another_version_is_one_sentence(people: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="please run leadhook migrate"):
        await import_file(f"sqlite:///{tmp_path / 'new.db'}", people, "RU", dry_run=False)


async def test_only_one_file_comes_in_at_a_time(url: str, people: Path) -> None:
    """Two would not know of each other; what is not through is named, with the way out."""
    other = await turned(url, "begin")
    assert await refusal(url, people) == (
        f"import {other} is not through yet; to leave it: leadhook import --give-up {other}"
    )
    await leave_import(url, other)
    await import_file(url, people, "RU", dry_run=False)
    assert await count(url, "clients") == 2


async def test_an_import_that_somebody_gives_up_ends(url: str, tmp_path: Path) -> None:
    async with asyncio.timeout(SOON), asyncio.TaskGroup() as nursery:
        coming = nursery.create_task(refusal(url, written(tmp_path, MANY)))
        await until_some_are_staged(url)
        other = await turned(url, "give up")
        assert await coming == f"import {other} was given up meanwhile; nothing was changed"
    assert await count(url, "clients") == 0


async def test_only_what_is_there_can_be_taken_back_or_left(url: str, people: Path) -> None:
    await import_file(url, people, "RU", dry_run=False)
    await undo_import(url, 1)
    for again in (1, 7):
        with pytest.raises(ImportRefused, match="is no import that can be taken back"):
            await undo_import(url, again)
        with pytest.raises(ImportRefused, match="is no import that is under way"):
            await leave_import(url, again)


class CutShort(io.StringIO):
    """A terminal of which whoever reads along takes the first line only."""

    def write(self, words: str) -> int:
        if "\n" in self.getvalue():
            raise BrokenPipeError
        return super().write(words)


@pytest.mark.parametrize("dry_run", [True, False])
async def test_what_nobody_reads_to_its_end_stands_in_no_ones_way(
    url: str, people: Path, monkeypatch: pytest.MonkeyPatch, *, dry_run: bool
) -> None:
    """All lines are there, and how many it was meant to tell: nothing comes in, and the next file may."""
    with monkeypatch.context() as reading:
        reading.setattr(sys, "stderr", CutShort())
        with pytest.raises(BrokenPipeError):
            await import_file(url, people, "RU", dry_run=dry_run)
    assert await count(url, "clients") == 0
    await import_file(url, people, "RU", dry_run=False)
    assert await count(url, "clients") == 2


async def test_a_kill_in_the_middle_leaves_nothing_half_visible(url: str, tmp_path: Path) -> None:
    """And the next one says how to go on."""
    before = await exported(url, tmp_path)
    file = written(tmp_path, MANY)
    process = command(tmp_path, str(file))
    try:
        async with asyncio.timeout(SOON):
            await until_some_are_staged(url)
    finally:
        process.kill()
        process.communicate()

    assert await exported(url, tmp_path) == before
    written(tmp_path, PEOPLE)
    assert ended(command(tmp_path, str(file))) == (
        2,
        "import 1 is not through yet; to leave it: leadhook import --give-up 1",
    )
    assert ended(command(tmp_path, "--give-up", "1")) == (0, "Nothing was changed.")
    assert ended(command(tmp_path, str(file))) == (0, "Import 2 is done. To take it back: leadhook import --undo 2")
    assert ended(command(tmp_path, "--undo", "2")) == (0, "Import 2 is taken back.")
    assert await exported(url, tmp_path) == before
    assert await count(url, "clients") == 2


async def until_some_are_staged(url: str) -> None:
    while not await count(url, "import_lines"):
        await Clock().sleep(LOOK)


def command(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Begin the real command."""
    config = folder / "config.toml"
    config.write_text(f'[storage]\nurl = "sqlite:///{folder / "leadhook.db"}"\n', encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "import", *arguments, "--config", str(config)],
        stderr=subprocess.PIPE, text=True, env={"PATH": "/usr/bin:/bin"},
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How a command ended, and what it said last."""
    said = process.communicate(timeout=60)[1]
    return process.returncode, said.splitlines()[-1]
