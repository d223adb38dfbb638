"""Long polling: updates are confirmed to Telegram only after their raw JSON is committed."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from bot.clock import Clock
from bot.mailboxes import Storage, StorageUnavailable
from bot.telegram import MaybeArrived, Rejected, Telegram, TelegramError, TokenRejected
from bot.trouble import Trouble
from bot.updates.arriving import highest_id, incoming

log = logging.getLogger(__name__)

POLL_SECONDS = 30
ANSWER_SECONDS = 15
MOST_AT_ONCE = 100
LONGEST_PAUSE = 30.0
ANOTHER_POLLER_PAUSE = 5.0
PAUSE_AFTER_GARBAGE = 1.0
SHORTEST_ROUND = 1.0  # seconds: who answers at once that there is nothing is not asked again at once


class Polling:
    """Takes updates in until cancelled. Telegram keeps what was not confirmed, so a stop anywhere loses nothing."""

    def __init__(
        self,
        *,
        telegram: Telegram,
        storage: Storage,
        clock: Clock,
        bot_id: int,
        allowed_updates: Sequence[str],
        arrived: Callable[[], None],
    ) -> None:
        self._telegram = telegram
        self._storage = storage
        self._clock = clock
        self._bot_id = bot_id
        self._allowed_updates = list(allowed_updates)
        self._arrived = arrived
        self._failures = 0
        self._webhook_deleted = False
        self.trouble: Trouble | None = None

    async def run(self) -> None:
        """Poll until cancelled. Raises TokenRejected when Telegram does not know the bot (any more)."""
        offset: int | None = None
        while True:
            try:
                offset = await self._take_in(offset)
                self._failures = 0
                self.trouble = None
            except TokenRejected:
                raise
            except Rejected as refusal:
                await self._heed(refusal)
            except (TelegramError, StorageUnavailable) as failure:
                await self._pause(failure)

    async def _take_in(self, offset: int | None) -> int | None:
        """Fetch once and commit what came; return the offset that confirms it.

        Once an empty answer shows that everything is confirmed, no offset is sent: ids may jump, also backwards.
        """
        seconds = POLL_SECONDS if self.trouble is None else 0  # after a failure: does it answer again?
        asked = self._clock.monotonic()
        updates = await self._fetch(offset, seconds)
        if not updates:
            early = asked + min(seconds, SHORTEST_ROUND) - self._clock.monotonic()
            if early > 0:
                await self._clock.sleep(early)
            return None
        async with self._storage.writing() as session:
            await session.inbox.add(self._bot_id, [incoming(raw) for raw in updates], self._clock.now())
            self._arrived()  # from inside, so that handling them can share the commit
        highest = highest_id(updates)
        if highest is None:  # nothing that could be confirmed: it comes again at once
            await self._clock.sleep(PAUSE_AFTER_GARBAGE)
            return None
        return highest + 1

    async def _fetch(self, offset: int | None, seconds: int) -> list[Any]:
        wish: dict[str, Any] = {
            "timeout": seconds,
            "limit": MOST_AT_ONCE,
            "allowed_updates": self._allowed_updates,
        }
        if offset is not None:
            wish["offset"] = offset
        updates = await self._telegram.call("getUpdates", wish, timeout=POLL_SECONDS + ANSWER_SECONDS)
        if not isinstance(updates, list):
            raise MaybeArrived("what came as updates is no list")
        return updates

    async def _heed(self, refusal: Rejected) -> None:
        has_webhook = refusal.code == 409 and "webhook" in refusal.description.lower()
        if has_webhook and not self._webhook_deleted:
            self._webhook_deleted = True
            log.warning("a webhook is set, deleting it; nothing that waits there is dropped")
            await self._delete_webhook()
        elif has_webhook:
            log.error("another program has set a webhook for this token: stop it, or let it be the only one")
            self.trouble = Trouble.WEBHOOK_SET_ELSEWHERE
            await self._clock.sleep(ANOTHER_POLLER_PAUSE)
        elif refusal.code == 409:
            log.error("another program polls with the same token: stop it, both get only a part")
            self.trouble = Trouble.ANOTHER_POLLER
            await self._clock.sleep(ANOTHER_POLLER_PAUSE)
        elif refusal.retry_after is not None:
            self.trouble = Trouble.TELEGRAM_REFUSES
            await self._clock.sleep(refusal.retry_after)
        else:
            await self._pause(refusal)

    async def _delete_webhook(self) -> None:
        try:
            await self._telegram.call("deleteWebhook", {"drop_pending_updates": False})
        except TelegramError as failure:
            self._webhook_deleted = False
            await self._pause(failure)

    async def _pause(self, failure: Exception) -> None:
        self.trouble = _trouble_of(failure)
        seconds = min(2.0**self._failures, LONGEST_PAUSE)
        self._failures = min(self._failures + 1, 10)
        log.warning("no updates for now", extra={"failure": str(failure), "seconds": seconds})
        await self._clock.sleep(seconds)


def _trouble_of(failure: Exception) -> Trouble:
    match failure:
        case StorageUnavailable():
            return Trouble.STORAGE_UNAVAILABLE
        case Rejected():
            return Trouble.TELEGRAM_REFUSES
        case _:
            return Trouble.TELEGRAM_OUT_OF_REACH
