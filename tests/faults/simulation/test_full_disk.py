"""The full disk of the simulation: it refuses what a real one refuses, in the same words, and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.mailboxes import StorageUnavailable
from storage import Storage, StorageError, open_storage
from tests.faults.simulation.stage import Stage, played
from tests.storage.examples import NOW
from tests.storage.test_transactions import add, kept


@asynccontextmanager
async def storage_in(folder: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"sqlite:///{folder / 'leadhook.db'}")
    try:
        yield storage
    finally:
        await storage.close()


def test_nothing_is_committed_before_there_is_room(tmp_path: Path) -> None:
    async def write(stage: Stage) -> list[int]:
        async with storage_in(tmp_path) as storage:
            await storage.migrate(NOW)
            stage.disk.is_full = True
            with pytest.raises(StorageUnavailable, match="database or disk is full"):
                async with storage.writing() as session:
                    await add(session, 1)
            stage.disk.is_full = False
            async with storage.writing() as session:
                await add(session, 2)
            return await kept(storage)

    assert played(write, seed=1, dice=None) == [2]


def test_what_changes_nothing_needs_no_room(tmp_path: Path) -> None:
    async def migrate_again(stage: Stage) -> int:
        async with storage_in(tmp_path) as storage:
            await storage.migrate(NOW)
            stage.disk.is_full = True
            await storage.migrate(NOW)
        return stage.disk.refused

    assert played(migrate_again, seed=1, dice=None) == 0


def test_where_there_is_no_room_no_tables_are_made(tmp_path: Path) -> None:
    async def migrate(stage: Stage) -> None:
        stage.disk.is_full = True
        async with storage_in(tmp_path) as storage:
            await storage.migrate(NOW)

    with pytest.raises(StorageError, match="cannot be brought up to date: database or disk is full"):
        played(migrate, seed=1, dice=None)
