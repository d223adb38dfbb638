"""Switching between polling and a webhook: nothing that waits is dropped, nothing comes twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.clock import Clock
from bot.serving import Address, serving
from bot.telegram import Telegram
from bot.updates import Polling, Webhook
from storage import Storage
from tests.updates.delivering_telegram import TOKEN, DeliveringTelegram, free_port
from tests.updates.workshop import message

SECRET = "a-word-that-only-two-know"


@pytest.fixture
async def api() -> AsyncIterator[DeliveringTelegram]:
    """A Telegram that delivers and can be asked."""
    async with DeliveringTelegram.running() as running:
        yield running


@asynccontextmanager
async def polling(api: DeliveringTelegram, storage: Storage) -> AsyncIterator[None]:
    """Ask for updates meanwhile."""
    async with Telegram(TOKEN, api.url, None) as telegram, asyncio.TaskGroup() as nursery:
        intake = Polling(
            telegram=telegram, storage=storage, clock=Clock(), bot_id=42, allowed_updates=["message"], arrived=_nothing
        )
        task = nursery.create_task(intake.run())
        yield
        task.cancel()


@asynccontextmanager
async def webhook(api: DeliveringTelegram, storage: Storage) -> AsyncIterator[None]:
    """Have updates delivered meanwhile."""
    port = free_port()
    async with Telegram(TOKEN, api.url, None) as telegram:
        intake = Webhook(
            telegram=telegram,
            storage=storage,
            clock=Clock(),
            bot_id=42,
            url=f"http://127.0.0.1:{port}",
            path="/telegram",
            secret=SECRET,
        )
        address = Address(section="telegram.webhook", host="127.0.0.1", port=port)
        async with serving(intake.routes(), [address]), asyncio.TaskGroup() as nursery:
            task = nursery.create_task(intake.run(allowed_updates=["message"], arrived=_nothing))
            yield
            task.cancel()


def _nothing() -> None:
    pass


async def kept(storage: Storage) -> list[int]:
    async with storage.reading() as session:
        rows = await session.connection.rows("SELECT update_id FROM inbox ORDER BY seq")
        return [row["update_id"] for row in rows]


async def test_what_waits_when_a_polled_bot_gets_a_webhook_is_delivered(
    api: DeliveringTelegram, storage: Storage
) -> None:
    api.pending = [message(1), message(2)]
    async with polling(api, storage):
        await api.all_confirmed()
    api.pending = [message(3), message(4)]

    async with webhook(api, storage):
        await api.all_confirmed()

    assert await kept(storage) == [1, 2, 3, 4]


async def test_what_waits_when_a_bot_with_a_webhook_begins_to_poll_is_fetched(
    api: DeliveringTelegram, storage: Storage
) -> None:
    api.pending = [message(1), message(2)]
    async with webhook(api, storage):
        await api.all_confirmed()
    api.pending = [message(3), message(4)]

    async with polling(api, storage):
        await api.all_confirmed()

    assert await kept(storage) == [1, 2, 3, 4]
    assert [payload for method, payload in api.calls if method == "deleteWebhook"] == [{"drop_pending_updates": False}]


async def test_what_waits_while_a_webhook_is_down_is_delivered_after_the_next_start(
    api: DeliveringTelegram, storage: Storage
) -> None:
    async with webhook(api, storage):
        await api.called("setWebhook")
    api.pending = [message(1)]

    async with webhook(api, storage):
        await api.all_confirmed()

    assert await kept(storage) == [1]
