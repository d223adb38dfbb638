"""A sandbox, people in it, and a lean bot that speaks raw JSON."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from aiohttp import ClientSession, ClientTimeout

from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server

Json = dict[str, Any]


class RawBot:
    """A bot that sends JSON and looks at what comes back."""

    def __init__(self, server: SandboxServer, session: ClientSession) -> None:
        self._address = f"{server.url}/bot{server.token}"
        self._session = session

    async def call(self, method: str, *, give_up_after: float = 60.0, **parameters: Any) -> Json:
        """The whole answer, whether Telegram agrees or refuses."""
        address, patience = f"{self._address}/{method}", ClientTimeout(total=give_up_after)
        async with self._session.post(address, json=parameters, timeout=patience) as response:
            body: Json = await response.json()
            assert body["ok"] == (response.status == 200)
            return body

    async def result(self, method: str, **parameters: Any) -> Any:
        """What the call gives; fails when Telegram refuses."""
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: Any) -> str:
        """The description of the refusal; fails when Telegram agrees."""
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])

    async def updates(self, **parameters: Any) -> list[Json]:
        """What getUpdates gives at once."""
        updates: list[Json] = await self.result("getUpdates", **parameters)
        return updates


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    """Everything opened on it is closed after the test."""
    async with AsyncExitStack() as stack:
        yield stack


OpenServer = Callable[..., Awaitable[SandboxServer]]


@pytest.fixture
def open_server(stack: AsyncExitStack) -> OpenServer:
    """Opens a sandbox with whatever settings the test needs."""

    async def open_with(**settings: Any) -> SandboxServer:
        return await stack.enter_async_context(sandbox_server(**settings))

    return open_with


@pytest.fixture
async def server(open_server: OpenServer) -> SandboxServer:
    """A sandbox that does not count messages, with time ten times as fast."""
    return await open_server(strict_pace=False, speed=10)


@pytest.fixture
async def sandbox(server: SandboxServer, stack: AsyncExitStack) -> Sandbox:
    """The people's side of it."""
    return await stack.enter_async_context(Sandbox.connect(server.url))


@pytest.fixture
async def session(stack: AsyncExitStack) -> ClientSession:
    """Plain HTTP."""
    return await stack.enter_async_context(ClientSession())


@pytest.fixture
def bot(server: SandboxServer, session: ClientSession) -> RawBot:
    """The bot's side of it."""
    return RawBot(server, session)


@pytest.fixture
async def anna(sandbox: Sandbox) -> Player:
    """Anna, who has started the bot."""
    anna = await sandbox.person("Анна", last_name="Петрова", phone="79123456789")
    await anna.starts()
    return anna


async def updates_of(bot: RawBot, kind: str, *, chat: Group | None = None) -> list[Json]:
    """What all kept updates of a kind hold, of one chat where it is named; nothing is confirmed."""
    told = [update[kind] for update in await bot.updates() if kind in update]
    return [body for body in told if chat is None or body["chat"]["id"] == chat.id]
