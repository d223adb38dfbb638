"""Awkward files as people have them: each comes in as far as it can be read, and says what it is without."""

from contextlib import aclosing

import pytest

from bot.domain.imported.looks import Look
from bot.domain.imported.records import CompanyRead, LineRefused, PersonRead, Read
from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.child import Portion, Refusal, read_apart, tell
from tests.importing.test_files import FILES


def said(read: Read) -> str:
    """A line in short: its number, who or why not, the contacts, and what is left out."""
    match read:
        case LineRefused():
            return f"{read.line} {read.name_fault or read.fault}: {read.words}"
        case PersonRead() | CompanyRead():
            contacts = [point.value.normal_form for point in read.points]
            losses = [f"without {left.loss} {left.words}" for left in read.left_out]
            company = [read.company] if isinstance(read, PersonRead) and read.company else []
            return " ".join([str(read.line), read.name, *company, *contacts, *losses])


AWKWARD: dict[str, list[str] | FileFault] = {
    "bomb.xlsx": FileFault.TOO_DENSE,
    "dates.xlsx": [
        "2 Анна Петрова +79123456789 without date_as_phone 1990-02-01",
        "3 Иван +79123456780 without date_as_phone 2026-11-23T10:30:00",
    ],
    "doubled.csv": [
        "2 Анна +79123456789 +79123456780 without second_value Петрова",
        "3 words: Имя",
        "4 Иван +79123456781",
    ],
    "headless.csv": FileFault.NO_NAMES,
    "list.jsonl": [
        "1 Анна Петрова Ромашка +79123456789",
        '2 broken: {"name": "Иван", "emails": [',
        "3 broken: [1]",
        "4 Ольга Ким olga@example.com",
    ],
    "locked.xlsx": FileFault.LOCKED,
    "merged.xlsx": [
        "2 Анна Петрова Ромашка +79123456789",
        "3 Иван Ромашка +79123456780",
        "4 company_without_person: Ромашка",
        "5 Ольга Ким +79123456782",
    ],
    "torn.csv": [
        "2 Петрова Анна +79123456789",
        "3 broken: Си\N{REPLACEMENT CHARACTER}оров Иван",
        "4 Ким Ольга +79123456781",
    ],
    "windows.csv": ["2 Петрова Анна +79123456789"],
}


@pytest.mark.parametrize("name", AWKWARD)
def test_an_awkward_file_says_line_by_line_what_it_holds(name: str) -> None:
    """A bomb, a date for a phone, headers twice or none, a password, merged cells, a letter lost, an old encoding."""
    lines: list[str] = []
    fault = None
    for told in tell(FILES / name, "RU"):
        match told:
            case Portion():
                lines += map(said, told.lines)
            case Refusal():
                fault = told.fault
            case Look():
                pass
    assert (fault or lines) == AWKWARD[name]


async def test_a_cell_in_the_last_corner_of_a_sheet_takes_no_memory(capfd: pytest.CaptureFixture[str]) -> None:
    """A library would keep 17,000,000,000 cells; a few kilobytes do not bring the machine down."""
    with pytest.raises(FileRefused) as refused:
        async with aclosing(read_apart(FILES / "corner.xlsx", "RU")) as reading:
            await anext(reading)
    assert refused.value.fault is FileFault.TOO_DENSE
    assert capfd.readouterr().err == "", "what a library says when it ends is for nobody to read"
