"""The machine on which the bot runs: starts it, ends it at any step, and starts it again on what the disk holds."""

import asyncio
import logging
import shutil
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import Context, ContextVar, copy_context
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aiohttp import web

from bot.app import Surroundings, live
from bot.config import Config
from bot.logs import MaskingFormatter
from bot.serving import Address
from bot.telegram import TokenRejected
from storage import Session, StorageError, open_storage
from tests.faults.mode import Mode
from tests.faults.simulation.door import Door
from tests.faults.simulation.sqlite_in_loop import DiskIsFull
from tests.faults.simulation.telegram_at_hand import Network, TelegramAtHand
from tests.faults.simulation.virtual_time import VirtualClock, VirtualLoop
from tests.fresh_database import lay_fresh_database

DATABASE = "leadhook.db"
FAREWELL_SECONDS = 20.0
MOST_SURPRISES = 5  # whoever ends by itself so often ends always


class Fate(StrEnum):
    """What becomes of calls under way to Telegram when the bot dies, or that it is told to stop instead."""

    CALLS_ARRIVE = "killed, calls under way arrive"
    CALLS_ARE_LOST = "killed, calls under way are lost"
    TOLD_TO_STOP = "told to stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a life ends: before its n-th `step`; the next begins `pause` seconds later."""

    step: int
    fate: Fate
    pause: float = 1.0


