"""The Bot API over HTTP: reads a call however it was sent, runs it, answers as Telegram answers."""

import json
from functools import cache
from inspect import isawaitable
from types import UnionType
from typing import Any, Union, get_args, get_origin

from aiogram import methods as aiogram_methods
from aiogram.client.default import Default
from aiogram.methods.base import TelegramMethod
from aiohttp import web

from bot.sandbox.call import Call
from bot.sandbox.failures import BotApiError, bad_request, unauthorized
from bot.sandbox.faults import ACCIDENTS, REFUSALS, due_fault
from bot.sandbox.methods import METHODS
from bot.sandbox.world import Json, World

WORLD: web.AppKey[World] = web.AppKey("world", World)
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
    if method.lower() == "getupdates":
        return await _run_logged(request, world, method)
    world.calls_running += 1
    try:
        return await _run_logged(request, world, method)
    finally:
        world.calls_running -= 1
        world.last_deed_at = world.clock.now()


async def _run_logged(request: web.Request, world: World, method: str) -> web.StreamResponse:
    """Run a call and note it."""
    entry = _entry(world, method)
    try:
        entry["parameters"] = await _parameters(request, method)
    except BotApiError as error:
        return _answered(request, entry, _refused(entry, error))
    else:
        return await _run(request, world, method, entry)
    finally:
        entry.setdefault("answered_at", world.clock.now())


async def _run(request: web.Request, world: World, method: str, entry: Json) -> web.StreamResponse:
    """Carry out a call and let it suffer the fault ordered for it."""
    fault = due_fault(world, method, entry["parameters"])
    if fault is None:
        return _answered(request, entry, await _carried_out(world, method, entry))
    entry["fault"] = fault.kind
    if fault.kind in REFUSALS:
        return _answered(request, entry, _refused(entry, REFUSALS[fault.kind](fault, entry["parameters"])))
    accident = ACCIDENTS[fault.kind]
    answer = await _carried_out(world, method, entry) if accident.carried_out else {}
    entry["answered_at"] = world.clock.now()
    return await accident.happens(request, world, answer)


async def _carried_out(world: World, method: str, entry: Json) -> Json:
    """The answer to a call; notes whether it was executed or refused."""
    try:
        result = METHODS[method.lower()](Call(world, entry["parameters"]))
        entry["result"] = await result if isawaitable(result) else result
    except BotApiError as error:
        return _refused(entry, error)
    entry["executed"] = True
    return {"ok": True, "result": entry["result"]}


def _refused(entry: Json, error: BotApiError) -> Json:
    entry["error"] = error.as_json()
    return error.as_json()


def _answered(request: web.Request, entry: Json, answer: Json) -> web.Response:
    """Telegram's own answer; it is sent only while somebody is there to hear it."""
    entry["answered"] = request.transport is not None and not request.transport.is_closing()
    return web.json_response(answer, status=answer.get("error_code", 200))


def _entry(world: World, method: str) -> Json:
    """A new line in the log of calls."""
    world.calls_made += 1
    entry = {
        "number": world.calls_made,
        "at": world.clock.now(),
        "method": method,
        "parameters": {},
        "executed": False,
        "answered": False,
    }
    world.calls.append(entry)
    return entry


# Reading


async def _parameters(request: web.Request, method: str) -> Json:
    """What was asked, from the address and any kind of body; raises 400 for a field the method lacks."""
    raw: Json = dict(request.query)
    if request.content_type == "application/json":
        raw |= await _json_body(request)
    elif request.can_read_body:
        raw |= await _form(request)
    known = _fields(method)
    for name in raw:
        if name not in known and not isinstance(raw[name], web.FileField):
            raise bad_request(f"unknown field {name}")
    return {
        name: value if known.get(name, True) else _decoded(value)
        for name, value in raw.items()
        if value is not None and not isinstance(value, web.FileField)
    }


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


@cache
def _fields(method: str) -> dict[str, bool]:
    """The fields of a method, and whether each is text and nothing else."""
    for name in aiogram_methods.__all__:
        model = getattr(aiogram_methods, name)
        if isinstance(model, type) and issubclass(model, TelegramMethod) and name.lower() == method.lower():
            return {field: _is_text(info.annotation) for field, info in model.model_fields.items()}
    return {}


def _is_text(annotation: Any) -> bool:
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return set(kinds) <= {str, type(None), Default}
