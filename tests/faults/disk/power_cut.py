"""The power cut: from what SQLite did to its files, what may be found on the disk when the power comes back.

Up to its last sync a file is as it was. Of what was done to it after that anything may be there and anything missing,
in pieces of 512 bytes and in any order; where a file had grown there may be garbage. A file that was created or deleted
may be found so or not, until its folder was synced.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random

from tests.faults.disk.file_layer import Deed, Kind

SECTOR = 512
SHARED_MEMORY = 32768

Filling = Callable[[int], bytes]


@dataclass(slots=True, eq=False)
class File:
    """What is sure to be in a file, and what was done to it since."""

    lasting: bytearray = field(default_factory=bytearray)
    unsynced: list[Deed] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything last."""
        self.lasting = self.written()
        self.unsynced.clear()

    def written(self) -> bytearray:
        """The content as programs see it."""
        content = bytearray(self.lasting)
        for deed in self.unsynced:
            _apply(deed, content)
        return content

    def after_cut(self, luck: "Luck") -> bytearray:
        """The content as it may be found."""
        content = bytearray(self.lasting)
        for deed in self.unsynced:
            for piece in _pieces(deed):
                if luck.has(piece):
                    _apply(piece, content, luck.filling)
        whole = len(self.written())
        if len(content) < whole and luck.keeps_size:
            content.extend(luck.filling(whole - len(content)))
        return content


Names = dict[str, File | None]


class Volume:
    """A folder of files, followed from deed to deed."""

    def __init__(self) -> None:
        self._names: Names = {}
        self._unsettled: list[Names] = []  # how the folder was after each change since it was synced

    def follow(self, deed: Deed) -> None:
        """Let a deed have its effect."""
        match deed.kind:
            case Kind.OPEN if deed.created:
                self._change({deed.path: File()})
            case Kind.DELETE:
                self._change({deed.path: None})
            case Kind.WRITE | Kind.TRUNCATE:
                self._file(deed).unsynced.append(deed)
            case Kind.SYNC:
                self._file(deed).sync()
        if deed.lasting:
            self._unsettled.clear()

    def written(self) -> dict[str, bytes]:
        """All files as programs see them: what is left when only the process ends."""
        return {name: bytes(file.written()) for name, file in self._names.items() if file is not None}

    def after_cut(self, random: Random) -> dict[str, bytes]:
        """All files as they may be found after a power cut just now."""
        luck = Luck(random)
        found = {name: random.choice(self._versions(name)) for name in sorted(self._all_names())}
        files = {name: bytes(file.after_cut(luck)) for name, file in found.items() if file is not None}
        return files | luck.stale_shared_memory(files)

    def _change(self, names: Names) -> None:
        self._unsettled.append(dict(self._names))
        self._names = self._names | names

    def _file(self, deed: Deed) -> File:
        file = self._names[deed.path]
        assert file is not None, f"{deed.kind} of a file that is not there"
        return file

    def _all_names(self) -> set[str]:
        return {name for names in (*self._unsettled, self._names) for name in names}

    def _versions(self, name: str) -> list[File | None]:
        """What this name may stand for: different files, or nothing."""
        versions = [names.get(name) for names in (*self._unsettled, self._names)]
        return [version for at, version in enumerate(versions) if at == 0 or version is not versions[at - 1]]


class Luck:
    """What a cut spares: in some cuts everything or nothing, in others more or less of it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._share = random.choice((0.0, 0.05, 0.5, 0.95, 1.0))
        self._left = random.choice((None, random.randrange(200)))  # only so many pieces still got through, in order
        self._garbage = random.random() < 0.5
        self.keeps_size = random.random() < 0.5

    def has(self, _: Deed) -> bool:
        """Whether a piece got through."""
        if self._left is None:
            return self._random.random() < self._share
        self._left -= 1
        return self._left >= 0

    def filling(self, size: int) -> bytes:
        """What is found where nothing was written."""
        return self._random.randbytes(size) if self._garbage else bytes(size)

    def stale_shared_memory(self, files: Iterable[str]) -> dict[str, bytes]:
        """The index of a WAL is never synced: some old state of it may be there, or nothing."""
        logs = [name for name in files if name.endswith("-wal")]
        if not logs or self._random.random() < 0.5:
            return {}
        return {f"{logs[0].removesuffix('wal')}shm": self.filling(SHARED_MEMORY)}


def _pieces(deed: Deed) -> Iterator[Deed]:
    """Cut a write into what lies in one sector each."""
    if deed.kind is not Kind.WRITE:
        yield deed
        return
    start = 0
    while start < len(deed.data):
        end = min(start + SECTOR - (deed.at + start) % SECTOR, len(deed.data))
        yield Deed(kind=deed.kind, path=deed.path, at=deed.at + start, data=deed.data[start:end])
        start = end


def _apply(deed: Deed, content: bytearray, filling: Filling = bytes) -> None:
    if deed.kind is Kind.TRUNCATE:
        del content[deed.at :]
        return
    gap = deed.at - len(content)
    if gap > 0:
        content.extend(filling(gap))
    content[deed.at : deed.at + len(deed.data)] = deed.data