class Life:
    """One start of the bot and everything that comes of it. One that is `over` has no effect any more."""

    current: ContextVar["Life | None"] = ContextVar("current", default=None)

    def __init__(self, config: Config, clock: VirtualClock, network: Network, database: Path, end: End | None) -> None:
        self.end = end
        self.steps = 0
        self.over = False
        self.database = database
        self.gone = asyncio.Event()
        self.surprise: BaseException | None = None
        self.door = network.door = Door()
        self._config = config
        self._clock = clock
        self._telegram = TelegramAtHand(network)
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def begin(self, loop: VirtualLoop) -> None:
        """Let it run: all that it starts belongs to it."""
        context = copy_context()
        context.run(self.current.set, self)
        self._task = loop.create_task(self._run(), context=context)

    def die(self, *, calls_are_lost: bool) -> None:
        """Have no effect from now on. What is left behind tidies up among itself."""
        self.over = True
        self._telegram.die(self._clock.monotonic(), calls_are_lost=calls_are_lost)
        self.door.slam()
        self.gone.set()
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        """Ask it to end, as SIGTERM does."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end."""
        return self._stop.is_set()

    async def buried(self) -> None:
        """Wait until nothing of it is left."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def _run(self) -> None:
        try:
            await self._live()
        except (Exception, asyncio.CancelledError) as error:
            self.surprise = None if self.over else error
        self.gone.set()

    async def _live(self) -> None:
        storage = await open_storage(f"sqlite:///{self.database}")
        try:
            around = Surroundings(
                config=self._config,
                storage=storage,
                telegram=self._telegram,
                clock=self._clock,
                print_line=lambda line: None,
            )
            await live(around, self._stop)
        finally:
            await storage.close()


@asynccontextmanager
async def serving_at_the_door(routes: Iterable[web.RouteDef], addresses: Sequence[Address]) -> AsyncIterator[None]:
    """Stand for the server that would listen at these addresses: the life that starts it opens its door."""
    life = Life.current.get()
    if not addresses or life is None:
        yield
        return
    async with life.door.open(routes):
        yield


class Machine:
    """Keeps the bot running. `starts` are moments of the loop; `surprises` are ends that nobody ordered."""

    def __init__(
        self,
        loop: VirtualLoop,
        configs: Mapping[Mode, Config],
        clock: VirtualClock,
        network: Network,
        folder: Path,
    ) -> None:
        self.starts: list[float] = []
        self.modes: list[Mode] = []
        self.surprises: list[str] = []
        self.lives: list[Life] = []
        self._loop = loop
        self._configs = configs
        self._clock = clock
        self._network = network
        self._folder = folder
        self._database = folder / "0" / DATABASE
        self._off = False
        self._spared = False
        loop.before_step = self._before_step

    @property
    def ends(self) -> list[Fate]:
        """How the lives ended whose end had been ordered, and came about."""
        return [life.end.fate for life in self.lives if life.end is not None and (life.over or life.stopped)]

    @property
    def life(self) -> Life:
        """The life that is, or was the last."""
        return self.lives[-1]

    @property
    def database(self) -> Path:
        """Where the database is just now: a life that was killed leaves a copy to the next one."""
        return self._database

    @asynccontextmanager
    async def writing_beforehand(self) -> AsyncIterator[Session]:
        """Let something be known before the bot starts for the first time, as an import would."""
        self._database.parent.mkdir()
        storage = await open_storage(f"sqlite:///{self._database}")
        try:
            await storage.migrate(self._clock.now())
            async with storage.writing() as session:
                yield session
        finally:
            await storage.close()

    def lay_fresh_database(self) -> None:
        """Let the tables be there before the bot starts for the first time."""
        self._database.parent.mkdir()
        lay_fresh_database(self._database)

    async def keep_running(self, ends: Iterable[End], modes: Iterable[Mode]) -> None:
        """Let one life follow another, each in the next mode and to the next end, until the machine is turned off.

        A bot that ends by itself again and again is given up: what it owes to people, they wait for in vain.
        """
        orders = iter(ends)
        for mode in modes:
            if self._off:
                return
            life = self._new_life(mode, None if self._spared else next(orders, None))
            life.begin(self._loop)
            await life.gone.wait()
            self._note(life)
            if len(self.surprises) >= MOST_SURPRISES:
                return
            if not self._off:
                await asyncio.sleep(life.end.pause if life.end else 1.0)

    def spare(self) -> None:
        """Let this life go on, and all that follow, if it is over already."""
        self._spared = True
        if not self.life.gone.is_set():
            self.life.end = None

    async def turn_off(self) -> None:
        """End the bot in an orderly way and wait until nothing is left of any life."""
        self._off = True
        self.life.stop()
        try:
            async with asyncio.timeout(FAREWELL_SECONDS):
                await self.life.gone.wait()
        except TimeoutError:
            self.surprises.append("The bot did not end when told to.")
            self._kill(self.life, calls_are_lost=False)
        for life in self.lives:
            await life.buried()

    def _new_life(self, mode: Mode, end: End | None) -> Life:
        self._database.parent.mkdir(exist_ok=True)
        self.lives.append(Life(self._configs[mode], self._clock, self._network, self._database, end))
        self.modes.append(mode)
        self.starts.append(self._loop.time())
        return self.life

    def _note(self, life: Life) -> None:
        wrong_token = isinstance(life.surprise, TokenRejected)
        refused = any(call.get("fault") == "401" for call in self._network.world.calls)
        if life.surprise is not None and not (wrong_token and refused) and not _found_no_room(life.surprise):
            self.surprises.append(f"The bot ended by itself: {life.surprise!r}")

    def _before_step(self, context: Context) -> None:
        life = context.get(Life.current)
        if life is None or life.over:
            return
        life.steps += 1
        if life.end is not None and life.steps == life.end.step:
            if life.end.fate is Fate.TOLD_TO_STOP:
                life.stop()
            else:
                self._kill(life, calls_are_lost=life.end.fate is Fate.CALLS_ARE_LOST)

    def _kill(self, life: Life, *, calls_are_lost: bool) -> None:
        """Let a life be over; the next one finds what is on the disk at this very moment."""
        life.die(calls_are_lost=calls_are_lost)
        self._database = self._folder / f"{len(self.lives)}" / DATABASE
        self._database.parent.mkdir()
        _copy(life.database, self._database)


def _found_no_room(surprise: BaseException) -> bool:
    """Whether a start failed because the tables could not be brought up to date on a full disk."""
    cause: BaseException | None = surprise
    while cause is not None and not isinstance(cause, DiskIsFull):
        cause = cause.__cause__
    return isinstance(surprise, StorageError) and cause is not None


def _copy(database: Path, to: Path) -> None:
    """Copy what the disk holds: a process that dies leaves behind all that it has written."""
    for suffix in ("", "-wal"):
        source = database.with_name(database.name + suffix)
        if source.exists():
            shutil.copyfile(source, to.with_name(to.name + suffix))


class LogOfLives(logging.Handler):
    """What the bot logs, as it would; lives that are over say nothing."""

    def __init__(self, token: str) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(MaskingFormatter([token]))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line down."""
        life = Life.current.get()
        if life is not None and not life.over:
            self.lines.append(self.format(record))
