"""Carrying out a call of the bot, however it came: it is noted, suffers the fault ordered for it, and is answered."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from inspect import isawaitable

from bot.sandbox.call import Call
from bot.sandbox.failures import BotApiError, bad_request
from bot.sandbox.faults import ACCIDENTS, REFUSALS, due_fault
from bot.sandbox.method_fields import fields_of
from bot.sandbox.methods import CALLS
from bot.sandbox.world import Json, World

WAITS_FOR_UPDATES = "getupdates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What Telegram answers to a call, and the kind of the accident that the answer meets on its way."""

    answer: Json
    accident: str | None = None


@contextmanager
def noted(world: World, method: str) -> Iterator[Json]:
    """A new line in the log of calls, for as long as the call lasts; waiting for updates does not keep the bot busy."""
    world.calls_made += 1
    entry: Json = {
        "number": world.calls_made,
        "at": world.clock.now(),
        "method": method,
        "parameters": {},
        "executed": False,
        "answered": False,
    }
    world.calls.append(entry)
    deeds = int(method.lower() != WAITS_FOR_UPDATES)
    world.calls_running += deeds
    try:
        yield entry
    finally:
        entry.setdefault("answered_at", world.clock.now())
        if "fault" in entry:
            world.happened("passed", fault=entry["fault"], call=entry["number"])
        if deeds:
            world.calls_running -= deeds
            world.last_deed_at = world.clock.now()


async def carry_out(world: World, entry: Json) -> Outcome:
    """Run a noted call, as far as the fault that strikes it lets it run."""
    method, parameters = entry["method"], entry["parameters"]
    fault = due_fault(world, method, parameters)
    if fault is None:
        return Outcome(answer=await _executed(world, entry))
    entry["fault"] = fault.kind
    world.happened("struck", fault=fault.kind, call=entry["number"])
    if fault.kind in REFUSALS:
        chat = world.known_chat(parameters.get("chat_id"))
        return Outcome(answer=refused(entry, REFUSALS[fault.kind].says(fault, chat)))
    answer = await _executed(world, entry) if ACCIDENTS[fault.kind].carried_out else {}
    entry["answered_at"] = world.clock.now()
    return Outcome(answer=answer, accident=fault.kind)


async def _executed(world: World, entry: Json) -> Json:
    """The answer to a call; notes whether it was executed or refused."""
    try:
        result = CALLS[entry["method"].lower()](Call(world, entry["parameters"]))
        entry["result"] = await result if isawaitable(result) else result
    except BotApiError as error:
        return refused(entry, error)
    entry["executed"] = True
    return {"ok": True, "result": entry["result"]}


def refused(entry: Json, error: BotApiError) -> Json:
    """The answer to a call that is refused; notes it."""
    entry["error"] = error.as_json()
    return error.as_json()


def check_known(method: str, names: Iterable[str]) -> None:
    """Make sure that a method has all these fields; raises 400 for one that it lacks."""
    known = fields_of(method)
    for name in names:
        if name not in known:
            raise bad_request(f"unknown field {name}")
