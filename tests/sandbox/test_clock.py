"""Who waits for something to happen in the sandbox wakes at once, and ends when told to."""

import asyncio

import pytest

from bot.sandbox.clock import Pulse


@pytest.mark.parametrize("turns", range(4))
async def test_who_waits_ends_when_told_to_also_at_the_very_moment_something_happens(turns: int) -> None:
    pulse = Pulse()

    async def listen() -> None:
        while True:
            await pulse.wait(60)

    listener = asyncio.create_task(listen())  # noqa: TID251 - it is cancelled below
    await asyncio.sleep(0)  # noqa: TID251 - lets the listener begin
    pulse.beat()
    for _ in range(turns):
        await asyncio.sleep(0)  # noqa: TID251 - the moment is counted in turns of the loop
    listener.cancel()
    done, _ = await asyncio.wait([listener], timeout=1)
    listener.cancel()
    assert done and listener.cancelled()
