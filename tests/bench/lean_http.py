"""A lean HTTP server: just enough of HTTP/1.1 for two HTTP clients, so that the server is not what is measured."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Answering = Callable[[str, bytes, str], Awaitable[bytes]]

END_OF_HEAD = b"\r\n\r\n"


@asynccontextmanager
async def serving(answer: Answering) -> AsyncIterator[str]:
    """Answer each POST with `answer(path, body, content type)`, always JSON; gives the address of the server."""
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as nursery:
        server = await loop.create_server(lambda: _Connection(answer, nursery), "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()
        try:
            yield f"http://{host}:{port}"
        finally:
            server.close()


class _Connection(asyncio.Protocol):
    """One kept-alive connection: a request, its answer, the next request."""

    def __init__(self, answer: Answering, nursery: asyncio.TaskGroup) -> None:
        self._answer = answer
        self._nursery = nursery
        self._read = bytearray()
        self._transport: asyncio.Transport | None = None
        self._answering: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._answering is not None:
            self._answering.cancel()

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, found, rest = bytes(self._read).partition(END_OF_HEAD)
        if not found:
            return
        path, length, content_type = _parsed(head)
        if len(rest) >= length:
            self._read.clear()
            self._answering = self._nursery.create_task(self._reply(path, rest, content_type))

    async def _reply(self, path: str, body: bytes, content_type: str) -> None:
        answer = await self._answer(path, body, content_type)
        if self._transport is not None:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
            self._transport.write(head + answer)


def _parsed(head: bytes) -> tuple[str, int, str]:
    """Return the path, the length of the body and its type."""
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return first.split(" ")[1], int(fields.get("content-length", 0)), fields.get("content-type", "")
