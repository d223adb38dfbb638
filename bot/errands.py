"""Errands: calls to Telegram whose answer is needed are made outside of any turn; each answer takes effect in one."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from bot.delivery.outcomes import growing
from bot.domain.errand import MYSELF, Answer, Denied, Errand, Granted, Unanswered
from bot.domain.events import ErrandWanted
from bot.mailboxes import Announce, Storage
from bot.side_work import FIRST_PAUSE, LONGEST_PAUSE, SideWork
from bot.telegram import Rejected, Telegram, TelegramError, TokenRejected, silence_of
from bot.usecases.end_errand import end_errand

TOO_MANY_REQUESTS = 429
LONGEST_AFTER_DEFECT = 3600.0  # seconds


class Errands(SideWork):
    """Makes the calls that are wanted, and lets use cases hear the answers."""

    wanted = ErrandWanted

    def __init__(
        self, *, telegram: Telegram, storage: Storage, clock: Clock, announce: Announce, written: Callable[[], None],
        me: int,
    ) -> None:  # fmt: skip
        super().__init__(telegram=telegram, storage=storage, clock=clock, announce=announce, written=written)
        self._me = me

    async def _do_next(self) -> bool:
        """Make the call whose turn it is; return whether one was due. Raises TelegramError, StorageUnavailable."""
        async with self._storage.writing() as session:  # whoever has told of it may still be writing
            errand = await session.errands.find_next()
        now = self._clock.now()
        if errand is None or errand.not_before > now:
            return False
        answer = Unanswered() if errand.not_after < now else await self._answer_to(errand)
        try:
            async with self._turn() as turn:
                await end_errand(turn, errand, answer)
        except Exception:  # a defect of ours, or the storage: the call is made again, and its answer may be heard then
            await self._put_off(errand, growing(FIRST_PAUSE, errand.tries, LONGEST_AFTER_DEFECT))
            raise
        return True

    async def _answer_to(self, errand: Errand) -> Answer:
        """Make the call. Raises TelegramError where it is to be made again, after it was put off."""
        try:
            return Granted(result=await self._telegram.call(errand.method, self._payload_of(errand)))
        except TokenRejected:
            raise
        except TelegramError as failure:
            if isinstance(failure, Rejected) and failure.code != TOO_MANY_REQUESTS:
                return Denied(code=failure.code, description=failure.description, moved_to=failure.migrate_to_chat_id)
            await self._put_off(errand, silence_of(failure) or growing(FIRST_PAUSE, errand.tries, LONGEST_PAUSE))
            raise

    def _payload_of(self, errand: Errand) -> dict[str, Any]:
        """The parameters of the call, with the bot's own id where it is asked for."""
        is_about_me = errand.payload.get("user_id") == MYSELF
        return errand.payload | ({"user_id": self._me} if is_about_me else {})

    async def _put_off(self, errand: Errand, seconds: float) -> None:
        """Let others come first. What is of no use any more, and does no good either, is left."""
        now = self._clock.now()
        async with self._storage.writing() as session:
            if errand.not_after < now:
                await session.errands.finish(errand.id)
            else:
                await session.errands.try_again(errand.id, now + timedelta(seconds=seconds))
