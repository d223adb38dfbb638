"""Reading apart: another process reads a file, also one without a name, and by columns that somebody has chosen."""

from contextlib import aclosing
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from bot.domain.imported.columns import Meaning
from bot.domain.imported.looks import Look
from bot.domain.imported.records import CompanyRead, PersonRead
from bot.importing.child import Portion, read_apart
from tests.importing.test_files import FILES

TABLE = "Кто;Телефон;Где\nАнна Петрова;8 912 345-67-89;Ромашка\n".encode()


async def told(file: Path | BinaryIO, *meanings: Meaning) -> tuple[Look, list[str]]:
    """What a file is, and whom it holds."""
    names: list[str] = []
    async with aclosing(read_apart(file, "RU", meanings=meanings)) as reading:
        look = await anext(reading)
        assert isinstance(look, Look)
        async for portion in reading:
            assert isinstance(portion, Portion)
            names += [read.name for read in portion.lines if isinstance(read, PersonRead | CompanyRead)]
    return look, names


async def test_a_file_that_has_no_name_is_read_as_one_that_has() -> None:
    tables = [path for path in sorted(FILES.iterdir()) if path.suffix in (".csv", ".xlsx", ".vcf")]
    named = next(path for path in tables if path.suffix == ".xlsx")
    with TemporaryFile() as nameless:
        nameless.write(named.read_bytes())
        nameless.flush()
        assert await told(nameless) == await told(named)


async def test_columns_are_what_somebody_says_they_are(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(TABLE)
    look, names = await told(file, Meaning.NAME, Meaning.PHONE, Meaning.COMPANY)
    assert look.columns.meanings == (Meaning.NAME, Meaning.PHONE, Meaning.COMPANY)
    assert look.sample == (("Анна Петрова", "8 912 345-67-89", "Ромашка"),)
    assert names == ["Анна Петрова"]
