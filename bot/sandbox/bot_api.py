"""The Bot API over HTTP: reads a call however it was sent, has it carried out, answers as Telegram answers."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from aiohttp import web

from bot.sandbox.carrying_out import carry_out, check_known, noted, refused
from bot.sandbox.failures import BotApiError, bad_request, not_found, unauthorized
from bot.sandbox.faults import ACCIDENTS
from bot.sandbox.files import USUAL_KIND, text_of
from bot.sandbox.method_fields import LOADING, fields_of
from bot.sandbox.methods import METHODS
from bot.sandbox.world import Json, World

WORLD: web.AppKey[World] = web.AppKey("world", World)
LARGEST_FILE = 50 * 1024 * 1024  # Telegram Bot API: sending files


def bot_api_routes() -> list[web.RouteDef]:
    """The one route of the Bot API, and the one from which files are loaded."""
    return [web.route("*", "/bot{token}/{method}", _answer), web.get("/file/bot{token}/{path:.+}", _load)]


async def _answer(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    method = request.match_info["method"]
    if request.match_info["token"] != world.token:
        return web.json_response(unauthorized().as_json(), status=401)
    if method.lower() not in METHODS or request.method not in ("GET", "POST"):
        return web.json_response(not_found().as_json(), status=404)
    with noted(world, method) as entry:
        try:
            entry["parameters"] = await _parameters(request, method)
        except BotApiError as error:
            return _answered(request, entry, _as_json(refused(entry, error)))
        return await _run(request, world, entry, _as_json)


async def _load(request: web.Request) -> web.StreamResponse:
    """Hand out a file at the path that getFile gave."""
    world = request.app[WORLD]
    if request.match_info["token"] != world.token:
        return web.json_response(unauthorized().as_json(), status=401)
    with noted(world, LOADING) as entry:
        entry["parameters"] = {"file_path": request.match_info["path"]}
        return await _run(request, world, entry, partial(_as_file, world))


async def _run(
    request: web.Request, world: World, entry: Json, response: Callable[[Json], web.Response]
) -> web.StreamResponse:
    """Have a call carried out, and let the accident happen that was ordered for its answer."""
    outcome = await carry_out(world, entry)
    if outcome.accident is None:
        return _answered(request, entry, response(outcome.answer))
    return await ACCIDENTS[outcome.accident].happens(request, world, response(outcome.answer))


def _answered(request: web.Request, entry: Json, response: web.Response) -> web.Response:
    """Telegram's own answer; it is sent only while somebody is there to hear it."""
    entry["answered"] = request.transport is not None and not request.transport.is_closing()
    return response


def _as_json(answer: Json) -> web.Response:
    return web.json_response(answer, status=answer.get("error_code", 200))


def _as_file(world: World, answer: Json) -> web.Response:
    """The bytes themselves, where the call was carried out."""
    stored = world.stored.find_at(answer["result"]["file_path"]) if answer.get("ok") else None
    return web.Response(body=stored.content, content_type=USUAL_KIND) if stored else _as_json(answer)


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
    """What was uploaded."""
    return {"filename": field.filename, "content": text_of(field.file.read(LARGEST_FILE))}


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
