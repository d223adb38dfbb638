"""`python -m tests.faults.simulation.import_points`: a file is brought in once for each step of it, and killed there.

Then nothing of it shows, or everything; the same file again makes it whole without doubles, and taken back it leaves
the exports byte for byte as they were. So it does where the taking back is killed, before each step of that.
"""

import asyncio
import json
import sys
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from random import Random
from typing import Any

from bot.importing_command import ImportRefused, import_file, leave_import, undo_import
from storage import open_storage
from storage.exporting import Kind, Record, export, opened_for_export
from tests.faults.evidence import last_import
from tests.faults.simulation.importing import REGION, UNDER_WAY
from tests.faults.simulation.machine import DATABASE
from tests.faults.simulation.sqlite_in_loop import OPENED, ConnectionInLoop
from tests.faults.simulation.stage import Stage, played

SHOWN = (Kind.CLIENTS, Kind.COMPANIES)
KNOWN = "Name;Phone\nAnna Petrova;+79120000001\nИван Смирнов;+79120000002\n"
NEW = (
    "Name;Phone;Email;Company;Note\n"
    "Anna Petrova;+79120000001;anna@example.com;;\n"
    "Ольга Ким;+79120000003;olga@example.com;Romashka;Buys in spring\n"
    "Ольга Ким;+79120000003;olga@example.com;Romashka;\n"
    "Peter Novak;+79120000004;;Romashka;\n"
    "Ян;;;;\n"
    "Ian Smith;+79120000002;;;\n"
    "123;+79120000005;;;\n"
    ";;office@romashka.example;Romashka;\n"
)

OF_THE_MOMENT = frozenset({"id", "created_at", "company"})  # what is new with each try

