"""Serving: the bot's own HTTP server, which listens where the config says and nowhere else."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

LARGEST_BODY = 1024 * 1024
FAREWELL_SECONDS = 5.0


class CannotListen(Exception):
    """An address of ours cannot be used; the text is one sentence for the owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to listen, and the section of the config that says so."""

    section: str
    host: str
    port: int


@asynccontextmanager
async def serving(routes: Iterable[web.RouteDef], addresses: Sequence[Address]) -> AsyncIterator[None]:
    """Serve these routes at each address; at the end accept no more and finish what is under way.

    A request that takes longer than five seconds to finish is cut off then. Raises CannotListen.
    """
    app = web.Application(client_max_size=LARGEST_BODY)
    app.add_routes(routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=FAREWELL_SECONDS)
    await runner.setup()
    try:
        for address in addresses:
            await _listen(runner, address)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, address: Address) -> None:
    try:
        await web.TCPSite(runner, address.host, address.port).start()
    except OSError as error:
        raise CannotListen(
            f"{address.section}.port: found {address.host}:{address.port}, where the bot cannot listen"
            f" ({error.strerror}), expected an address of this machine with a free port."
        ) from error
