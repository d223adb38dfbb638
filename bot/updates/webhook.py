"""The webhook: Telegram delivers updates and hears that one arrived only after its raw JSON is committed."""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from aiohttp import web

from bot.clock import Clock, from_epoch_ms
from bot.mailboxes import Incoming, Storage, StorageUnavailable
from bot.telegram import MaybeArrived, Telegram, TelegramError, TokenRejected, silence_of
from bot.trouble import Trouble
from bot.updates.arriving import incoming

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_CONNECTIONS = 40  # what Telegram opens at once; updates that come together share a commit
MOST_UNDER_WAY = 128
# In the inbox, of people and of the crowd each: far more than minutes of work, far less than fills a disk.
MOST_WAITING = 10_000
READ_SECONDS = 30.0
RETRY_AFTER_SECONDS = 5
LOOK_SECONDS, LONGEST_LOOK = 30.0, 3600.0
LONGEST_PAUSE = 30.0
REFUSAL_SHOWN_SECONDS = 60.0


class Webhook:
    """Takes in what Telegram delivers. It delivers again what was not answered with 200, so nothing is lost."""

    def __init__(
        self, *, telegram: Telegram, storage: Storage, clock: Clock, bot_id: int, url: str, path: str, secret: str
    ) -> None:
        if not secret:
            raise ValueError("a webhook without a secret would believe anybody")
        self._telegram = telegram
        self._storage = storage
        self._clock = clock
        self._bot_id = bot_id
        self._address = url.rstrip("/") + path
        self._path = path
        self._secret = secret
        self._arrived: Callable[[], None] | None = None
        self._under_way = 0
        self._is_set = False
        self._changes = 0
        self._refusal: tuple[Trouble, float] | None = None
        self._reported: object = None

    @property
    def trouble(self) -> Trouble | None:
        """What was refused lately, or that Telegram does not know yet where to deliver.

        A refusal is shown for a minute: where this decides whether requests get through, none would end it.
        """
        if self._refusal is not None:
            trouble, moment = self._refusal
            if self._clock.monotonic() - moment < REFUSAL_SHOWN_SECONDS:
                return trouble
        return None if self._is_set else Trouble.WEBHOOK_NOT_SET

    def routes(self) -> list[web.RouteDef]:
        """The one route that takes updates in; it does so before `run`, too."""
        return [web.post(self._path, self._receive)]

    # Telegram is told where to deliver

    async def run(self, *, allowed_updates: Sequence[str], arrived: Callable[[], None]) -> None:
        """See to it until cancelled that Telegram delivers here. Raises TokenRejected.

        `arrived` is called when something new lies in the inbox. The webhook stays set when this ends: what comes
        until the next start waits with Telegram.
        """
        self._arrived = arrived
        wish = {
            "url": self._address,
            "secret_token": self._secret,
            "allowed_updates": list(allowed_updates),
            "max_connections": MOST_CONNECTIONS,
            "drop_pending_updates": False,
        }
        while True:
            await self._set(wish)
            await self._watch()
            log.error("another program has changed the webhook, setting it again: stop it if it has the same token")

    async def _set(self, wish: dict[str, Any]) -> None:
        """Set the webhook, however long Telegram cannot be reached or refuses."""
        seconds = 1.0
        self._is_set = False
        while not self._is_set:
            try:
                if await self._telegram.call("setWebhook", wish) is False:
                    raise MaybeArrived("setWebhook was answered with false")
                self._is_set = True
                log.info("the webhook is set")
            except TokenRejected:
                raise
            except TelegramError as failure:
                wanted = silence_of(failure) or seconds
                log.warning("the webhook is not set", extra={"failure": str(failure), "seconds": wanted})
                await self._clock.sleep(wanted)
                seconds = min(seconds * 2, LONGEST_PAUSE)

    async def _watch(self) -> None:
        """Log what Telegram says of its deliveries; return when it delivers here no more.

        The first look comes later each time that the webhook had been changed: whoever changes it is not fought.
        """
        pause = min(LOOK_SECONDS * 2.0 ** min(self._changes, 10), LONGEST_LOOK)
        while True:
            await self._clock.sleep(pause)
            pause = LOOK_SECONDS
            try:
                said = await self._telegram.call("getWebhookInfo", {})
            except TokenRejected:
                raise
            except TelegramError as failure:
                log.info("telegram does not say how delivering goes", extra={"failure": str(failure)})
                continue
            if isinstance(said, dict):
                if str(said.get("url", "")).rstrip("/") != self._address.rstrip("/"):
                    self._changes += 1
                    return
                self._changes = 0
                self._report(said)

    def _report(self, said: dict[str, Any]) -> None:
        failed_at = said.get("last_error_date")
        if isinstance(failed_at, int) and failed_at != self._reported:
            self._reported = failed_at
            log.warning(
                "telegram could not deliver",
                extra={
                    "said": said.get("last_error_message"),
                    "at": from_epoch_ms(failed_at * 1000).isoformat(),
                    "waiting": said.get("pending_update_count"),
                },
            )

    # Telegram delivers

    async def _receive(self, request: web.Request) -> web.Response:
        """Answer 200 once the update is committed. The answer never carries a call: those go through the outbox."""
        if not self._is_from_telegram(request):
            log.debug("a request without the secret was turned away")
            return web.Response(status=401)
        if self._under_way >= MOST_UNDER_WAY:
            return self._not_now(Trouble.OVERLOADED)
        self._under_way += 1
        try:
            return await self._take_in(request)
        finally:
            self._under_way -= 1

    def _is_from_telegram(self, request: web.Request) -> bool:
        # Bytes, because text with other letters than ASCII cannot be compared in constant time.
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, self._secret.encode())

    async def _take_in(self, request: web.Request) -> web.Response:
        body = await _body_of(request)
        update = _update_in(body)
        if update is None:
            log.error("what was delivered is no JSON", extra={"bytes": len(body)})
            return web.Response(status=400)
        trouble = await self._keep(update)
        if trouble is not None:
            return self._not_now(trouble, in_crowd=update.in_crowd)
        self._refusal = None
        return web.Response()

    def _not_now(self, trouble: Trouble, *, in_crowd: bool = False) -> web.Response:
        """Let Telegram deliver it again; a crowd that is too large shuts nobody else out, so it is no trouble."""
        log.warning("an update was refused for now", extra={"trouble": trouble, "in_crowd": in_crowd})
        if not (in_crowd and trouble is Trouble.OVERLOADED):
            self._refusal = trouble, self._clock.monotonic()
        return web.Response(status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})

    async def _keep(self, update: Incoming) -> Trouble | None:
        """Return once the update is on the disk, or why it cannot be; what arrives together shares a commit."""
        try:
            async with self._storage.writing() as session:
                if await session.inbox.count_waiting(in_crowd=update.in_crowd) >= MOST_WAITING:
                    return Trouble.OVERLOADED
                await session.inbox.add(self._bot_id, [update], self._clock.now())
                if self._arrived is not None:
                    self._arrived()  # from inside, so that handling it can share the commit
        except StorageUnavailable as failure:
            log.warning("no updates for now", extra={"failure": str(failure)})
            return Trouble.STORAGE_UNAVAILABLE
        return None


async def _body_of(request: web.Request) -> bytes:
    """Return the whole body; raises HTTPException where it does not come, or is too large."""
    try:
        async with asyncio.timeout(READ_SECONDS):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (ConnectionError, web.RequestPayloadError):
        raise web.HTTPBadRequest from None


def _update_in(body: bytes) -> Incoming | None:
    """Return the inbox entry for whatever was delivered, None if it is not even JSON."""
    try:
        return incoming(json.loads(body))
    except (ValueError, RecursionError):
        return None
