"""Orders of faults: one that could never strike is refused, in words that say what would be right."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from bot.sandbox.control_deeds import Body
from bot.sandbox.failures import Impossible
from bot.sandbox.faults import ABOUT_CHAT, KINDS, REFUSALS, methods_befallen_by
from bot.sandbox.method_fields import written
from bot.sandbox.methods import CALLS
from bot.sandbox.occasions import Occasion
from bot.sandbox.refusals import is_group
from bot.sandbox.update_faults import SENT_KINDS, STEPS, TAP_KINDS, TAPPED, UPDATE_KINDS, UpdateFault
from bot.sandbox.world import Fault, World

ONLY_OF = {"retry_after": ("429",), "migrate_to_chat_id": ("upgraded",), "by": tuple(STEPS)}
"""Fields that mean something for some kinds only."""
FROM_NO_GROUP = frozenset({"inline_query", "chosen_inline_result", "poll", "poll_answer"})


def call_fault(body: Body, world: World) -> Fault:
    """The fault of calls that is ordered; raises Impossible for one that could never strike."""
    method, kind, chat_id = _method(body), _kind(body, KINDS), _chat(body, world)
    _check_fields(body, Fault, kind)
    _check_befalls(kind, method, chat_id)
    return Fault(
        method=method,
        kind=kind,
        chat_id=chat_id,
        retry_after=_at_least(body, "retry_after", 1) or 1,
        migrate_to_chat_id=_group_id(body, "migrate_to_chat_id"),
        **_occasion(body),
    )


def update_fault(body: Body, world: World) -> UpdateFault:
    """The fault of updates that is ordered; raises Impossible for one that could never strike."""
    kind, by = _kind(body, UPDATE_KINDS), body.maybe_number("by")
    _check_fields(body, UpdateFault, kind)
    if by == 0:
        raise Impossible("by is 0, which is no gap and no jump; right are numbers above and below")
    chat_id = _chat(body, world)
    update_kind = _update_kind(body, kind, chat_id)
    return UpdateFault(kind=kind, by=by, chat_id=chat_id, update_kind=update_kind, **_occasion(body))


# What it befalls


def _method(body: Body) -> str:
    method = body.text("method")
    if method != "*" and method.lower() not in CALLS:
        raise Impossible(f"there is no method {method}; there are *, {_listed(CALLS)}")
    return method


def _kind(body: Body, kinds: frozenset[str]) -> str:
    kind = body.text("kind")
    if kind not in kinds:
        raise Impossible(f"there is no fault {kind}; there are {', '.join(sorted(kinds))}")
    return kind


def _chat(body: Body, world: World) -> int | None:
    chat_id = body.maybe_number("chat_id")
    return None if chat_id is None else world.chat(chat_id).id


def _group_id(body: Body, name: str) -> int | None:
    value = body.maybe_number(name)
    if value is not None and value >= 0:
        raise Impossible(f"{name} is {value}, and the id of a group is below 0")
    return value


def _update_kind(body: Body, fault: str, chat_id: int | None) -> str | None:
    kind = body.maybe_text("update_kind")
    if kind is None:
        return None
    possible = {TAPPED} if fault in TAP_KINDS else SENT_KINDS
    if kind not in possible:
        raise Impossible(f"{fault} never happens to {kind}; it happens to {', '.join(sorted(possible))}")
    if chat_id is not None and is_group(chat_id) and kind in FROM_NO_GROUP:
        raise Impossible(f"{kind} comes from no group; right is the id of the person who asks")
    return kind


def _check_befalls(kind: str, method: str, chat_id: int | None) -> None:
    """Make sure that there are calls which the fault can strike."""
    befallen = methods_befallen_by(kind)
    meant = befallen if method == "*" else befallen & {method.lower()}
    if not meant:
        raise Impossible(f"{kind} never happens to {method}; it happens to {_listed(befallen)}")
    if chat_id is None:
        return
    if not meant & ABOUT_CHAT:
        raise Impossible(f"{_listed(meant)} is about no chat; leave chat_id out")
    if kind in REFUSALS and not REFUSALS[kind].happens_in(chat_id):
        raise Impossible(f"{kind} happens in groups only, and {chat_id} is none; its id is below 0")


def _listed(methods: Iterable[str]) -> str:
    return ", ".join(sorted(map(written, methods)))


# How


def _check_fields(body: Body, fault: type[Occasion], kind: str) -> None:
    """Make sure that every field that is given means something."""
    known = [part.name for part in fields(fault) if part.init]
    for name in (name for name, value in body.fields.items() if value is not None):
        if name not in known:
            raise Impossible(f"there is no field {name}; there are {', '.join(sorted(known))}")
        if kind not in ONLY_OF.get(name, (kind,)):
            raise Impossible(f"{name} means nothing to {kind}; it goes with {', '.join(ONLY_OF[name])}")


# When


def _occasion(body: Body) -> dict[str, Any]:
    """When the fault is to strike; what is left out is up to Occasion."""
    probability, since, until = (body.maybe_decimal(name) for name in ("probability", "since", "until"))
    if probability is not None and not 0 < probability <= 1:
        raise Impossible(f"probability is {probability:g}; right is what lies above 0, up to 1")
    if since is not None and until is not None and until <= since:
        raise Impossible(f"until is {until:g} and since is {since:g}; until is to come after since")
    chosen: dict[str, Any] = {name: _at_least(body, name, 0) for name in ("times", "after")}
    chosen |= {"seed": body.maybe_number("seed"), "probability": probability, "since": since, "until": until}
    return {name: value for name, value in chosen.items() if value is not None}


def _at_least(body: Body, name: str, least: int) -> int | None:
    value = body.maybe_number(name)
    if value is not None and value < least:
        raise Impossible(f"{name} is {value}; right is {least} or more")
    return value
