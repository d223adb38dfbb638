"""What an ordered fault does to a call: a refusal in Telegram's own words, or an accident on the way."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from bot.sandbox.failures import (
    CHAT_NOT_FOUND,
    DELETE_NOT_FOUND,
    EDIT_NOT_FOUND,
    NO_DELETING,
    NO_EDITING,
    NOT_MODIFIED,
    ONE_POLLER_ONLY,
    BotApiError,
    bad_request,
    conflict,
    forbidden,
    group_upgraded,
    too_many_requests,
    unauthorized,
)
from bot.sandbox.world import Fault, Json, World

HANGING_SECONDS = 120.0
HANG_UP_NOTICED_SECONDS = 0.05
PAGES = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}

Refusal = Callable[[Fault, Json], BotApiError]
Happening = Callable[[web.Request, World, Json], Awaitable[web.StreamResponse]]


def due_fault(world: World, method: str, parameters: Json) -> Fault | None:
    """The fault that strikes this call, if one does."""
    now = world.clock.now()
    return next((fault for fault in world.faults if _fits(fault, method, parameters) and fault.strikes(now)), None)


def _fits(fault: Fault, method: str, parameters: Json) -> bool:
    about_chat = fault.chat_id is None or fault.chat_id == parameters.get("chat_id")
    return about_chat and fault.method.lower() in (method.lower(), "*")


# Refusals: the call has no effect, and the bot is told so


def _closed(_: Fault, parameters: Json) -> BotApiError:
    chat_id = parameters.get("chat_id")
    in_group = isinstance(chat_id, int) and chat_id < 0
    return forbidden("bot was kicked from the supergroup chat" if in_group else "bot was blocked by the user")


def _refusing(reason: str) -> Refusal:
    return lambda fault, parameters: bad_request(reason)


REFUSALS: dict[str, Refusal] = {
    "401": lambda fault, parameters: unauthorized(),
    "403": _closed,
    "409": lambda fault, parameters: conflict(ONE_POLLER_ONLY),
    "429": lambda fault, parameters: too_many_requests(fault.retry_after),
    "429_bare": lambda fault, parameters: too_many_requests(None),
    "not_modified": _refusing(NOT_MODIFIED),
    "cant_parse_entities": _refusing("can't parse entities: Can't find end of the entity starting at byte offset 0"),
    "edit_not_found": _refusing(EDIT_NOT_FOUND),
    "cant_edit": _refusing(NO_EDITING),
    "delete_not_found": _refusing(DELETE_NOT_FOUND),
    "cant_delete": _refusing(NO_DELETING),
    "chat_not_found": _refusing(CHAT_NOT_FOUND),
    "upgraded": lambda fault, parameters: group_upgraded(fault.migrate_to_chat_id),
}
"""Refusals by the kind of their fault."""


# Accidents: the answer does not arrive, whether the call was carried out or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Accident:
    """Something that happens to the answer, before or after the call is carried out."""

    happens: Happening
    carried_out: bool


async def _page(status: int, request: web.Request, world: World, answer: Json) -> web.StreamResponse:
    """Answer with the page of a gateway."""
    title = f"{status} {PAGES[status]}"
    page = f"<html><head><title>{title}</title></head><body>{title}</body></html>"
    return web.Response(status=status, text=page, content_type="text/html")


async def _reset(request: web.Request, world: World, answer: Json) -> web.StreamResponse:
    """Hang up."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _silence(request: web.Request, world: World, answer: Json) -> web.StreamResponse:
    """Wait until the caller gives up, and hang up after two minutes."""
    deadline = world.clock.now() + HANGING_SECONDS
    while world.clock.now() < deadline and request.transport is not None and not request.transport.is_closing():
        await world.happening.wait(HANG_UP_NOTICED_SECONDS)
    return await _reset(request, world, answer)


async def _half(request: web.Request, world: World, answer: Json) -> web.StreamResponse:
    """Hang up in the middle of the answer."""
    body = json.dumps(answer).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
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

KINDS = frozenset(REFUSALS | ACCIDENTS)
