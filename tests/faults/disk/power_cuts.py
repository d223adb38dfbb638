"""Power cuts: one life of a bot is cut off at many places, and each time it is looked at what is left."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from sqlite3 import DatabaseError

import storage.sqlite
from bot.mailboxes import StorageUnavailable
from storage import StorageError
from tests.faults.disk.images import Image, Timeline, commits, images, syncs
from tests.faults.disk.looking import Found, look_at, read_as_left, state_of
from tests.faults.disk.promises import LOST, broken
from tests.faults.disk.recording import Recording
from tests.faults.disk.restarting import finish
from tests.faults.memory import memory_folder

SHOWN_EVERY = 500
UNUSABLE = (StorageError, StorageUnavailable, DatabaseError)


@dataclass(slots=True, kw_only=True)
class Verdict:
    """What came of it; `lost` counts the images that lack an update which Telegram will not deliver again."""

    images: int = 0
    restarts: int = 0
    lost: int = 0
    broken: list[str] = field(default_factory=list)


class PowerCuts:
    """A recording and all that follows from it."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._timeline = timeline_of(recording)

    async def try_out(self, seed: int, count: int, *, restart_every: int) -> Verdict:
        """Look at so many images; on every so-manieth the bot is started and brings the life to its end."""
        verdict = Verdict()
        for image in images(self._recording, seed, count):
            found, complaints = await self._look_at(image)
            if image.number % restart_every == 0 and image.cut >= self._recording.began and found and not complaints:
                complaints = await self._restart_on(image, found)
                verdict.restarts += 1
            verdict.images += 1
            verdict.lost += any(complaint.endswith(LOST) for complaint in complaints)
            verdict.broken += [f"Image {image.number}, cut at {image.cut}: {said}" for said in complaints]
            if verdict.images % SHOWN_EVERY == 0:
                sys.stderr.write(f"{verdict.images} images, {len(verdict.broken)} broken promises\n")
        return verdict

    async def _look_at(self, image: Image) -> tuple[Found | None, list[str]]:
        with memory_folder() as folder:
            try:
                found = await look_at(image.write_to(folder))
            except UNUSABLE as refused:
                return None, [str(refused)]
        return found, list(broken(self._recording, self._timeline, image, found))

    async def _restart_on(self, image: Image, found: Found) -> list[str]:
        with memory_folder() as folder:
            try:
                return await finish(self._recording, image.cut, image.write_to(folder), found)
            except UNUSABLE as refused:
                return [f"The bot does not start: {refused}"]


def timeline_of(recording: Recording) -> Timeline:
    """Find out which states the database went through."""
    states, places = [state_of({})], [0]
    for place, files in commits(recording):
        with memory_folder() as folder:
            states.append(state_of(read_as_left(Image(number=0, cut=place, files=files).write_to(folder))))
        places.append(place)
    return Timeline(states=states, places=places, syncs=syncs(recording))


@contextmanager
def synchronous(mode: str | None) -> Iterator[None]:
    """Let databases be opened with another `PRAGMA synchronous` than the bot's own, if one is named."""
    usual = storage.sqlite.PRAGMAS
    other = [f"PRAGMA synchronous = {mode}" if mode and "synchronous" in pragma else pragma for pragma in usual]
    storage.sqlite.PRAGMAS = tuple(other)  # type: ignore[assignment]  # as many as there were
    try:
        yield
    finally:
        storage.sqlite.PRAGMAS = usual
