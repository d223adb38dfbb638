"""Faults as the control API orders, shows and lifts them."""

from typing import Any

from aiohttp import web

from bot.sandbox.bot_api import WORLD
from bot.sandbox.control_deeds import Body
from bot.sandbox.failures import Impossible
from bot.sandbox.faults import KINDS
from bot.sandbox.update_faults import UPDATE_KINDS, UpdateFault
from bot.sandbox.world import Fault


def fault_routes() -> list[web.RouteDef]:
    """Everything about faults."""
    return [
        web.get("/control/faults", _faults),
        web.post("/control/fault", _order),
        web.post("/control/updates/fault", _order_for_updates),
        web.post("/control/faults/lift", _lift),
        web.get("/control/webhook", _webhook),
    ]


async def _faults(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return web.json_response(
        {
            "calls": [fault.as_json() for fault in world.faults],
            "updates": [fault.as_json() for fault in world.updates.faults],
        }
    )


async def _order(request: web.Request) -> web.Response:
    body = await Body.of(request)
    retry_after = body.maybe_number("retry_after")
    fault = Fault(
        method=body.text("method"),
        kind=_kind(body, KINDS),
        chat_id=body.maybe_number("chat_id"),
        retry_after=1 if retry_after is None else retry_after,
        migrate_to_chat_id=body.maybe_number("migrate_to_chat_id"),
        **_occasion(body),
    )
    request.app[WORLD].faults.append(fault)
    return web.json_response({})


async def _order_for_updates(request: web.Request) -> web.Response:
    body = await Body.of(request)
    fault = UpdateFault(kind=_kind(body, UPDATE_KINDS), by=body.maybe_number("by"), **_occasion(body))
    request.app[WORLD].updates.faults.append(fault)
    return web.json_response({})


async def _lift(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    for fault in (*world.faults, *world.updates.faults):
        fault.lift(world.clock.now())
    return web.json_response({})


async def _webhook(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    known = world.webhook.as_json() if world.webhook else {"url": ""}
    return web.json_response(known | {"posts": list(world.webhook_posts)})


def _kind(body: Body, kinds: frozenset[str]) -> str:
    kind = body.text("kind")
    if kind not in kinds:
        raise Impossible(f"there is no fault {kind}; there are {', '.join(sorted(kinds))}")
    return kind


def _occasion(body: Body) -> dict[str, Any]:
    """When the fault is to strike; what is left out is up to Occasion."""
    numbers = {name: body.maybe_number(name) for name in ("times", "after", "seed")}
    decimals = {name: body.maybe_decimal(name) for name in ("since", "until", "probability")}
    return {name: value for name, value in (numbers | decimals).items() if value is not None}
