"""The Bot API over HTTP: reads a call however it was sent, has it carried out, answers as Telegram answers."""

import json
from typing import Any

from aiohttp import web

from bot.sandbox.carrying_out import carry_out, check_known, noted, refused
from bot.sandbox.failures import BotApiError, bad_request, unauthorized
from bot.sandbox.faults import ACCIDENTS
from bot.sandbox.method_fields import fields_of
from bot.sandbox.methods import METHODS
from bot.sandbox.world import Json, World

WORLD: web.AppKey[World] = web.AppKey("world", World)
LARGEST_FILE = 50 * 1024 * 1024  # Telegram Bot API: sending files
NO_SUCH_METHOD = {"ok": False, "error_code": 404, "description": "Not Found"}


def bot_api_routes() -> list[web.RouteDef]:
    """The one route of the Bot API."""
    return [web.route("*", "/bot{token}/{method}", _answer)]


async def _answer(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    method = request.match_info["method"]
    if request.match_info["token"] != world.token:
        return web.json_response(unauthorized().as_json(), status=401)
    if method.lower() not in METHODS or request.method not in ("GET", "POST"):
        return web.json_response(NO_SUCH_METHOD, status=404)
    with noted(world, method) as entry:
        try:
            entry["parameters"] = await _parameters(request, method)
        except BotApiError as error:
            return _answered(request, entry, refused(entry, error))
        return await _run(request, world, entry)


async def _run(request: web.Request, world: World, entry: Json) -> web.StreamResponse:
    """Have a call carried out, and let the accident happen that was ordered for its answer."""
    outcome = await carry_out(world, entry)
    if outcome.accident is None:
        return _answered(request, entry, outcome.answer)
    return await ACCIDENTS[outcome.accident].happens(request, world, outcome.answer)


def _answered(request: web.Request, entry: Json, answer: Json) -> web.Response:
    """Telegram's own answer; it is sent only while somebody is there to hear it."""
    entry["answered"] = request.transport is not None and not request.transport.is_closing()
    return web.json_response(answer, status=answer.get("error_code", 200))


# Reading


async def _parameters(request: web.Request, method: str) -> Json:
    """What was asked, from the address and any kind of body; raises 400 for a field the method lacks."""
    raw: Json = dict(request.query)
    if request.content_type == "application/json":
        raw |= await _json_body(request)
    elif request.can_read_body:
        raw |= await _form(request)
    sent = {name: _file(value) if isinstance(value, web.FileField) else value for name, value in raw.items()}
    check_known(method, sent)
    is_text = fields_of(method)
    return {name: value if is_text[name] else _decoded(value) for name, value in sent.items() if value is not None}


def _file(field: web.FileField) -> Json:
    """What was uploaded, as far as it is text."""
    return {"filename": field.filename, "content": field.file.read(LARGEST_FILE).decode(errors="replace")}


async def _json_body(request: web.Request) -> Json:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected")
    return body


async def _form(request: web.Request) -> Json:
    try:
        return dict(await request.post())
    except ValueError:
        raise bad_request("can't parse form data") from None


def _decoded(value: Any) -> Any:
    """What a form field means where it is not text."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
