"""Virtual time: waiting costs nothing, and the order of what happens follows from the dice."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from random import Random
from time import process_time
from typing import Any, TypeVar

import pytest

from tests.faults.simulation import virtual_time
from tests.faults.simulation.virtual_time import BEGINNING, Livelock, Standstill, VirtualClock, VirtualLoop

Result = TypeVar("Result")


def played(work: Callable[[], Coroutine[Any, Any, Result]], dice: Random | None = None) -> Result:
    """Let something happen on virtual time."""
    loop = VirtualLoop(dice)
    try:
        return loop.run_until_complete(work())
    finally:
        loop.close()


async def order_of_five() -> list[int]:
    order: list[int] = []

    async def come(number: int) -> None:
        await asyncio.sleep(0)
        order.append(number)

    async with asyncio.TaskGroup() as nursery:
        for number in range(5):
            nursery.create_task(come(number))
    return order


def test_a_year_passes_at_once() -> None:
    began = process_time()

    played(lambda: asyncio.sleep(365 * 86_400))

    assert process_time() - began < 1


def test_without_dice_everything_comes_in_its_order() -> None:
    assert played(order_of_five) == [0, 1, 2, 3, 4]


def test_with_dice_the_order_follows_from_them() -> None:
    orders = [played(order_of_five, Random(seed)) for seed in range(10)]

    assert orders == [played(order_of_five, Random(seed)) for seed in range(10)]
    assert len({tuple(order) for order in orders}) > 5


def test_a_timer_rings_after_those_before_it_and_a_cancelled_one_never() -> None:
    async def ringing() -> list[str]:
        rung: list[str] = []
        loop = asyncio.get_running_loop()
        loop.call_later(3, rung.append, "third")
        loop.call_later(1, rung.append, "first")
        loop.call_later(2, rung.append, "never").cancel()
        await asyncio.sleep(4)
        return rung

    assert played(ringing) == ["first", "third"]


def test_where_nothing_can_happen_any_more_nobody_waits_for_ever() -> None:
    async def forever() -> None:
        await asyncio.Event().wait()

    loop = VirtualLoop()
    waiting = loop.create_task(forever())
    with pytest.raises(Standstill):
        loop.run_until_complete(waiting)
    loop.call_soon(waiting.cancel)
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(waiting)
    loop.close()


def test_where_time_does_not_get_on_nobody_goes_on_for_ever() -> None:
    async def busy() -> None:
        while True:  # noqa: ASYNC110 - it is to wait for nothing
            await asyncio.sleep(0)

    loop = VirtualLoop(Random(1))
    working = loop.create_task(busy())
    with pytest.raises(Livelock):
        loop.run_until_complete(working)
    loop.call_soon(working.cancel)
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(working)
    loop.close()


def test_where_time_gets_on_and_nothing_comes_to_an_end_nobody_goes_on_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def busy() -> None:
        while True:  # noqa: ASYNC110 - it is to wait for nothing
            await asyncio.sleep(1)

    monkeypatch.setattr(virtual_time, "MOST_STEPS", 100)
    loop = VirtualLoop()
    working = loop.create_task(busy())
    with pytest.raises(Livelock, match="more than 100 steps"):
        loop.run_until_complete(working)
    monkeypatch.undo()
    loop.call_soon(working.cancel)
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(working)
    loop.close()


def test_the_time_of_day_can_be_set_and_the_passing_of_time_does_not_depend_on_it() -> None:
    loop = VirtualLoop()
    clock = VirtualClock(loop)
    loop.run_until_complete(clock.sleep(5))
    clock.set_by(timedelta(hours=-1))

    assert clock.now() == BEGINNING + timedelta(seconds=5, hours=-1)
    assert clock.monotonic() == 5
    loop.close()
