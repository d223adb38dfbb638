"""A file that was exported can be taken in again: here it changes nothing, and elsewhere it says the same."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.contact_points import (
    ContactPoint,
    ContactValue,
    Origin,
    read_contact,
    read_extension,
    telegram_identity,
)
from bot.domain.ids import ClientId, CompanyId
from bot.domain.imported.imports import Outcome
from bot.domain.imported.records import PersonRead
from bot.domain.names import PersonName
from bot.exporting import Format, export_to
from bot.importing_command import import_file
from bot.usecases.import_clients import begin_import, end_staging, make_visible, stage_lines, undo_import
from bot.usecases.merge_cards import merge_clients, merge_companies
from bot.usecases.ports import Turn
from bot.usecases.split_client import split_client
from bot.usecases.undo_merge import undo_merge
from storage import Session, open_storage
from storage.exporting import Kind, Record, export, opened_for_export
from tests.storage.examples import NOW, add_client
from tests.usecases.cast import VIKTOR

ANNA, OTHER_ANNA, IVAN = ClientId(1), ClientId(2), ClientId(3)
DAISY, BUTTERCUP = CompanyId(1), CompanyId(2)
DIRECTORY = (Kind.COMPANIES, Kind.CLIENTS)


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


@pytest.mark.parametrize("format", Format)
def test_an_export_taken_in_again_changes_nothing(tmp_path: Path, format: Format) -> None:
    """Not a byte of any export, however many cards share a name or a number."""
    url = f"sqlite:///{tmp_path / 'here.db'}"
    asyncio.run(filled(url))
    before = whole(asyncio.run(written(url, Format.JSONL, tmp_path)))

    asyncio.run(taken_in(url, asyncio.run(written(url, format, tmp_path))))

    assert whole(asyncio.run(written(url, Format.JSONL, tmp_path))) == before


async def merged(turn: Turn) -> None:
    """The two Annas are one, with Ivan, and then three people again."""
    first = await merge_clients(turn, ANNA, OTHER_ANNA, by=VIKTOR)
    second = await merge_clients(turn, IVAN, ANNA, by=VIKTOR)
    for merge in (second, first):
        await undo_merge(turn, merge, by=VIKTOR)


async def merged_companies(turn: Turn) -> None:
    for kept, other in ((DAISY, BUTTERCUP), (BUTTERCUP, DAISY)):
        await undo_merge(turn, await merge_companies(turn, kept, other, by=VIKTOR), by=VIKTOR)


async def split_and_undone(turn: Turn) -> None:
    split = await split_client(turn, ANNA, PersonName("Борис"), values_of("+79123456789"), [], by=VIKTOR)
    await undo_merge(turn, split.activity, by=VIKTOR)


async def split_and_merged(turn: Turn) -> None:
    """What was not the primary contact comes back to where it was."""
    split = await split_client(turn, ANNA, PersonName("Борис"), values_of("anna@example.com"), [], by=VIKTOR)
    await merge_clients(turn, ANNA, split.client, by=VIKTOR)


async def imported(turn: Turn) -> None:
    """New people and companies, and what is new for known ones."""
    lines = [
        PersonRead(
            line=line,
            name=PersonName(name),
            points=tuple(map(point, contacts)),
            kind=ClientKind.CLIENT,
            company=company or None,
            note="заметка",
            ours=None,
            left_out=(),
        )
        for line, (name, company, *contacts) in enumerate(
            [
                ("Ольга", "Новая", "8 912 000-00-01"),
                ("Ольга", "=Лютик", "olga@example.com", "8 912 000-00-01"),
                ("Анна Петрова", "", "anna@example.com", "8 912 000-00-02", "second@example.com"),
            ]
        )
    ]
    file = await begin_import(turn, "people.csv", by=VIKTOR)
    await stage_lines(turn, file, lines)
    await end_staging(turn, file)
    assert (await make_visible(turn, file, by=VIKTOR)).counts == {Outcome.NEW: 1, Outcome.MERGED: 2}
    await undo_import(turn, file, by=VIKTOR)


def values_of(*typed: str) -> list[ContactValue]:
    return [point(each).value for each in typed]


TRIPS = {
    "cards merged and apart again": merged,
    "companies merged and apart again": merged_companies,
    "a card split and whole again": split_and_undone,
    "a card split and merged again": split_and_merged,
    "a file taken in and back": imported,
}


@pytest.mark.parametrize("trip", TRIPS)
def test_there_and_back_leaves_every_export_as_it_was(tmp_path: Path, trip: str) -> None:
    """Byte by byte; of a workbook all but the moment that it was written."""
    url = f"sqlite:///{tmp_path / 'here.db'}"
    asyncio.run(filled(url))
    before = {format: asyncio.run(exported(url, format, tmp_path)) for format in Format}

    asyncio.run(travelled(url, TRIPS[trip]))

    assert {format: asyncio.run(exported(url, format, tmp_path)) for format in Format} == before


async def travelled(url: str, trip: Callable[[Turn], Awaitable[None]]) -> None:
    storage = await open_storage(url)
    async with storage.writing() as session:
        await trip(Turn(records=session, now=NOW))
    await storage.close()


async def exported(url: str, format: Format, folder: Path) -> bytes:
    files = await written(url, format, folder)
    return b"".join(map(sheets, files.values())) if format is Format.XLSX else whole(files)


def sheets(workbook: Path) -> bytes:
    """What a workbook holds besides its properties."""
    with ZipFile(workbook) as packed:
        return b"".join(packed.read(part) for part in packed.namelist() if not part.startswith("docProps/"))


@pytest.mark.parametrize("format", Format)
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


@pytest.mark.parametrize("format", Format)
def test_an_export_says_the_same_in_another_database(tmp_path: Path, format: Format) -> None:
    """But for Ivan: whose number it is that he shares with Anna would have to be guessed there."""
    here, there = (f"sqlite:///{tmp_path / name}.db" for name in ("here", "there"))
    asyncio.run(filled(here))
    asyncio.run(made(there))

    asyncio.run(taken_in(there, asyncio.run(written(here, format, tmp_path))))

    for kind in DIRECTORY:
        expected = [each for each in asyncio.run(records(here, kind)) if each["name"] != "Иван Сидоров"]
        assert asyncio.run(records(there, kind)) == expected


@pytest.mark.parametrize("format", Format)
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
