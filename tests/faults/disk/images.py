"""Images: a recording cut off at many places, with what may be found on the disk each time."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.faults.disk.file_layer import Deed, Kind
from tests.faults.disk.power_cut import Volume
from tests.faults.disk.recording import DATABASE, Event, Recording

LOG = f"{DATABASE}-wal"
LOG_HEADER, FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """What is found after a cut behind so many events."""

    number: int
    cut: int
    files: dict[str, bytes]

    def write_to(self, folder: Path) -> Path:
        """Put the files into an empty folder; return the database."""
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
        return folder / DATABASE


def images(recording: Recording, seed: int, count: int) -> Iterator[Image]:
    """Yield images in the order of their cuts; each follows from the recording, the seed and its number alone."""
    places = _places(recording.events)
    randoms = [Random(f"{seed} {number}") for number in range(count)]
    cuts = [random.choice(random.choice(places)) for random in randoms]
    volume, followed = Volume(), 0
    for number in sorted(range(count), key=cuts.__getitem__):
        _follow(volume, recording.events[followed : cuts[number]])
        followed = cuts[number]
        yield Image(number=number, cut=cuts[number], files=volume.after_cut(randoms[number]))


def commits(recording: Recording) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield after how many events each commit was written as a whole, and the files as programs see them then.

    A page follows its header. Of a transaction that had to put pages into the log before its end SQLite writes all
    headers anew in the end: then nothing but the sync follows.
    """
    volume = Volume()
    complete = False
    for number, event in enumerate(recording.events, start=1):
        _follow(volume, [event])
        if isinstance(event, Deed) and event.kind in (Kind.WRITE, Kind.SYNC) and event.path == LOG:
            if complete:
                yield number, volume.written()
            complete = event.kind is Kind.WRITE and _is_header_of_commit(event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Which states the database went through, by what was in it, and behind how many events each was written."""

    states: Sequence[str]
    places: Sequence[int]
    syncs: Sequence[int]

    def possible(self, cut: int) -> Sequence[str]:
        """Return the states that may be found after a cut: the last one that was synced, or a later one."""
        synced = bisect_right(self.syncs, cut)
        lasting = bisect_right(self.places, self.syncs[synced - 1]) if synced else 1
        return self.states[lasting - 1 : bisect_right(self.places, cut)]


def _follow(volume: Volume, events: Sequence[Event]) -> None:
    for event in events:
        if isinstance(event, Deed):
            volume.follow(event)


def _places(events: Sequence[Event]) -> list[Sequence[int]]:
    """Return where to cut: anywhere, just before a sync, just after a word to Telegram, where the database changes."""
    anywhere = range(1, len(events) + 1)
    before_sync = [at for at in anywhere if _is_sync_of_log(events[at % len(events)])]
    after_word = [at for at in anywhere if not isinstance(events[at - 1], Deed)]
    in_database = [at for at in anywhere if isinstance(event := events[at - 1], Deed) and event.path != LOG]
    return [places for places in (anywhere, before_sync, after_word, in_database) if places]


def _is_header_of_commit(write: Deed) -> bool:
    """A frame of the WAL says in its header how large the database is if a commit ends with it, else 0."""
    return len(write.data) == FRAME_HEADER and write.at >= LOG_HEADER and write.data[4:8] != bytes(4)


def syncs(recording: Recording) -> list[int]:
    """Return behind how many events the log of commits was synced."""
    return [at for at, event in enumerate(recording.events, start=1) if _is_sync_of_log(event)]


def _is_sync_of_log(event: Event) -> bool:
    return isinstance(event, Deed) and event.kind is Kind.SYNC and event.path == LOG
