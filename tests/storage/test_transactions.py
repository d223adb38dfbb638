"""Transactions: all or nothing, one writer at a time, and readers who see what is committed and never wait."""

import asyncio
from contextlib import suppress

import pytest

from bot.domain.errors import CardOutdated
from bot.domain.ids import ManagerId
from bot.mailboxes import Incoming
from storage import Session, Storage, open_storage
from tests.storage.examples import NOW, add_lead, add_prospect


class Broken(Exception):
    """What goes wrong in these tests."""


async def add(session: Session, update_id: int) -> None:
    await session.inbox.add(1, [Incoming(update_id=update_id, lane="anna", body="{}")], NOW)


async def kept(storage: Storage) -> list[int]:
    async with storage.reading() as session:
        return [entry.update_id for entry in await session.inbox.ready(NOW, 100)]


async def test_what_was_written_is_kept_after_opening_anew(storage: Storage, database_url: str) -> None:
    async with storage.writing() as session:
        await add(session, 1)

    opened_anew = await open_storage(database_url)

    assert await kept(opened_anew) == [1]
    await opened_anew.close()


async def test_an_exception_takes_all_of_it_back(storage: Storage) -> None:
    with pytest.raises(Broken):
        async with storage.writing() as session:
            await add(session, 1)
            await add_prospect(session)
            raise Broken

    assert await kept(storage) == []


async def test_after_an_exception_the_next_transaction_works(storage: Storage) -> None:
    with pytest.raises(Broken):
        async with storage.writing():
            raise Broken

    async with storage.writing() as session:
        await add(session, 1)

    assert await kept(storage) == [1]


async def test_a_failed_part_is_taken_back_by_itself(storage: Storage) -> None:
    async with storage.writing() as session:
        await add(session, 1)
        with pytest.raises(Broken):
            async with session.savepoint():
                await add(session, 2)
                raise Broken
        async with session.savepoint():
            await add(session, 3)

    assert await kept(storage) == [1, 3]


async def test_a_part_that_succeeded_goes_back_with_the_whole(storage: Storage) -> None:
    with pytest.raises(Broken):
        async with storage.writing() as session:
            async with session.savepoint():
                await add(session, 1)
            raise Broken

    assert await kept(storage) == []


async def test_a_part_inside_a_part_is_taken_back_by_itself(storage: Storage) -> None:
    async with storage.writing() as session, session.savepoint():
        await add(session, 1)
        with pytest.raises(Broken):
            async with session.savepoint():
                await add(session, 2)
                raise Broken

    assert await kept(storage) == [1]


@pytest.mark.parametrize("turns", range(12))
async def test_cancelled_at_any_moment_a_transaction_leaves_no_half_and_no_lock(storage: Storage, turns: int) -> None:
    """`turns` is how often the event loop goes round before the cancellation: through BEGIN, both INSERTs, COMMIT."""

    async def write_two() -> None:
        async with storage.writing() as session:
            await add(session, 1)
            await add(session, 2)

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(write_two())
        for _ in range(turns):
            await storage_turns(storage)
        task.cancel()

    assert await kept(storage) in ([], [1, 2])
    async with storage.writing() as session:
        await add(session, 3)
    assert (await kept(storage))[-1] == 3


async def storage_turns(storage: Storage) -> None:
    """Let the event loop go on for about as long as a look into the database takes."""
    async with storage.reading() as session:
        await session.team.list_all()


async def test_cancelled_when_it_first_waits_a_transaction_leaves_nothing_open(storage: Storage) -> None:
    async def write() -> None:
        async with storage.writing() as session:
            await add(session, 1)

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(write())
        await until_waiting(task)
        task.cancel()

    async with storage.writing() as session:
        await add(session, 2)
    assert await kept(storage) in ([2], [1, 2])


async def test_cancelled_before_it_began_a_look_leaves_nothing_open(storage: Storage) -> None:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(kept(storage))
        await until_waiting(task)
        task.cancel()

    assert await kept(storage) == []


async def until_waiting(task: asyncio.Task[object]) -> None:
    """Let a task run until it waits for the database the first time."""
    passed = asyncio.Event()
    asyncio.get_running_loop().call_soon(passed.set)
    await passed.wait()
    assert not task.done()


async def test_cancelled_in_the_middle_of_a_part_the_whole_goes_back(storage: Storage) -> None:
    inside, never = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with storage.writing() as session:
            await add(session, 1)
            async with session.savepoint():
                await add(session, 2)
                inside.set()
                await never.wait()

    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(write())
        await inside.wait()
        task.cancel()

    assert await kept(storage) == []


async def test_a_writer_waits_until_the_one_before_it_has_finished(storage: Storage) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    order: list[str] = []

    async def first() -> None:
        async with storage.writing() as session:
            await add(session, 1)
            begun.set()
            await go_on.wait()
            order.append("first")

    async def second() -> None:
        await begun.wait()
        go_on.set()
        async with storage.writing() as session:
            order.append("second")
            assert [entry.update_id for entry in await session.inbox.ready(NOW, 10)] == [1]

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(first())
        tasks.create_task(second())

    assert order == ["first", "second"]


async def test_the_failure_of_one_writer_takes_nothing_from_another(storage: Storage) -> None:
    """On a shared connection, one coroutine's rollback erases what another has written."""

    async def fail(number: int) -> None:
        with pytest.raises(Broken):
            async with storage.writing() as session:
                await add(session, 1_000 + number)
                raise Broken

    async def succeed(number: int) -> None:
        async with storage.writing() as session:
            await add(session, number)

    async with asyncio.TaskGroup() as tasks:
        for number in range(20):
            tasks.create_task(fail(number))
            tasks.create_task(succeed(number))

    assert sorted(await kept(storage)) == list(range(20))


async def test_a_reader_neither_waits_for_a_writer_nor_sees_its_half(storage: Storage) -> None:
    async with storage.writing() as session:
        await add(session, 1)
        assert await kept(storage) == []

    assert await kept(storage) == [1]


async def test_a_reader_sees_one_moment_however_long_it_looks(storage: Storage) -> None:
    async with storage.reading() as reader:
        before = await reader.inbox.ready(NOW, 10)
        async with storage.writing() as session:
            await add(session, 1)

        assert await reader.inbox.ready(NOW, 10) == before

    assert await kept(storage) == [1]


async def test_a_writer_sees_what_it_wrote_itself(storage: Storage) -> None:
    async with storage.writing() as session:
        await add(session, 1)

        assert [entry.update_id for entry in await session.inbox.ready(NOW, 10)] == [1]


async def test_exactly_one_of_many_managers_takes_a_lead(storage: Storage) -> None:
    async with storage.writing() as session:
        seen = await add_lead(session, await add_prospect(session))
    winners: list[ManagerId] = []

    async def take(manager: ManagerId) -> None:
        with suppress(CardOutdated):
            async with storage.writing() as session:
                await session.leads.save(seen.taken_by(manager), before=seen)
            winners.append(manager)

    async with asyncio.TaskGroup() as tasks:
        for number in range(10):
            tasks.create_task(take(ManagerId(number)))

    async with storage.reading() as session:
        assert [(await session.leads.get(seen.id)).manager] == winners
