"""Crash points: a scene is played once for each step of the bot, which dies just there; nothing may come of that.

Nothing is left to chance here: up to the crash each play is the same as the one without a crash.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from tests.faults.checking import violations
from tests.faults.evidence import Evidence, Row
from tests.faults.simulation.machine import End, Fate
from tests.faults.simulation.scenes import BREATH, SCENES, Cast
from tests.faults.simulation.stage import Stage, played
from tests.faults.simulation.virtual_time import Livelock, Standstill
from tests.fresh_database import fresh_database

SEED = 1

Shown = frozenset[tuple[int, str]]
# What only tells how things went out and came in, which is checked elsewhere.
TRAFFIC = frozenset({"inbox", "outbox", "cards", "talk"})
MOMENT = re.compile(r'("\w+_(?:at|until)": ?)\d+')


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Before which step of the bot it ends, and how."""

    step: int
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a play ended: the evidence, what stands in the chats, which steps the bot took from the deed on."""

    evidence: Evidence
    shown: Shown
    steps: range
    calls: int


def points_of(ending: Ending) -> list[Point]:
    """Every point of a scene, as its play without a crash shows them."""
    return [Point(step=step, fate=fate) for step in ending.steps for fate in Fate]


def sample_of(points: list[Point]) -> list[Point]:
    """Each step once, with another fate in turn."""
    fates = [*Fate]
    return [point for point in points if point.fate is fates[point.step % len(fates)]]


def play(scene: str, point: Point | None = None) -> Ending:
    """Play a scene up to its rest, with a crash at a point of it; the tables were there before."""
    fresh_database()  # is made outside of the play, where a clock and a loop of its own go on
    return played(lambda stage: _play(stage, scene, point), seed=SEED, dice=None)


async def _play(stage: Stage, name: str, point: Point | None) -> Ending:
    scene = SCENES[name]
    cast = Cast(stage, in_public=scene.in_public)
    machine, modes = stage.machine(), repeat(scene.mode)
    machine.lay_fresh_database()
    async with asyncio.TaskGroup() as nursery:
        nursery.create_task(machine.keep_running([End(step=point.step, fate=point.fate)] if point else [], modes))
        await cast.gathers()
        await scene.before(cast)
        await stage.comes_to_rest(machine)
        first, calls = machine.lives[0].steps + 1, stage.world.calls_made
        await scene.deed(cast)
        await asyncio.sleep(BREATH)
        await stage.comes_to_rest(machine)
        last = machine.lives[0].steps
        await machine.turn_off()
    return Ending(
        evidence=stage.evidence(machine, stories=[guest.story for guest in cast.guests], appearances=cast.appearances),
        steps=range(first, last + 1),
        shown=_shown(stage),
        calls=stage.world.calls_made - calls,
    )


def broken_at(scene: str, point: Point, undisturbed: Ending) -> Iterator[str]:
    """Every promise that a crash at this point broke."""
    try:
        ending = play(scene, point)
    except (Livelock, Standstill) as end:
        yield f"It came to no end: {end!r}."
        return
    evidence = ending.evidence
    yield from violations(evidence)
    yield from _differences(evidence, undisturbed.evidence)
    yield from _unread(ending.shown, undisturbed.shown)
    if len(evidence.starts) != 1:
        yield f"The bot was started again {len(evidence.starts)} times instead of once."


def _differences(evidence: Evidence, undisturbed: Evidence) -> Iterator[str]:
    """Exactly the same effect: the same rows, but for moments."""
    for table in evidence.tables.keys() - TRAFFIC:
        found, wanted = (Counter(map(_without_moments, each.rows(table))) for each in (evidence, undisturbed))
        if found != wanted:
            yield f"{table} holds {[*found - wanted]} too much and {[*wanted - found]} too little."


def _without_moments(row: Row) -> str:
    """A row with only whether something happened, not when."""
    known = {name: value is not None if name.endswith(("_at", "_until")) else value for name, value in row.items()}
    return MOMENT.sub(r"\1...", json.dumps(known, ensure_ascii=False).replace('\\"', '"'))


def _unread(shown: Shown, undisturbed: Shown) -> Iterator[str]:
    """Nothing is lost: what stands in a chat in the end stands there also without the crash."""
    for chat_id, text in undisturbed - shown:
        yield f"Chat {chat_id} lacks {text!r}."


def _shown(stage: Stage) -> Shown:
    return frozenset(
        (chat_id, message.content.get("text") or message.content.get("caption", ""))
        for chat_id in stage.world.chats
        for message in stage.world.written_by_bot(chat_id)
    )
