"""Posting updates to the webhook as Telegram does: in order, several at once, again and again until it says 200.

Telegram reads a method out of the answer as well; the sandbox does not.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar

from bot.sandbox.clock import SandboxClock
from bot.sandbox.update_faults import UNHEARD
from bot.sandbox.update_queue import QueuedUpdate
from bot.sandbox.webhook import Webhook, lane_of
from bot.sandbox.world import Json, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE_SECONDS = 60.0
LEAST_REAL_PATIENCE = 5.0
LONGEST_PAUSE, LONGEST_RETRY_AFTER = 60.0, 3600.0
LOOKS_AGAIN_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the webhook answered; `retry_after` is its header of that name, or nothing."""

    status: int
    reason: str | None
    retry_after: str


Post = Callable[[Webhook, Json], Awaitable[Reply]]
"""The way by which an update comes to the webhook; raises TimeoutError, OSError or ClientError without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why an update could not be delivered, and when the bot wants it again, in sandbox seconds."""

    reason: str
    retry_after: float = 0.0


async def deliver_while_served(world: World) -> AsyncIterator[None]:
    """Deliver in the background between the start and the end of the server."""
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        delivering = asyncio.create_task(WebhookDelivery(world, partial(_post_over_http, session, world.clock)).run())
        yield
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering


class WebhookDelivery:
    """Delivers what waits, while a webhook is set."""

    def __init__(self, world: World, post: Post) -> None:
        self._world = world
        self._post = post
        self._busy: set[Hashable] = set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with asyncio.TaskGroup() as nursery:
            while True:
                if (webhook := self._world.webhook) is not None:
                    for record in self._next(webhook):
                        self._busy.add(lane_of(record.update))
                        nursery.create_task(self._deliver(webhook, record))
                await self._world.updates.changed(LOOKS_AGAIN_SECONDS)

    def _next(self, webhook: Webhook) -> list[QueuedUpdate]:
        """The updates that are due, each the first of its lane; as many as there are connections free."""
        heads: dict[Hashable, QueuedUpdate] = {}
        for record in self._world.updates.first(2 * webhook.max_connections):
            heads.setdefault(lane_of(record.update), record)
        now = self._world.clock.now()
        due = [record for lane, record in heads.items() if lane not in self._busy and record.due_at <= now]
        return due[: max(webhook.max_connections - len(self._busy), 0)]

    async def _deliver(self, webhook: Webhook, record: QueuedUpdate) -> None:
        """Post an update once; what fails is put off for longer and longer."""
        self._world.updates.note_delivery(record)
        failure = await self._try(webhook, record)
        if failure is None:
            self._world.updates.confirm(record)
        elif webhook is self._world.webhook:
            webhook.last_error_date, webhook.last_error_message = self._world.today(), failure.reason
            self._world.updates.put_off(record, failure.retry_after or pause_after(record.failures))
        self._busy.discard(lane_of(record.update))
        self._world.updates.wake()

    async def _try(self, webhook: Webhook, record: QueuedUpdate) -> Failure | None:
        """Post an update and note what came of it."""
        entry: Json = {"update_id": record.update_id, "at": self._world.clock.now()}
        self._world.webhook_posts.append(entry)
        try:
            reply = await self._post(webhook, record.update)
            entry["status"], failure = reply.status, _failure_in(reply)
            if failure is None and record.fault == UNHEARD and not record.failures:
                failure = Failure(reason="Webhook connection closed")
        except TimeoutError:
            failure = Failure(reason="Read timeout expired")
        except (ClientError, OSError) as error:
            failure = Failure(reason=f"Connection failed: {type(error).__name__}")
        entry |= {"answered_at": self._world.clock.now(), "error": failure and failure.reason}
        return failure


def pause_after(failures: int) -> float:
    """Sandbox seconds until the next attempt: none after the first failure, then twice as many each time."""
    return min(2.0 ** min(failures, 30), LONGEST_PAUSE) if failures else 0.0


async def _post_over_http(session: ClientSession, clock: SandboxClock, webhook: Webhook, update: Json) -> Reply:
    patience = ClientTimeout(total=max(clock.real(PATIENCE_SECONDS), LEAST_REAL_PATIENCE))
    async with session.post(
        webhook.url,
        json=update,
        headers=headers_for(webhook),
        timeout=patience,
        allow_redirects=False,
        ssl=False,
    ) as response:
        await response.read()
        retry_after = response.headers.get("Retry-After", "")
        return Reply(status=response.status, reason=response.reason, retry_after=retry_after)


def headers_for(webhook: Webhook) -> dict[str, str]:
    """What tells the bot that it is Telegram who posts."""
    return {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}


def _failure_in(reply: Reply) -> Failure | None:
    if 200 <= reply.status <= 299:
        return None
    wanted = reply.retry_after
    retry_after = min(float(wanted), LONGEST_RETRY_AFTER) if wanted.isascii() and wanted.isdigit() else 0.0
    return Failure(reason=f"Wrong response from the webhook: {reply.status} {reply.reason}", retry_after=retry_after)
