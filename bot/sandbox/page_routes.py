"""The page in the browser: its files, what a browser may do with them, and the token that it needs for any change."""

from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from secrets import compare_digest

from aiohttp import web

from bot.sandbox.bot_api import WORLD

FOLDER = Path(__file__).parent / "page"
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
GUARDS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
TOKEN_PLACE = "{{token}}"
PROGRAM = "1"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page_routes() -> list[web.RouteDef]:
    """The page and everything it is made of, each file at its path below the folder."""
    files = sorted(path for path in FOLDER.rglob("*") if path.suffix in KINDS and path.name != "index.html")
    return [web.get("/", _page), *(web.get(f"/{path.relative_to(FOLDER).as_posix()}", _file) for path in files)]


async def _page(request: web.Request) -> web.Response:
    page = (FOLDER / "index.html").read_text(encoding="utf-8")
    own = page.replace(TOKEN_PLACE, escape(request.app[WORLD].page_token))
    return web.Response(text=own, content_type="text/html", headers=GUARDS)


async def _file(request: web.Request) -> web.FileResponse:
    path = FOLDER / request.path.removeprefix("/")
    return web.FileResponse(path, headers=GUARDS | {"Content-Type": f"{KINDS[path.suffix]}; charset=utf-8"})


@web.middleware
async def guard_control(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let only programs and the sandbox's own page change anything.

    A browser says from where it asks and must show the token that stands in the page; a program says `X-Sandbox: 1`.
    The Bot API, where a GET changes things too, has a token that everybody knows: it hears no other page at all.
    """
    is_change = request.method != "GET" and request.path.startswith("/control/")
    is_call = request.path.startswith("/bot")
    if (is_change and not _may_change(request)) or (is_call and not _is_from_here(request)):
        return web.json_response({"error": "send the header X-Sandbox: 1 from the sandbox itself"}, status=403)
    return await handler(request)


def _may_change(request: web.Request) -> bool:
    said = request.headers.get("X-Sandbox", "")
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and site is None:
        return said == PROGRAM
    return _is_from_here(request) and compare_digest(said.encode(), request.app[WORLD].page_token.encode())


def _is_from_here(request: web.Request) -> bool:
    """Whether no other page asks: what has no origin is a program, what has no site was typed."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    return origin in (None, f"http://{request.headers['Host']}") and site in (None, "none", "same-origin")
