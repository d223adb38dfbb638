"""A file that was exported can be taken in again: here it changes nothing, and elsewhere it says the same."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint, Origin, read_contact, read_extension, telegram_identity
from bot.exporting import Format, export_to
from bot.importing_command import import_file
from storage import Session, open_storage
from storage.exporting import Kind, Record, export, opened_for_export
from tests.storage.examples import NOW, add_client

DIRECTORY = (Kind.COMPANIES, Kind.CLIENTS)
COMMAND_READS = (Format.CSV, Format.XLSX, Format.VCF)


def point(typed: str, *, primary: bool = False) -> ContactPoint:
    """A contact that somebody gave, with its extension."""
    value = read_contact(typed, "RU")
    return ContactPoint(
        value=value, verified=False, origin=Origin.IMPORT, primary=primary, extension=read_extension(typed)
    )


async def made(url: str) -> None:
    """A database of this version without anything in it."""
    storage = await open_storage(url)
    await storage.migrate(NOW)
    await storage.close()


async def filled(url: str) -> None:
    """A directory with what is awkward: namesakes, a shared number, companies of a strange name, formulas."""
    await made(url)
    storage = await open_storage(url)
    async with storage.writing() as session:
        await fill(session)
    await storage.close()


async def fill(session: Session) -> None:
    directory = session.directory
    daisy = await directory.add_company(name='ООО "Ромашка; Ко", \\ филиал', now=NOW)
    await directory.append_points([point("8 495 123-45-67")], company=daisy.id, now=NOW)
    await directory.add_company(name="=Лютик", now=NOW)
    anna = await add_client(session)
    await directory.save_client(replace(anna, company=daisy.id, kind=ClientKind.SUPPLIER))
    told = await session.activities.add(Deed.CONTACT_KEPT, now=NOW, client=anna.id)
    await directory.add_note(anna.id, "=Любит; '+торг', «тихо» - и\\nвсё", about=told, now=NOW)
    identity = ContactPoint(value=telegram_identity(42), verified=False, origin=Origin.IMPORT)
    points = [point("+79123456789", primary=True), point("anna@example.com"), identity]
    await directory.append_points(points, client=anna.id, now=NOW)
    await add_client(session)
    ivan = await add_client(session, "Иван Сидоров")
    await directory.append_points([point("+79123456789"), point("ivan@почта.рф")], client=ivan.id, now=NOW)


async def written(url: str, format: Format, folder: Path) -> dict[Kind, Path]:
    """The directory as files."""
    files = {kind: folder / f"{kind}.{format}" for kind in DIRECTORY}
    for kind, file in files.items():
        await export_to(url, kind, format, file)
    return files


async def taken_in(url: str, files: dict[Kind, Path]) -> None:
    for file in files.values():
        await import_file(url, file, "RU", dry_run=False)


def whole(files: dict[Kind, Path]) -> bytes:
    """All of these files."""
    return b"".join(file.read_bytes() for file in files.values())


async def records(url: str, kind: Kind) -> list[Record]:
    """What can be carried from one database into another: no numbers of rows and members, no moments, no vouching."""
    own = ("id", "manager", "company", "created_at")
    async with opened_for_export(url) as connection:
        found = [record async for record in export(connection, kind)]
    return [{name: _carried(value) for name, value in each.items() if name not in own} for each in found]


def _carried(value: object) -> object:
    if not isinstance(value, list):
        return value
    return sorted((point["kind"], point["value"], point["extension"] or "") for point in value)


@pytest.mark.parametrize("format", COMMAND_READS)
def test_an_export_taken_in_again_changes_nothing(tmp_path: Path, format: Format) -> None:
    """Not a byte of any export, however many cards share a name or a number."""
    url = f"sqlite:///{tmp_path / 'here.db'}"
    asyncio.run(filled(url))
    before = whole(asyncio.run(written(url, Format.JSONL, tmp_path)))

    asyncio.run(taken_in(url, asyncio.run(written(url, format, tmp_path))))

    assert whole(asyncio.run(written(url, Format.JSONL, tmp_path))) == before


@pytest.mark.parametrize("format", COMMAND_READS)
def test_no_contact_is_cut_or_taken_for_a_column(tmp_path: Path, format: Format) -> None:
    """Of somebody with very many, some may be left out in another database, but none is half of a number."""
    here, there = (f"sqlite:///{tmp_path / name}.db" for name in ("here", "there"))
    for url in (here, there):
        asyncio.run(made(url))
    asyncio.run(with_many_contacts(here))

    clients = asyncio.run(written(here, format, tmp_path))[Kind.CLIENTS]
    asyncio.run(taken_in(there, {Kind.CLIENTS: clients}))

    (known,), (taken,) = (asyncio.run(records(url, Kind.CLIENTS)) for url in (here, there))
    assert taken["contact_points"]
    assert {*taken["contact_points"]} <= {*known["contact_points"]}


async def with_many_contacts(url: str) -> None:
    storage = await open_storage(url)
    async with storage.writing() as session:
        anna = await add_client(session)
        numbers = [f"{begin}{number:04}" for begin in ("+7912345", "+3725123") for number in range(100)]
        await session.directory.append_points(list(map(point, numbers)), client=anna.id, now=NOW)
    await storage.close()


@pytest.mark.parametrize("format", COMMAND_READS)
def test_an_export_says_the_same_in_another_database(tmp_path: Path, format: Format) -> None:
    """But for Ivan: whose number it is that he shares with Anna would have to be guessed there."""
    here, there = (f"sqlite:///{tmp_path / name}.db" for name in ("here", "there"))
    asyncio.run(filled(here))
    asyncio.run(made(there))

    asyncio.run(taken_in(there, asyncio.run(written(here, format, tmp_path))))

    for kind in DIRECTORY:
        expected = [each for each in asyncio.run(records(here, kind)) if each["name"] != "Иван Сидоров"]
        assert asyncio.run(records(there, kind)) == expected


@pytest.mark.parametrize("format", COMMAND_READS)
def test_an_extension_comes_along(tmp_path: Path, format: Format) -> None:
    """From the file it was imported from, into an export, and into the next directory."""
    here, there = (f"sqlite:///{tmp_path / name}.db" for name in ("here", "there"))
    for url in (here, there):
        asyncio.run(made(url))
    file = tmp_path / "people.csv"
    file.write_text("Имя;Телефон\nОльга;8 495 123-45-67, доб. 12\n", encoding="utf-8")
    asyncio.run(import_file(here, file, "RU", dry_run=False))

    clients = {Kind.CLIENTS: asyncio.run(written(here, format, tmp_path))[Kind.CLIENTS]}
    asyncio.run(taken_in(there, clients))

    for url in (here, there):
        (olga,) = asyncio.run(records(url, Kind.CLIENTS))
        assert olga["contact_points"] == [("phone", "+74951234567", "12")]
