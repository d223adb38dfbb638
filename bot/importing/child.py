"""Reading a file in a process of its own: it takes seconds of a processor, and the bot has people to answer.

Run as `python -m bot.importing.child FILE REGION [MEANINGS]`, it writes one JSON line about the table and one for each
portion of its lines; `read_apart` starts that and reads along.
"""

import asyncio
import logging
import os
import resource
import sys
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter

from bot.domain.imported.columns import Meaning
from bot.domain.imported.looks import Look
from bot.domain.imported.records import Read
from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.files import read_file
from bot.importing.understood import understand_file

log = logging.getLogger(__name__)

PORTION = 200
# A cell in the last corner of a sheet makes all of the sheet be kept; without room for it, a library ends the process.
MOST_MEMORY = 1024**3
BEHIND = 5  # whoever waits for an answer of the bot goes first
_LONGEST_LINE = 64 * 1024 * 1024
_STANDARD_INPUT = Path("/dev/stdin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some lines, as they were understood."""

    lines: tuple[Read, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing more comes."""

    fault: FileFault
    detail: str


Told = Look | Portion | Refusal
_TOLD: TypeAdapter[Told] = TypeAdapter(Told)


async def read_apart(
    file: Path | BinaryIO, region: str, *, meanings: Sequence[Meaning] = ()
) -> AsyncGenerator[Look | Portion]:
    """Yield what a file is, and then its lines, read by another process. Raises FileRefused, also after some lines.

    One that is open already need not have a name. `meanings`: what the columns are, where that is not to be guessed.
    """
    path, content = (file, asyncio.subprocess.DEVNULL) if isinstance(file, Path) else (_STANDARD_INPUT, file)
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.importing.child", str(path), region, ",".join(meanings)),
        stdin=content,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # a library that ends the process says why, in words for nobody here
        limit=_LONGEST_LINE,
    )
    assert child.stdout is not None, "it was asked for"
    try:
        async for line in child.stdout:
            told = _TOLD.validate_json(line)
            if isinstance(told, Refusal):
                raise FileRefused(told.fault, told.detail)
            yield told
        if code := await child.wait():
            log.info("whoever read a file has ended before its time", extra={"code": code})
            raise FileRefused(FileFault.TOO_DENSE if code < 0 else FileFault.BROKEN)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()


def tell(path: Path, region: str, meanings: Sequence[Meaning] = ()) -> Iterator[Told]:
    """Read a file here and now, in the words of that process.

    It is read to its end once before anything is told: what is too long or broken is refused before work begins.
    """
    try:
        with read_file(path) as table:
            rows = sum(1 for _ in table.lines)
        with understand_file(path, meanings) as file:
            yield Look(
                format=file.table.format,
                headers=file.table.headers,
                columns=file.columns,
                encoding=file.table.encoding,
                sheet=file.table.sheet,
                rows=rows,
                sample=tuple(line.cells for line in file.sample[:3]),
            )
            yield from _portions(read for _, read in file.read(region))
    except FileRefused as refused:
        yield Refusal(fault=refused.fault, detail=refused.detail)


def _portions(read: Iterator[Read]) -> Iterator[Portion]:
    while portion := tuple(islice(read, PORTION)):
        yield Portion(lines=portion)


def main(arguments: Sequence[str]) -> None:
    """Write what a file says to standard output."""
    os.nice(BEHIND)
    bound_memory()
    path, region, *meanings = arguments
    for told in tell(Path(path), region, [Meaning(each) for each in ",".join(meanings).split(",") if each]):
        sys.stdout.buffer.write(_TOLD.dump_json(told, exclude_defaults=True) + b"\n")
        sys.stdout.buffer.flush()


def bound_memory(allowed: int = MOST_MEMORY) -> None:
    """Let this process take no more than so many bytes: whoever reads too much of a file fails alone."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = allowed if most == resource.RLIM_INFINITY else min(allowed, most)
    with suppress(ValueError):  # not every system lets a process do that
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))


if __name__ == "__main__":
    main(sys.argv[1:])
