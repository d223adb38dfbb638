"""Behind the stage of the demonstration: the bot's process, the clock, the story in steps, what the database holds."""

import asyncio
from collections import deque
from typing import Any

from bot.demo.bot_process import BotProcess
from bot.demo.settings import TIMEZONE
from bot.sandbox.failures import Impossible
from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer
from bot.sandbox.story import SCENES, Stage, enter
from storage.exporting import Kind, export, opened_for_export
from storage.sqlite import path_of

Json = dict[str, Any]

RECORDS_SHOWN = 30
START_SECONDS = 60
LOOK_SECONDS = 0.05


class DemoBackstage:
    """What the page may do to the bot of the demonstration.

    `wanted` is set once somebody wants all of it anew, in the language that is then `next_language`.
    """

    def __init__(self, server: SandboxServer, bot: BotProcess, database: str, sandbox: Sandbox, language: str) -> None:
        self.wanted = asyncio.Event()
        self.language = self.next_language = language
        self._world = server.world
        self._bot = bot
        self._database = database
        self._sandbox = sandbox
        self._stage: Stage | None = None
        self._scene: asyncio.Task[None] | None = None
        self._played = 0
        self._fault = ""

    async def until_it_listens(self) -> None:
        """Wait until the bot asks for updates, or all of it is wanted anew before that.

        Raises Impossible where the bot ends instead, TimeoutError after a minute.
        """
        async with asyncio.timeout(START_SECONDS):
            seen = 0
            while self._bot.alive and not self.wanted.is_set():
                calls = await self._sandbox.calls(seen)
                if any(call["method"] == "getUpdates" for call in calls):
                    return
                seen += len(calls)
                await asyncio.sleep(LOOK_SECONDS)  # noqa: TID251 - waits for another process, in real time
        if not self.wanted.is_set():
            raise Impossible("the bot did not start; what it said stands above")

    def state(self) -> Json:
        """How the bot is, and how far the story."""
        return {
            "alive": self._bot.alive,
            "language": self.language,
            "timezone": TIMEZONE,
            "story": {
                "played": self._played,
                "scenes": len(SCENES),
                "playing": self._playing,
                "caption": self._caption(),
                "fault": self._fault,
            },
        }

    def _caption(self) -> str:
        return self._stage.say[SCENES[self._played - 1].__name__] if self._stage and self._played else ""

    @property
    def _playing(self) -> bool:
        return self._scene is not None and not self._scene.done()

    async def knowledge(self) -> Json:
        """The newest records of each kind, newest first."""
        if not path_of(self._database).exists():
            return {}  # the bot has not made it yet
        async with opened_for_export(self._database) as connection:
            newest = {kind: deque([each async for each in export(connection, kind)], RECORDS_SHOWN) for kind in Kind}
        return {kind.value: [*reversed(records)] for kind, records in newest.items()}

    async def kill(self) -> None:
        """End the bot without a warning."""
        await self._bot.kill()

    async def start(self) -> None:
        """Let the bot work again."""
        await self._bot.start()

    async def jump(self, seconds: float) -> None:
        """Make it later, for Telegram and the bot."""
        self._world.clock.jump(seconds)
        await self._bot.jump(seconds)
        self.tell()

    async def step(self) -> None:
        """Begin the next scene of the story."""
        if self._playing:
            raise Impossible("the scene is still playing")
        if self._fault or self._played == len(SCENES):
            raise Impossible("the story is over; begin anew to see it again")
        self._scene = asyncio.create_task(self._play(self._played))  # noqa: TID251 - the page asks how it goes
        self._played += 1
        self.tell()

    async def _play(self, number: int) -> None:
        try:
            await self.until_it_listens()
            self._stage = self._stage or await enter(self._sandbox, self.language)
            self.tell()
            await SCENES[number](self._stage)
        except (AssertionError, Impossible, TimeoutError) as fault:
            self._fault = str(fault)
        self._scene = None
        self.tell()

    def reset(self, language: str) -> None:
        """Begin everything anew, in this language."""
        self.next_language = language
        self.wanted.set()

    def tell(self) -> None:
        """Tell the page that something is different."""
        self._world.happened("backstage", now=self._world.clock.now(), **self.state())
