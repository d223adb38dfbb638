"""Serving: the bot's own HTTP server, which listens where the config says and nowhere else."""

import logging
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.typedefs import Handler

log = logging.getLogger(__name__)

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

    A request that takes longer than five seconds to finish is cut off then. Without an address nothing is served.
    Raises CannotListen.
    """
    if not addresses:
        yield
        return
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[_log_defects])
    app.add_routes(routes)
    # aiohttp logs a traceback for whatever a stranger sends that is no HTTP; defects of ours are logged here.
    silence = logging.Logger("malformed requests", level=logging.CRITICAL + 1)
    runner = web.AppRunner(app, access_log=None, logger=silence, shutdown_timeout=FAREWELL_SECONDS)
    await runner.setup()
    try:
        for address in addresses:
            await _listen(runner, address)
        yield
    finally:
        await runner.cleanup()


@web.middleware
async def _log_defects(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception:  # a defect of ours: one answer fails, the server goes on
        log.exception("a request failed", extra={"path": request.path})
        return web.Response(status=500)


async def _listen(runner: web.AppRunner, address: Address) -> None:
    try:
        await web.TCPSite(runner, address.host, address.port).start()
    except OSError as error:
        raise CannotListen(
            f"{address.section}.port: found {address.host}:{address.port}, where the bot cannot listen"
            f" ({error.strerror}), expected an address of this machine with a free port."
        ) from error
