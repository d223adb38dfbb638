"""Side work: what needs Telegram outside of any turn - noticed in turns, done one thing after another beside delivery.

What is wanted stands in rows. So nothing of it is lost in a kill: it is begun again.
"""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from bot.clock import Clock
from bot.delivery.outcomes import growing
from bot.domain.events import Event
from bot.mailboxes import Announce, Session, Storage, StorageUnavailable
from bot.telegram import Telegram, TelegramError, TokenRejected, silence_of
from bot.usecases.ports import Turn

log = logging.getLogger(__name__)

LOOKS_EVERY = 30.0  # seconds, in case something was wanted that nobody told of
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds
OUT_OF_REACH = (TelegramError, StorageUnavailable, OSError)


class SideWork(ABC):
    """Does what is wanted, one thing after another. `written` is called where something was said."""

    wanted: type[Event]  # what tells that there is something to do

    def __init__(
        self, *, telegram: Telegram, storage: Storage, clock: Clock, announce: Announce, written: Callable[[], None]
    ) -> None:
        self._telegram = telegram
        self._storage = storage
        self._clock = clock
        self._announce_to_others = announce
        self._tell_written = written
        self._was_told = False
        self._woken = asyncio.Event()

    async def announce(self, session: Session, now: datetime, events: Sequence[Event]) -> None:
        """Announce what happened in a turn, and notice what there may be to do."""
        await self._announce_to_others(session, now, events)
        self._was_told |= any(isinstance(event, self.wanted) for event in events)

    def written(self) -> None:
        """A turn was written: what it says goes out, and what it wants is looked for."""
        self._tell_written()
        if self._was_told:
            self._was_told = False
            self._woken.set()

    @property
    def is_woken(self) -> bool:
        """Whether it was noticed that there is something to do."""
        return self._woken.is_set()

    async def run(self) -> None:
        """Do what is wanted, for ever. Raises TokenRejected."""
        failures = 0
        while True:
            self._woken.clear()
            failure = await self._failure_of_working()
            if failure is None:
                failures = 0
                await self._clock.wait(self._woken, LOOKS_EVERY)
            else:
                silence = silence_of(failure) if isinstance(failure, TelegramError) else None
                await self._clock.sleep(silence or growing(FIRST_PAUSE, failures, LONGEST_PAUSE))
                failures += 1

    async def _failure_of_working(self) -> Exception | None:
        """Do all that is wanted; return what was in the way of that. Raises TokenRejected."""
        try:
            while await self._do_next():
                pass
        except TokenRejected:
            raise
        except OUT_OF_REACH as failure:
            log.warning("%s has to wait", type(self).__name__, extra={"failure": type(failure).__name__})
            return failure
        except Exception as failure:  # a defect of ours, which must not stop everybody
            log.exception("%s has failed", type(self).__name__)
            return failure
        return None

    @abstractmethod
    async def _do_next(self) -> bool:
        """Do what comes first; return whether there was anything. Raises TelegramError, StorageUnavailable."""

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[Turn]:
        """One transaction, with what is announced in it."""
        async with self._storage.writing() as session:
            turn = Turn(records=session, now=self._clock.now())
            yield turn
            await self.announce(session, turn.now, turn.events)
        self.written()
