"""The power is cut while a file comes in, two cards become one, and both are taken back: nothing is half there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.importing_command import import_file, undo_import
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.undo_merge import undo_merge
from storage import open_storage
from tests.clocks import START
from tests.faults.checks import directory
from tests.faults.disk.file_layer import witnessed
from tests.faults.disk.images import Image, images
from tests.faults.disk.looking import look_at, read_as_left
from tests.faults.disk.power_cuts import PowerCuts
from tests.faults.disk.recording import DATABASE, Recorder, Recording
from tests.faults.evidence import TABLES, Evidence, last_import
from tests.faults.memory import memory_folder
from tests.usecases.cast import VIKTOR

IMAGES = 150
SEED = 1
REGION = "RU"
FILE = "Name;Phone;Company;Note\n" + "".join(
    f"Anna Petrova;+7912000{number:04};Romashka {number % 3};Buys in spring\n" for number in range(60)
)


@pytest.fixture(scope="module")
def recording() -> Recording:
    """What the disk was told while nobody but the owner was at work."""
    with memory_folder() as folder:
        return asyncio.run(_recorded(folder))


async def _recorded(folder: Path) -> Recording:
    recorder, url = Recorder(), f"sqlite:///{folder / DATABASE}"
    with witnessed(folder, recorder):
        async with _turn(url):
            began = len(recorder.events)
        await _come_and_go(folder, url)
    return Recording(
        events=recorder.events[:],
        began=began,
        erasure=None,
        updates=[],
        tables=read_as_left(folder / DATABASE),
        team=[],
        ended=START,
        answers={},
        onlooker=None,
    )


async def _come_and_go(folder: Path, url: str) -> None:
    """Bring a file in, make one card of two of its people, and take back the one and the other."""
    file = folder / "clients.csv"
    file.write_text(FILE, encoding="utf-8")
    await import_file(url, file, REGION, dry_run=False)
    async with _turn(url) as turn:
        kept, other = await turn.records.directory.find_namesakes("Anna Petrova", limit=2)
        merged = await merge_clients(turn, kept.id, other.id, by=VIKTOR)
    async with _turn(url) as turn:
        await undo_merge(turn, merged, by=VIKTOR)
    await undo_import(url, last_import(folder / DATABASE) or 0)


@asynccontextmanager
async def _turn(url: str) -> AsyncIterator[Turn]:
    storage = await open_storage(url)
    try:
        await storage.migrate(START)
        async with storage.writing() as session:
            await session.team.follow_config({VIKTOR.id: VIKTOR.role}, START)
            yield Turn(records=session, now=START)
    finally:
        await storage.close()


def test_a_power_cut_leaves_what_some_commit_left(recording: Recording) -> None:
    """The bot is started on none of it: it was not there before."""
    without_bot = replace(recording, began=len(recording.events) + 1)
    verdict = asyncio.run(PowerCuts(without_bot).try_out(SEED, IMAGES, restart_every=1))

    assert verdict.broken == []


def test_whatever_a_power_cut_leaves_shows_nothing_by_halves(recording: Recording) -> None:
    """Each state of the directory that can be found is one that the checks of the simulation agree with."""
    left = [image for image in images(recording, SEED, IMAGES) if image.cut > recording.began]
    found = [asyncio.run(_evidence_in(image)) for image in left]

    assert [said for evidence in found for check in directory.CHECKS for said in check(evidence)] == []
    assert {row["status"] for evidence in found for row in evidence.rows("imports")} >= {"staging", "visible"}
    assert len({len(evidence.rows("activities")) for evidence in found}) > 3


async def _evidence_in(image: Image) -> Evidence:
    """What the directory is said to be after a cut."""
    with memory_folder() as folder:
        tables = (await look_at(image.write_to(folder))).tables
    return Evidence(
        stories=(), answers=(), team=frozenset(), owners=frozenset(), updates=(), calls=(),
        tables={name: tables.get(name, []) for name in TABLES}, poison={}, starts=(), surprises=(), refused_for_pace=0,
        log="", secrets=(),
    )  # fmt: skip
