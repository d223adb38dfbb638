"""The door: where a bot takes in what Telegram delivers, in the same process and without a socket."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from contextvars import Context, copy_context
from typing import Any, cast

import aiohttp
from aiohttp import web
from aiohttp.base_protocol import BaseProtocol
from aiohttp.http import HttpVersion11, RawRequestMessage
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from bot.sandbox.webhook import Webhook
from bot.sandbox.webhook_delivery import Reply, headers_for
from bot.sandbox.world import Json
from bot.serving import FAREWELL_SECONDS

READ_LIMIT = 2**16

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Answer = asyncio.Future[Reply]


class Door:
    """Stands for the bot's own server: what comes while it is open is handled by the bot it belongs to."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}
        self._inside: Context | None = None
        self._under_way: dict[asyncio.Task[None], Answer] = {}

    @asynccontextmanager
    async def open(self, routes: Iterable[web.RouteDef]) -> AsyncIterator[None]:
        """Take requests in; at the end take no more, and finish what is under way as long as a server would."""
        self._handlers = {route.path: cast(Handler, route.handler) for route in routes if route.method == "POST"}
        self._inside = copy_context()
        try:
            yield
        finally:
            self._inside = None
            if self._under_way:
                await asyncio.wait(self._under_way, timeout=FAREWELL_SECONDS)
            self.slam()

    def slam(self) -> None:
        """Take no more requests, and leave those under way without an answer."""
        self._inside = None
        for task, answer in self._under_way.items():
            task.cancel()
            if not answer.done():
                answer.set_exception(aiohttp.ServerDisconnectedError())

    async def take(self, webhook: Webhook, update: Json) -> Reply:
        """Have an update handled; raises OSError where nobody listens, and ClientError where the bot dies over it."""
        handler = self._handlers.get(URL(webhook.url).path)
        if self._inside is None or handler is None:
            raise ConnectionRefusedError
        loop = asyncio.get_running_loop()
        answer: Answer = loop.create_future()
        task = loop.create_task(_handle(handler, webhook, update, answer), context=self._inside.copy())
        self._under_way[task] = answer
        task.add_done_callback(self._under_way.pop)
        return await answer


async def _handle(handler: Handler, webhook: Webhook, update: Json, answer: Answer) -> None:
    try:
        response = await handler(_request(webhook, update))
    except web.HTTPException as refusal:
        response = refusal
    except Exception as defect:  # a server answers it with 500 and goes on
        response = web.Response(status=500, reason=repr(defect))
    if not answer.done():
        retry_after = response.headers.get("Retry-After", "")
        answer.set_result(Reply(status=response.status, reason=response.reason, retry_after=retry_after))


class _Connection(BaseProtocol):
    """All that a request wants to know of the connection by which it came."""

    ssl_context = peername = sockname = None


def _request(webhook: Webhook, update: Json) -> web.Request:
    """A request as the server would have read it."""
    loop, address = asyncio.get_running_loop(), URL(webhook.url)
    connection: Any = _Connection(loop)
    body = aiohttp.StreamReader(connection, READ_LIMIT, loop=loop)
    body.feed_data(json.dumps(update).encode())
    body.feed_eof()
    headers = CIMultiDictProxy(CIMultiDict({"Content-Type": "application/json", **headers_for(webhook)}))
    path, plain, whole = address.path, False, False  # not an upgrade, and not in chunks
    head = RawRequestMessage("POST", path, HttpVersion11, headers, (), False, None, plain, whole, URL(path))
    nobody: Any = None  # writes the answer, which is read from what the handler returns
    return web.Request(head, body, connection, nobody, nobody, loop)
