"""Shared commits: writers who come together, or wake each other, are brought to the disk by one commit."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.mailboxes import StorageUnavailable
from storage import Storage, open_storage
from storage.hidden_values import HiddenValues
from storage.sqlite import SqliteDatabase
from tests.storage.examples import NOW
from tests.storage.test_transactions import add, kept, storage_turns, until_waiting


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    """A database file, opened."""
    opened = await SqliteDatabase.open(tmp_path / "leadhook.db")
    yield opened
    await opened.close()


@pytest.fixture
async def storage(database: SqliteDatabase) -> Storage:
    """Storage on it, with its tables."""
    storage = Storage(database, HiddenValues(database.path.with_name("leadhook.db.key")))
    await storage.migrate(NOW)
    return storage


@pytest.fixture
def commits(storage: Storage, database: SqliteDatabase) -> list[str]:
    """Every commit from now on."""
    seen: list[str] = []
    database.writer._inside.set_trace_callback(lambda sql: seen.append(sql) if sql == "COMMIT" else None)
    return seen


async def test_writers_who_come_together_share_a_commit(storage: Storage, commits: list[str]) -> None:
    async def write(number: int) -> None:
        async with storage.writing() as session:
            await add(session, number)

    async with asyncio.TaskGroup() as tasks:
        for number in range(20):
            tasks.create_task(write(number))

    assert commits == ["COMMIT"]
    assert sorted(await kept(storage)) == list(range(20))


async def test_whoever_is_woken_from_inside_shares_the_commit(storage: Storage, commits: list[str]) -> None:
    woken = asyncio.Event()

    async def first() -> None:
        async with storage.writing() as session:
            await add(session, 1)
            woken.set()

    async def second() -> None:
        await woken.wait()
        async with storage.writing() as session:
            assert [entry.update_id for entry in await session.inbox.ready(NOW, 10)] == [1]
            await add(session, 2)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(second())
        tasks.create_task(first())

    assert commits == ["COMMIT"]
    assert await kept(storage) == [1, 2]


async def test_nobody_goes_on_before_the_shared_commit(storage: Storage) -> None:
    """Also not who was in it first, while others still write."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def first() -> list[int]:
        async with storage.writing() as session:
            await add(session, 1)
            begun.set()
        return await kept(storage)

    async def second() -> None:
        await begun.wait()
        async with storage.writing() as session:
            await go_on.wait()
            await add(session, 2)

    async with asyncio.TaskGroup() as tasks:
        one = tasks.create_task(first())
        tasks.create_task(second())
        for _ in range(5):
            await storage_turns(storage)
        assert not one.done()
        go_on.set()

    assert one.result() == [1, 2]


async def test_a_transaction_that_is_lost_is_lost_for_all_who_share_it(storage: Storage) -> None:
    """SQLite takes a transaction back by itself where the disk is full; here it is told to."""
    told: list[str] = []

    async def write(number: int) -> None:
        with pytest.raises(StorageUnavailable, match="took the transaction back"):
            async with storage.writing() as session:
                await add(session, number)
                if number == 3:
                    await session.connection.run("ROLLBACK")
        told.append("lost")

    async with asyncio.TaskGroup() as tasks:
        for number in range(1, 4):
            tasks.create_task(write(number))

    assert told == ["lost"] * 3
    assert await kept(storage) == []
    async with storage.writing() as session:
        await add(session, 4)
    assert await kept(storage) == [4]


async def test_closing_waits_for_a_commit_whose_writer_has_gone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'leadhook.db'}"
    storage = await open_storage(url)
    await storage.migrate(NOW)

    async def write() -> None:
        async with storage.writing() as session:
            await add(session, 1)

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(write())
        await until_waiting(task)
        await storage_turns(storage)
        task.cancel()
    await storage.close()

    opened_anew = await open_storage(url)
    assert await kept(opened_anew) in ([], [1])
    await opened_anew.close()
