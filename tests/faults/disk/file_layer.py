"""The file layer: stands between SQLite and its files, tells a witness what happens there, and lets it refuse.

It is registered as the usual VFS of the very library that Python's sqlite3 module uses, so nothing of the bot needs to
know of it: https://www.sqlite.org/vfs.html. Locks and the shared memory of the WAL pass by untouched.
"""

import _sqlite3
import ctypes
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Protocol

OK = sqlite3.SQLITE_OK
NAME = "file-layer"
WITHOUT_MAPPING = 2  # the version of the table of methods; with the next SQLite could read past it, from mapped memory
MAY_CREATE = 0x00000004  # SQLITE_OPEN_CREATE
JOURNALS = 0x00000800 | 0x00080000  # SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_WAL


class OutOfReach(Exception):
    """The SQLite of this Python cannot be reached from outside; the text is one sentence that says so."""


class Kind(StrEnum):
    """What SQLite does to a file."""

    OPEN = "open"
    READ = "read"
    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    DELETE = "delete"
    MAP = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed. `at` is where data is written, or the size that is left.

    `lasting`: what a folder holds is made to last as well; SQLite does so when it syncs a journal it has created, and
    with some deletions. `created`: there was no such file before it was opened.
    """

    kind: Kind
    path: str
    at: int = 0
    data: bytes = b""
    created: bool = False
    lasting: bool = False


class Witness(Protocol):
    """Whoever is told; called from the thread that does it."""

    def refusal(self, deed: Deed) -> int:
        """Return SQLite's code for why this cannot be done, or OK."""
        ...

    def done(self, deed: Deed) -> None:
        """It has been done, successfully."""
        ...


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_: ClassVar[Any] = [
        ("iVersion", c_int),
        *((name, c_void_p) for name in (
            "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
            "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap",
            "xFetch", "xUnfetch",
        )),
    ]  # fmt: skip


