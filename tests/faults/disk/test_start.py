"""A database that cannot be opened ends the start with one sentence; permissions are taken away for real as well."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from storage import StorageError
from storage.migrating import migrate, shipped_migrations
from storage.sqlite import SqliteDatabase
from tests.faults.disk.file_layer import witnessed
from tests.faults.disk.looking import read_as_left
from tests.faults.disk.recording import DATABASE
from tests.faults.disk.troubles import (
    FULL,
    NOT_PERMITTED,
    READ_FAILS,
    READ_ONLY,
    SYNC_FAILS,
    WRITE_FAILS,
    FailingDisk,
    Trouble,
)

NOBODY = 65534
KNOWN = shipped_migrations()  # read here: whoever may not open the database may not read these files either


async def start(database: Path) -> None:
    """Do with the database what the bot does first of all."""
    opened = await SqliteDatabase.open(database)
    try:
        await migrate(opened, KNOWN, 1)
    finally:
        await opened.close()


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (FULL, "database or disk is full"),
        (WRITE_FAILS, "disk I/O error"),
        (SYNC_FAILS, "disk I/O error"),
        (READ_FAILS, "disk I/O error"),
        (NOT_PERMITTED, "unable to open database file"),
        (READ_ONLY, "attempt to write a readonly database"),
    ],
    ids=lambda value: value.name if isinstance(value, Trouble) else "",
)
async def test_a_first_start_on_a_disk_that_fails_ends_with_a_sentence(
    tmp_path: Path, trouble: Trouble, reason: str
) -> None:
    disk = FailingDisk(lambda: 0.0)
    disk.order(trouble)

    with witnessed(tmp_path, disk), pytest.raises(StorageError) as refused:
        await start(tmp_path / DATABASE)

    assert str(refused.value) == f"The database {tmp_path / DATABASE} cannot be opened: {reason}."


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder of somebody for whom permissions count: to root nothing is forbidden."""
    with TemporaryDirectory(prefix="leadhook-permissions-") as folder:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield Path(folder)
        permit(Path(folder), of_folder=0o700)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be somebody for whom permissions count."""
    usual = os.geteuid()
    if usual == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(usual)


def permit(folder: Path, *, of_file: int = 0o600, of_folder: int = 0o700) -> None:
    """Give the database and its folder these permissions."""
    folder.chmod(0o700)
    (folder / DATABASE).chmod(of_file)
    folder.chmod(of_folder)


@pytest.mark.parametrize(
    ("of_file", "of_folder", "reason"),
    [
        (0o000, 0o700, "the bot has no permission to write to it"),
        (0o400, 0o700, "the bot has no permission to write to it"),
        (0o600, 0o000, "unable to open database file"),
        (0o600, 0o500, "attempt to write a readonly database"),
    ],
    ids=["file closed", "file read-only", "folder closed", "folder read-only"],
)
async def test_a_start_without_permission_ends_with_a_sentence(
    place: Path, of_file: int, of_folder: int, reason: str
) -> None:
    with as_nobody():
        await start(place / DATABASE)
        permit(place, of_file=of_file, of_folder=of_folder)
        with pytest.raises(StorageError) as refused:
            await start(place / DATABASE)
        permit(place)
        await start(place / DATABASE)

    assert str(refused.value) == f"The database {place / DATABASE} cannot be opened: {reason}."


async def test_permissions_taken_away_while_the_bot_runs_take_nothing_from_it(place: Path) -> None:
    with as_nobody():
        await start(place / DATABASE)
        opened = await SqliteDatabase.open(place / DATABASE)
        permit(place, of_file=0, of_folder=0)
        async with opened.writing():
            await opened.writer.run("INSERT INTO moved_chats (old_id, new_id) VALUES (1, 2)")
        await opened.close()
        permit(place)

    assert read_as_left(place / DATABASE)["moved_chats"] == [{"old_id": 1, "new_id": 2}]
