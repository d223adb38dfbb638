"""What an ordered fault does to a call: a refusal in Telegram's own words, or an accident on the way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.sandbox.refusals import ANY, IN_CHAT, REFUSALS
from bot.sandbox.world import Fault, Json, World

__all__ = ["ABOUT_CHAT", "ACCIDENTS", "KINDS", "PAGES", "REFUSALS", "due_fault", "methods_befallen_by"]

HANGING_SECONDS = 120.0
HANG_UP_NOTICED_SECONDS = 0.05
PAGES = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}

Happening = Callable[[web.Request, World, web.Response], Awaitable[web.StreamResponse]]


def due_fault(world: World, method: str, parameters: Json) -> Fault | None:
    """The fault that strikes this call, if one does."""
    now, chat_id = world.clock.now(), _chat_of(world, parameters)
    return next((fault for fault in world.faults if _fits(fault, method, chat_id) and fault.strikes(now)), None)


def _chat_of(world: World, parameters: Json) -> object:
    """The chat a call is about: that of the tap it answers, else the one it names."""
    query = world.queries.get(str(parameters.get("callback_query_id")))
    return query.chat_id if query else parameters.get("chat_id")


def _fits(fault: Fault, method: str, chat_id: object) -> bool:
    meant = fault.method.lower() in (method.lower(), "*") and fault.chat_id in (None, chat_id)
    refusal = REFUSALS.get(fault.kind)
    return meant and (refusal is None or (method.lower() in refusal.befalls and refusal.happens_in(chat_id)))


def methods_befallen_by(kind: str) -> frozenset[str]:
    """The methods to which a fault can happen, in small letters."""
    return REFUSALS[kind].befalls if kind in REFUSALS else ANY


# Accidents: the answer does not arrive, whether the call was carried out or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Accident:
    """Something that happens to the answer, before or after the call is carried out."""

    happens: Happening
    carried_out: bool


async def _page(status: int, request: web.Request, world: World, answer: web.Response) -> web.StreamResponse:
    """Answer with the page of a gateway."""
    title = f"{status} {PAGES[status]}"
    page = f"<html><head><title>{title}</title></head><body>{title}</body></html>"
    return web.Response(status=status, text=page, content_type="text/html")


async def _reset(request: web.Request, world: World, answer: web.Response) -> web.StreamResponse:
    """Hang up."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _silence(request: web.Request, world: World, answer: web.Response) -> web.StreamResponse:
    """Wait until the caller gives up, and hang up after two minutes of the sandbox.

    Its clock may be fast: at twenty times the speed a caller with a patience of six real seconds meets a reset.
    """
    deadline = world.clock.now() + HANGING_SECONDS
    while world.clock.now() < deadline and request.transport is not None and not request.transport.is_closing():
        await world.happening.wait(HANG_UP_NOTICED_SECONDS)
    return await _reset(request, world, answer)


async def _half(request: web.Request, world: World, answer: web.Response) -> web.StreamResponse:
    """Hang up in the middle of the answer."""
    body = answer.body if isinstance(answer.body, bytes) else b""
    response = web.StreamResponse(headers={"Content-Type": answer.content_type, "Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response


ACCIDENTS: dict[str, Accident] = {
    "timeout_before": Accident(happens=_silence, carried_out=False),
    "timeout_after": Accident(happens=_silence, carried_out=True),
    "reset": Accident(happens=_reset, carried_out=False),
    "reset_after": Accident(happens=_reset, carried_out=True),
    "truncated": Accident(happens=_half, carried_out=True),
    **{f"{status}": Accident(happens=partial(_page, status), carried_out=False) for status in PAGES},
    **{f"{status}_after": Accident(happens=partial(_page, status), carried_out=True) for status in PAGES},
}
"""Accidents by the kind of their fault."""

KINDS = frozenset(REFUSALS.keys() | ACCIDENTS.keys())
ABOUT_CHAT = IN_CHAT | {"answercallbackquery"}
