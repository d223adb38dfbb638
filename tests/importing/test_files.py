"""Any file that holds people is read: whatever its encoding, its delimiter or the program that wrote it."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.domain.imported.records import PersonRead
from bot.importing import FileFault, FileRefused, Limits, read_file
from bot.importing.table import Format
from bot.importing.understood import understand_file
from bot.json_lines import LONGEST_LINE

FILES = Path(__file__).parent / "files"

Read = tuple[tuple[str, ...], list[tuple[str, ...]]]


def read(path: Path, content: bytes, limits: Limits | None = None) -> Read:
    """The headers of a file, and its lines."""
    path.write_bytes(content)
    with read_file(path, limits or Limits()) as table:
        return table.headers, [line.cells for line in table.lines]


def fault_of(path: Path, content: bytes, limits: Limits | None = None) -> FileFault:
    """Why a file is refused."""
    with pytest.raises(FileRefused) as refused:
        read(path, content, limits)
    return refused.value.fault


def workbook(fill: Callable[[Workbook, Worksheet], None], *, sheets: int = 1) -> bytes:
    """A workbook whose last sheet was filled."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        for _ in range(sheets - 1):
            book.add_worksheet()
        fill(book, book.add_worksheet())
    return content.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a file may be; its name says nothing."""
    return tmp_path / "clients"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_text_table_is_read_in_any_encoding_with_any_delimiter(file: Path, encoding: str, delimiter: str) -> None:
    rows = [("Имя", "Телефон", "Заметка"), ("Анна Петрова", "+7 912 345-67-89", "звонить утром"), ("Иван", "", "")]
    content = "\r\n".join(map(delimiter.join, rows)).encode(encoding)
    assert read(file, content) == (rows[0], rows[1:])


def test_a_delimiter_inside_of_words_does_not_mislead(file: Path) -> None:
    content = "Имя;Заметка\nАнна;пирог, торт, чай\nИван;сок, вода\n".encode()
    assert read(file, content)[1] == [("Анна", "пирог, торт, чай"), ("Иван", "сок, вода")]


def test_the_line_in_which_excel_says_the_delimiter_is_no_header(file: Path) -> None:
    assert read(file, b"sep=|\r\nname|phone\r\nAnna|123\r\n") == (("name", "phone"), [("Anna", "123")])


def test_lines_are_counted_as_in_the_file_and_empty_ones_left_out(file: Path) -> None:
    file.write_text('\nname;note\n\n"Anna";"two\nlines"\n;\nIvan;x\n')
    with read_file(file) as table:
        assert [(line.number, line.cells[0]) for line in table.lines] == [(4, "Anna"), (7, "Ivan")]


def test_every_line_gets_as_many_cells_as_there_are_headers(file: Path) -> None:
    assert read(file, b"a;b;c\n1\n1;2;3;4\n")[1] == [("1", "", ""), ("1", "2", "3")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]))] * 3),
        min_size=1,
    )
)
def test_what_was_written_as_csv_is_read_as_it_was(file: Path, rows: list[tuple[str, str, str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([("имя", "телефон", "заметка"), *rows])
    kept = [stripped for row in rows if any(stripped := tuple(cell.strip() for cell in row))]
    if kept:
        assert read(file, text.getvalue().encode("utf-8-sig"))[1] == kept


def test_cells_of_a_workbook_are_written_as_a_person_would(file: Path) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Имя", "Телефон"])
        sheet.write_row(1, 0, ["Анна", 79123456789])
        sheet.write_row(2, 0, [True, 1.5])
        sheet.write_datetime(3, 1, date(2026, 11, 23), book.add_format({"num_format": "dd.mm.yyyy"}))
        sheet.write_formula(4, 0, '=HYPERLINK("x")', None, "Иван")

    lines = read(file, workbook(fill))[1]
    assert lines == [("Анна", "79123456789"), ("yes", "1.5"), ("", "2026-11-23"), ("Иван", "")]


def test_a_cell_merged_over_several_lines_says_the_same_in_each(file: Path) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Компания", "Имя"])
        sheet.merge_range(1, 0, 2, 0, "Ромашка")
        sheet.write_column(1, 1, ["Анна", "Иван", "Ольга"])

    assert read(file, workbook(fill))[1] == [("Ромашка", "Анна"), ("Ромашка", "Иван"), ("", "Ольга")]


def test_the_first_sheet_that_has_lines_is_read(file: Path) -> None:
    content = workbook(lambda _, sheet: sheet.write_column(0, 0, ["Имя", "Анна"]), sheets=3)
    assert read(file, content) == (("Имя",), [("Анна",)])


OLD_CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2=D0=B0;=\r\n=D0=90=D0=BD=D0=BD=D0=B0;;;\r\n"
    "TEL;CELL:+79123456789\r\nTEL;WORK;PREF:84951234567\r\nEND:VCARD\r\n"
)
NEW_CARD = (
    'BEGIN:VCARD\nVERSION:4.0\nFN:Joh\n n O\\, Smith\nitem1.EMAIL;TYPE="work,home":j@example.com\n'
    "TEL;VALUE=uri:tel:+49-123-45\nORG:ACME\\; Co;Sales\nNOTE:first\\nsecond\nPHOTO;ENCODING=b:AAAA\n AAAA\nEND:VCARD\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_address_books_are_read_card_by_card(file: Path, encoding: str) -> None:
    headers, cards = read(file, (OLD_CARD + NEW_CARD).encode(encoding))
    old, new = (dict(zip(headers, card, strict=True)) for card in cards)
    assert old["N"] == "Анна Петрова"
    assert old["TEL"] == "+79123456789\n84951234567"
    assert new["FN"] == "John O, Smith"
    assert (new["EMAIL"], new["TEL"], new["ORG"]) == ("j@example.com", "+49-123-45", "ACME; Co")
    assert new["NOTE"] == "first second"


def test_a_card_in_an_old_telephones_encoding_is_readable(file: Path) -> None:
    content = "BEGIN:VCARD\nFN:Анна\nTEL:123\nEND:VCARD\n".encode("cp1251")
    assert read(file, content)[1][0][0] == "Анна"


def test_a_card_that_does_not_end_is_left_out(file: Path) -> None:
    assert [card[0] for card in read(file, b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nFN:C")[1]] == ["B"]


LIST = """\ufeff{"id": 1, "name": "Анна Петрова", "phones": ["8 912 345-67-89", "12"], "company": "Ромашка"}

