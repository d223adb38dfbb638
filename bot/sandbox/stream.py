"""The stream of events: what happens reaches a page at once, as server-sent events."""

import json
from contextlib import suppress

from aiohttp import web

from bot.sandbox.bot_api import WORLD
from bot.sandbox.world import World

STILL_HERE_SECONDS = 15.0
RETRY_MS = 500


async def stream_events(request: web.Request) -> web.StreamResponse:
    """Send every event after `since`, or after the last one a browser that comes again has heard, as it happens.

    Who has heard more than happened here comes from another world, and hears this one from its beginning.
    """
    world = request.app[WORLD]
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    await response.prepare(request)
    await response.write(f"retry: {RETRY_MS}\nevent: world\ndata: {world.id}\n\n".encode())
    with suppress(ConnectionResetError):  # nobody listens any more
        heard = _heard(request)
        await _send(response, world, heard if heard <= len(world.events) else 0)
    return response


def _heard(request: web.Request) -> int:
    said = request.headers.get("Last-Event-ID", request.query.get("since", "0"))
    return int(said) if said.isascii() and said.isdigit() else 0


async def _send(response: web.StreamResponse, world: World, heard: int) -> None:
    while True:
        fresh = world.events[heard:]
        heard += len(fresh)
        lines = [f"id: {event['number']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n" for event in fresh]
        await response.write("".join(lines or [": still here\n\n"]).encode())
        if len(world.events) == heard:
            await world.happening.wait(STILL_HERE_SECONDS)
