"""Faults as the control API orders, shows and lifts them."""

from aiohttp import web

from bot.sandbox.bot_api import WORLD
from bot.sandbox.control_deeds import Body
from bot.sandbox.fault_orders import call_fault, update_fault


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
    body, world = await Body.of(request), request.app[WORLD]
    world.faults.append(call_fault(body, world))
    return web.json_response({})


async def _order_for_updates(request: web.Request) -> web.Response:
    body, world = await Body.of(request), request.app[WORLD]
    world.updates.faults.append(update_fault(body, world))
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