{"name": "Иван", "emails": ["ivan@example.com", null], "contact_points": [
{"name": ["Ольга"], "age": 31.0, "contact_points": [{"value": "+74951234567", "kind": "phone", "extension": "12"},
5
{"name": "Olga", "contact_points": [{"kind": "telegram", "value": "42"}, {"number": "+1 212 555 2368"}], "vip": true}
{"name": "\\ud83d", "phones": [[[]]], "emails": "a@example.com"}
"""


def test_json_lines_are_a_table_of_all_their_names(file: Path) -> None:
    """A line that is no object is told with its number; halves of characters make no file unreadable."""
    file.write_text(LIST, encoding="utf-8")
    with read_file(file) as table:
        lines = list(table.lines)
        assert table.headers == ("id", "name", "phones", "company", "contact_points", "vip", "emails")
    assert [(line.number, line.broken[:9]) for line in lines if line.broken] == [
        (3, '{"name": '), (4, '{"name": '), (5, "5")
    ]  # fmt: skip
    assert [line.cells for line in lines if not line.broken] == [
        ("1", "Анна Петрова", "8 912 345-67-89\n12", "Ромашка", "", "", ""),
        ("", "Olga", "", "", "tg://user?id=42\nnumber: +1 212 555 2368", "yes", ""),
        ("", "?", "", "", "", "", "a@example.com"),
    ]


def test_the_apostrophe_that_keeps_a_spreadsheet_from_running_a_text_goes(file: Path) -> None:
    """JSON lines have none: there it is what somebody has written."""
    for content, note in (("name;note\nAnna;'=1+1\n", "=1+1"), ('{"name": "Anna", "note": "\'=1+1"}\n', "'=1+1")):
        file.write_text(content)
        with understand_file(file) as understood:
            [(_, anna)] = understood.read("RU")
        assert isinstance(anna, PersonRead)
        assert anna.note == note


def test_json_lines_without_an_object_are_refused(file: Path) -> None:
    assert fault_of(file, b"{name: Anna}\n{}\n") is FileFault.BROKEN
    assert fault_of(file, b'{"a": 1, "b": 2, "c": 3}\n', Limits(columns=2)) is FileFault.TOO_MANY_COLUMNS
    nested, long = b'{"a": ' + b"[" * 100_000, b'{"a": "' + b"x" * LONGEST_LINE + b'"}'
    assert read(file, b'{"name": "Anna"}\n' + nested + b"\n" + long)[1] == [("Anna",), ("",), ("",)]


def bomb() -> bytes:
    """A workbook of a few kilobytes that unpacks to many megabytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b"\n\n \n", FileFault.EMPTY),
        (b"name;phone\n", FileFault.NO_ROWS),
        (b"name;phone\n;\n;\n", FileFault.NO_ROWS),
        (b"PK\x03\x04 and nothing else", FileFault.BROKEN),
        (bomb(), FileFault.TOO_DENSE),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1" * 500, FileFault.UNKNOWN_FORMAT),
        (b"%PDF-1.7\n\0\0\0", FileFault.UNKNOWN_FORMAT),
        (workbook(lambda _, sheet: sheet.write(0, 0, "Имя")), FileFault.NO_ROWS),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(file: Path, content: bytes, fault: FileFault) -> None:
    assert fault_of(file, content) is fault


def test_a_workbook_behind_a_password_is_told_as_such(file: Path) -> None:
    """As Office writes it: an old container around the encrypted workbook."""
    assert fault_of(file, (FILES / "locked.xlsx").read_bytes()) is FileFault.LOCKED


def test_what_is_too_much_is_refused(file: Path) -> None:
    rows = b"name\n" + b"Anna\n" * 11
    assert fault_of(file, rows, Limits(rows=10)) is FileFault.TOO_MANY_ROWS
    assert fault_of(file, rows, Limits(bytes=10)) is FileFault.TOO_LARGE
    assert fault_of(file, b"a;b;c\n1;2;3\n", Limits(columns=2)) is FileFault.TOO_MANY_COLUMNS
    sheet = workbook(lambda _, sheet: sheet.write_column(0, 0, ["name"] + ["Anna"] * 11))
    assert fault_of(file, sheet, Limits(rows=10)) is FileFault.TOO_MANY_ROWS
    assert fault_of(file, sheet, Limits(unpacked=1_000)) is FileFault.TOO_DENSE


def test_a_long_cell_is_cut(file: Path) -> None:
    assert read(file, b"name;note\nAnna;" + b"x" * 100, Limits(cell=10))[1] == [("Anna", "x" * 10)]


def test_the_format_is_told_by_what_stands_inside(file: Path) -> None:
    for content, kind in (
        (b"name\nAnna\n", Format.CSV),
        (workbook(lambda _, sheet: sheet.write_column(0, 0, ["name", "Anna"])), Format.XLSX),
        (NEW_CARD.encode(), Format.VCARD),
        (b'{"name": "Anna"}\n', Format.JSONL),
    ):
        file.write_bytes(content)
        with read_file(file) as table:
            assert table.format is kind
