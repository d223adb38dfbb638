"""Watching: somebody in a chat waits until the bot says what they wait for."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.sight import Seen, shown

RECEIVING = frozenset({"getUpdates", "setWebhook"})
GLANCE = 0.1  # seconds


class Watch:
    """Looks at a chat again only when something happened in it, so that hundreds can wait side by side."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._bells: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self._bot_speaks = asyncio.Event()

    async def run(self) -> None:
        """Ring until cancelled."""
        async for event in self._sandbox.events():
            if "message" in event:
                self._bells[event["message"]["chat"]["id"]].set()
                if event["message"]["author"]["is_bot"]:
                    self._bot_speaks.set()

    async def now(self) -> float:
        """The sandbox's time, in its seconds."""
        return (await self.moment())[0]

    async def moment(self) -> tuple[float, int]:
        """The sandbox's time, and how many calls the bot has made by then."""
        state = await self._sandbox.state()
        return float(state["now"]), int(state["calls"])

    async def sees(self, player: Player, look: Callable[[Seen], bool], *, after: int, patience: float) -> Seen:
        """Wait for a message of the bot newer than `after` that is as wanted; raises AssertionError."""
        return await self._waits_for(player, lambda m: m.from_bot and m.id > after and look(m), patience)

    async def sees_sign(self, player: Player, look: Callable[[Seen], bool], said: int, *, patience: float) -> Seen:
        """Wait until the bot put its sign under what somebody said, or wrote something after it that is as wanted."""

        def tells(message: Seen) -> bool:
            signed = message.id == said and message.reaction is not None
            return signed or (message.from_bot and message.id > said and look(message))

        return await self._waits_for(player, tells, patience)

    async def _waits_for(self, player: Player, look: Callable[[Seen], bool], patience: float) -> Seen:
        bell = self._bells[player.id]
        try:
            async with asyncio.timeout(patience):
                while True:
                    bell.clear()
                    found = next(filter(look, await player.messages()), None)
                    if found is not None:
                        return found
                    await bell.wait()
        except TimeoutError:
            there = shown(await player.messages())
            raise AssertionError(f"{player} waited in vain for {patience:g} s. There is:\n{there}") from None

    async def rests(self, player: Player, patience: float) -> None:
        """Wait until something happens in a chat, or so many seconds."""
        await _rings(self._bells[player.id], patience)

    async def hears_bot(self, patience: float) -> None:
        """Wait until the bot writes to anybody, or so many seconds."""
        await _rings(self._bot_speaks, patience)

    async def bot_receives(self, *, since: int, patience: float) -> None:
        """Wait until the bot takes updates in, after so many calls, or so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while not RECEIVING & {call["method"] for call in await self._sandbox.calls(since)}:  # noqa: ASYNC110 - no bell rings for calls
                    await asyncio.sleep(GLANCE)


async def _rings(bell: asyncio.Event, patience: float) -> None:
    bell.clear()
    with suppress(TimeoutError):
        async with asyncio.timeout(patience):
            await bell.wait()