class _File(ctypes.Structure):
    """sqlite3_file; what follows belongs to the VFS that opened it."""

    _fields_: ClassVar[Any] = [("pMethods", POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    """sqlite3_vfs."""

    _fields_: ClassVar[Any] = [
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        *((name, c_void_p) for name in (
            "pAppData", "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose",
            "xRandomness", "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall",
            "xGetSystemCall", "xNextSystemCall",
        )),
    ]  # fmt: skip


OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
CLOSE = CFUNCTYPE(c_int, c_void_p)
READ = WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
SHM_MAP = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, c_void_p)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A file that is open through this layer. `unsettled`: its place in the folder may not last yet."""

    path: str
    methods: _Methods
    unsettled: bool


class FileLayer:
    """The layer itself. Once made it stays in memory, because files opened through it may stay open."""

    _all: ClassVar[list["FileLayer"]] = []

    def __init__(self, library: ctypes.CDLL, folder: Path, witness: Witness) -> None:
        self.trouble: BaseException | None = None
        self._library = library
        self._folder = f"{folder.resolve()}/"
        self._witness = witness
        self._files: dict[int, _Open] = {}
        self._tables: dict[int, _Methods] = {}
        self._callbacks: list[Any] = []
        self._usual = self._find_usual()
        self._vfs = self._changed(self._usual, xOpen=OPEN(self._opens), xDelete=DELETE(self._deletes))
        self._vfs.zName = NAME.encode()
        self._all.append(self)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let databases be opened through the layer; raises what went wrong inside of it."""
        self._library.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)
        try:
            _check_known(NAME)
            yield
        finally:
            self._library.sqlite3_vfs_unregister(ctypes.byref(self._vfs))
        if self.trouble is not None:
            raise self.trouble

    def _find_usual(self) -> _Vfs:
        self._library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        found = self._library.sqlite3_vfs_find(None)
        usual: _Vfs = found.contents
        return usual

    def _changed(self, table: Any, **callbacks: Any) -> Any:
        """Return a copy of a table of functions in which some are replaced."""
        copy = type(table).from_buffer_copy(table)
        for name, callback in callbacks.items():
            self._callbacks.append(callback)
            setattr(copy, name, ctypes.cast(callback, c_void_p).value)
        return copy

    # The functions that SQLite calls

    def _opens(self, _: int, name: int | None, file: int, flags: int, flags_given: Any) -> int:
        usual = OPEN(self._usual.xOpen)
        path = ctypes.string_at(name).decode() if name else ""
        if not path.startswith(self._folder):
            return int(usual(ctypes.addressof(self._usual), name, file, flags, flags_given))
        deed = Deed(kind=Kind.OPEN, path=path, created=not Path(path).exists())
        refused = self._refusal(deed)
        _File.from_address(file).pMethods = POINTER(_Methods)()
        if refused:
            return refused
        answer = int(usual(ctypes.addressof(self._usual), name, file, flags, flags_given))
        if answer == OK:
            self._layer_over(file, path, unsettled=bool(flags & MAY_CREATE and flags & JOURNALS))
            self._done(deed)
        return answer

    def _layer_over(self, file: int, path: str, *, unsettled: bool) -> None:
        pointer = _File.from_address(file).pMethods
        address = ctypes.addressof(pointer.contents)
        self._files[file] = _Open(path=path, methods=pointer.contents, unsettled=unsettled)
        if address not in self._tables:
            table = pointer.contents
            own = self._changed(
                table,
                xClose=CLOSE(self._closes),
                xRead=READ(self._reads),
                xWrite=WRITE(self._writes),
                xTruncate=TRUNCATE(self._truncates),
                xSync=SYNC(self._syncs),
                **({"xShmMap": SHM_MAP(self._maps)} if table.xShmMap else {}),
            )
            own.iVersion = min(table.iVersion, WITHOUT_MAPPING)
            self._tables[address] = own
        _File.from_address(file).pMethods = ctypes.pointer(self._tables[address])

    def _closes(self, file: int) -> int:
        known = self._files.pop(file)
        return int(CLOSE(known.methods.xClose)(file))

    def _reads(self, file: int, buffer: int, length: int, at: int) -> int:
        known = self._files[file]
        carry_out = READ(known.methods.xRead)
        return self._carried_out(Deed(kind=Kind.READ, path=known.path, at=at), carry_out, file, buffer, length, at)

    def _writes(self, file: int, buffer: int, length: int, at: int) -> int:
        known = self._files[file]
        deed = Deed(kind=Kind.WRITE, path=known.path, at=at, data=ctypes.string_at(buffer, length))
        return self._carried_out(deed, WRITE(known.methods.xWrite), file, buffer, length, at)

    def _truncates(self, file: int, size: int) -> int:
        known = self._files[file]
        deed = Deed(kind=Kind.TRUNCATE, path=known.path, at=size)
        return self._carried_out(deed, TRUNCATE(known.methods.xTruncate), file, size)

    def _syncs(self, file: int, flags: int) -> int:
        known = self._files[file]
        deed = Deed(kind=Kind.SYNC, path=known.path, lasting=known.unsettled)
        answer = self._carried_out(deed, SYNC(known.methods.xSync), file, flags)
        known.unsettled = known.unsettled and answer != OK
        return answer

    def _maps(self, file: int, region: int, size: int, extend: int, pointer: int) -> int:
        known = self._files[file]
        deed = Deed(kind=Kind.MAP, path=f"{known.path}-shm", at=region)
        return self._carried_out(deed, SHM_MAP(known.methods.xShmMap), file, region, size, extend, pointer)

    def _deletes(self, _: int, name: int, lasting: int) -> int:
        usual = DELETE(self._usual.xDelete)
        deed = Deed(kind=Kind.DELETE, path=ctypes.string_at(name).decode(), lasting=bool(lasting))
        if not deed.path.startswith(self._folder):
            return int(usual(ctypes.addressof(self._usual), name, lasting))
        return self._carried_out(deed, usual, ctypes.addressof(self._usual), name, lasting)

    # What the witness has to do with it

    def _carried_out(self, deed: Deed, carry_out: Callable[..., int], *arguments: Any) -> int:
        refused = self._refusal(deed)
        if refused:
            return refused
        answer = int(carry_out(*arguments))
        if answer == OK:
            self._done(deed)
        return answer

    def _refusal(self, deed: Deed) -> int:
        try:
            return self._witness.refusal(deed)
        except BaseException as trouble:
            self.trouble = trouble
            return sqlite3.SQLITE_IOERR

    def _done(self, deed: Deed) -> None:
        try:
            self._witness.done(deed)
        except BaseException as trouble:
            self.trouble = trouble


@contextmanager
def witnessed(folder: Path, witness: Witness) -> Iterator[None]:
    """Let a witness see what SQLite does to the files of databases opened meanwhile in a folder.

    Raises OutOfReach where the SQLite of this Python cannot be reached.
    """
    with FileLayer(_library(), folder, witness).in_use():
        yield


def check_reach() -> None:
    """Make sure that the SQLite of this Python can be reached. Raises OutOfReach."""
    _library()


def _library() -> ctypes.CDLL:
    """Return the SQLite that Python's sqlite3 uses: its own module, what that is linked with, or Python itself."""
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    if not hasattr(library, "sqlite3_vfs_register"):
        raise OutOfReach("This Python hides the functions of its SQLite, so no fault of the disk can be tried out.")
    return library


def _check_known(name: str) -> None:
    """Make sure that the layer came to the SQLite in use and not to another one in the same process."""
    try:
        sqlite3.connect(f"file::memory:?vfs={name}", uri=True).close()
    except sqlite3.OperationalError as error:
        raise OutOfReach(f"The layer got under another SQLite than the one in use: {error}.") from error