Shown = list[Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What was shown before the file, when its process was killed, once it was in, in twice, and taken back."""

    steps: int
    before: Shown
    killed: Shown
    again: Shown
    twice: Shown
    taken_back: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """What was shown before and after a file, when the process that took it back was killed, and in the end."""

    steps: int
    before: Shown
    whole: Shown
    killed: Shown
    in_the_end: Shown


def bring_in(killed_at: int | None = None) -> Course:
    """Bring a file in, killed before a step of that; then once more; and take it back."""
    return played(lambda stage: _bring_in(stage, killed_at), seed=1, dice=Random(1))


def broken_at(step: int, undisturbed: Course) -> Iterator[str]:
    """What a kill before a step has broken."""
    course = bring_in(step)
    if course.killed != course.before and _timeless(course.killed) != _timeless(undisturbed.again):
        yield f"Killed before step {step}, an import shows half of itself: {course.killed}."
    if _timeless(course.again) != _timeless(undisturbed.again):
        yield f"Killed before step {step} and repeated, an import shows {course.again}."
    if course.twice != course.again:
        yield f"Killed before step {step}, an import that is in, brought in once more, shows {course.twice}."
    if json.dumps(course.taken_back) != json.dumps(course.before):
        yield f"Killed before step {step}, repeated and taken back, an import leaves {course.taken_back}."


def take_back(killed_at: int | None = None) -> WayBack:
    """Take a file back, killed before a step of that; then once more."""
    return played(lambda stage: _take_back(stage, killed_at), seed=1, dice=Random(1))


def broken_on_the_way_back(step: int) -> Iterator[str]:
    """What a kill before a step of taking a file back has broken."""
    way = take_back(step)
    if way.killed not in (way.whole, way.before):
        yield f"Killed before step {step}, taking an import back leaves half of it: {way.killed}."
    if json.dumps(way.in_the_end) != json.dumps(way.before):
        yield f"Killed before step {step} and repeated, taking an import back leaves {way.in_the_end}."


async def _bring_in(stage: Stage, killed_at: int | None) -> Course:
    url, before = await _opened(stage)
    database = stage.folder / DATABASE
    known, file = last_import(database), _written(stage.folder, NEW)
    steps = await _until_killed(stage, import_file(url, file, REGION, dry_run=False), killed_at)
    killed = await _shown(url)
    if last_import(database) == known:
        await _once_more(url, file)
    again, whole = await _shown(url), last_import(database) or 0
    await import_file(url, file, REGION, dry_run=False)
    twice = await _shown(url)
    for each in (last_import(database) or 0, whole):
        await undo_import(url, each)
    return Course(steps=steps, before=before, killed=killed, again=again, twice=twice, taken_back=await _shown(url))


async def _take_back(stage: Stage, killed_at: int | None) -> WayBack:
    url, before = await _opened(stage)
    await import_file(url, _written(stage.folder, NEW), REGION, dry_run=False)
    file, whole = last_import(stage.folder / DATABASE) or 0, await _shown(url)
    steps = await _until_killed(stage, undo_import(url, file), killed_at)
    killed = await _shown(url)
    with suppress(ImportRefused):  # it is back already
        await undo_import(url, file)
    return WayBack(steps=steps, before=before, whole=whole, killed=killed, in_the_end=await _shown(url))


async def _opened(stage: Stage) -> tuple[str, Shown]:
    """Make a directory in which some people are known; return where it is, and what it shows."""
    url = f"sqlite:///{stage.folder / DATABASE}"
    storage = await open_storage(url)
    await storage.migrate(stage.clock.now())
    await storage.close()
    await import_file(url, _written(stage.folder, KNOWN), REGION, dry_run=False)
    return url, await _shown(url)


async def _until_killed(stage: Stage, deed: Coroutine[Any, Any, object], killed_at: int | None) -> int:
    """Do something at the command line until it is done, or the process is killed; return how many steps it took."""
    opened: list[ConnectionInLoop] = []
    context, steps = copy_context(), count(1)
    context.run(OPENED.set, opened)
    task = stage.loop.create_task(deed, context=context)

    def count_or_kill(of: Context) -> None:
        if of.get(OPENED) is opened and next(steps) == killed_at:
            for connection in opened:
                connection.tear_off()
            task.cancel()

    stage.loop.before_step = count_or_kill
    with suppress(asyncio.CancelledError, Exception):  # what a killed process would say, nobody hears
        await task
    stage.loop.before_step = lambda of: None
    return next(steps) - 1


async def _once_more(url: str, file: Path) -> None:
    """Bring the same file in, and leave before what was broken off, where that stands in the way."""
    try:
        await import_file(url, file, REGION, dry_run=False)
    except ImportRefused as refused:
        found = UNDER_WAY.search(str(refused))
        assert found, refused
        await leave_import(url, int(found[1]))
        await import_file(url, file, REGION, dry_run=False)


async def _shown(url: str) -> Shown:
    async with opened_for_export(url) as connection:
        return [record for kind in SHOWN async for record in export(connection, kind)]


def _timeless(shown: Shown) -> list[str]:
    return sorted(
        json.dumps({name: value for name, value in record.items() if name not in OF_THE_MOMENT}) for record in shown
    )


def _written(folder: Path, content: str) -> Path:
    file = folder / "clients.csv"
    file.write_text(content, encoding="utf-8")
    return file


def main() -> None:
    """Kill it everywhere, and print every promise that was broken; exits with 1 if there is one."""
    undisturbed, back = bring_in(), take_back().steps
    in_and_back = chain(
        chain.from_iterable(broken_at(step, undisturbed) for step in range(1, undisturbed.steps + 1)),
        chain.from_iterable(map(broken_on_the_way_back, range(1, back + 1))),
    )
    broken = sum(map(_tell, in_and_back))
    sys.stdout.write(f"{undisturbed.steps} points of an import, {back} of its way back, {broken} promises broken\n")
    sys.exit(bool(broken))


def _tell(said: str) -> int:
    """Say at once what was broken, also to whoever waits for nothing else; return that it is one promise."""
    sys.stdout.write(f"BROKEN: {said}\n")
    sys.stdout.flush()
    return 1


if __name__ == "__main__":
    main()
