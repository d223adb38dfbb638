"""The sandbox as a server on this machine: the Bot API, the control API and the page on one port."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.sandbox.backstage import BEHIND, Backstage, Behind, backstage_routes
from bot.sandbox.bot_api import WORLD, bot_api_routes
from bot.sandbox.clock import SandboxClock
from bot.sandbox.control import control_routes, explain_the_impossible
from bot.sandbox.page_routes import guard_control, page_routes
from bot.sandbox.webhook import LOOPBACK
from bot.sandbox.webhook_delivery import deliver_while_served
from bot.sandbox.world import World

DEFAULT_TOKEN = "4242424242:SANDBOX-not-a-secret-but-it-looks-alike"
REAL_TOKEN = re.compile(r"\d{8,10}:AA[\w-]{33}", re.ASCII)
LARGEST_BODY = 50 * 1024 * 1024
SHUTDOWN_SECONDS = 0.1
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class SandboxServer:
    """A running sandbox: where it is, and its world for those in the same process."""

    def __init__(self, world: World, behind: Behind, host: str, port: int) -> None:
        self.world = world
        self._behind = behind
        self.token = world.token
        self.port = port
        self.url = f"http://{_in_url(host)}:{port}"

    def let_behind(self, backstage: Backstage) -> None:
        """Let the page move the bot that runs beside the sandbox."""
        self._behind.backstage = backstage


@asynccontextmanager
async def sandbox_server(
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    token: str = DEFAULT_TOKEN,
    username: str = "leadhook_sandbox_bot",
    speed: float = 1.0,
    strict_pace: bool = True,
    seed: int = 1,
) -> AsyncIterator[SandboxServer]:
    """Serve a fresh sandbox on this machine only; port 0 takes any free one.

    `speed` is how many sandbox seconds pass in a real one. Raises ValueError for a host that others can reach and for
    a token that looks like one of a real bot.
    """
    if host not in LOOPBACK:
        raise ValueError(f"the sandbox serves this machine only, not {host}")
    if REAL_TOKEN.fullmatch(token):
        raise ValueError("that looks like the token of a real bot; the sandbox takes a pretended one, as its own is")
    clock = SandboxClock(speed)
    world = World(token=token, username=username, clock=clock, strict_pace=strict_pace, seed=seed)
    behind = Behind()
    runner = web.AppRunner(_application(world, behind), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield SandboxServer(world, behind, host, int(runner.addresses[0][1]))
    finally:
        await runner.cleanup()


def _application(world: World, behind: Behind) -> web.Application:
    middlewares = [_serve_this_machine_only, guard_control, explain_the_impossible]
    application = web.Application(client_max_size=LARGEST_BODY, middlewares=middlewares)
    application[WORLD] = world
    application[BEHIND] = behind
    application.cleanup_ctx.append(lambda _: deliver_while_served(world))
    application.add_routes(bot_api_routes())
    application.add_routes(control_routes())
    application.add_routes(backstage_routes())
    application.add_routes(page_routes())
    return application


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@web.middleware
async def _serve_this_machine_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a foreign Host header: a web page must not reach the sandbox through a name of its own."""
    port = (request.transport.get_extra_info("sockname") if request.transport else (None, 0))[1]
    if request.headers.get("Host") not in {f"{_in_url(host)}:{port}" for host in LOOPBACK}:
        return web.json_response({"error": "this host is not served here"}, status=421)
    return await handler(request)
