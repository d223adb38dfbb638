"""JSON lines: one record a line in, one a line out; a broken line is told of, and the others are read."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

STANDARD_INPUT = Path("-")
LONGEST_LINE = 1024 * 1024

Record = TypeVar("Record")


class LinesRefused(Exception):
    """A file cannot be read, or what it says cannot be written; the text is one sentence for whoever asked."""


class WrongLine(ValueError):
    """What is wrong with a line that is JSON, as the beginning of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """A line that is no record: its number from 1 on, and what is wrong with it as one sentence."""

    number: int
    wrong: str


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file, or standard input by the name of `-`. Raises LinesRefused."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        with file.open("rb") as lines:
            yield lines
    except OSError as error:
        raise LinesRefused(f"The file {file} cannot be read: {error.strerror or error}.") from error


def read_lines(lines: BinaryIO, read: Callable[[object], Record]) -> Iterator[Record | BrokenLine]:
    """Read a record from each line that is not empty; `read` raises WrongLine where it is none."""
    for number, line in enumerate(_bounded(lines), start=1):
        if line.strip():
            try:
                yield read(json.loads(_whole(line).decode("utf-8-sig")))
            except (ValueError, RecursionError) as wrong:
                yield BrokenLine(number=number, wrong=_sentence(wrong))


def _bounded(lines: BinaryIO) -> Iterator[bytes]:
    """Yield each line, and of one that is too long as much as shows that."""
    while begin := lines.readline(LONGEST_LINE + 1):
        rest = begin
        while rest and not rest.endswith(b"\n"):
            rest = lines.readline(LONGEST_LINE)
        yield begin


def _whole(line: bytes) -> bytes:
    if len(line) > LONGEST_LINE:
        raise WrongLine("expected a line of a megabyte at most")
    return line


def write_line(told: BinaryIO, record: dict[str, Any]) -> None:
    """Write one record, for whoever reads along. Raises LinesRefused if they do so no more."""
    try:
        told.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
        told.flush()
    except BrokenPipeError as error:
        # Whoever read along has seen enough; what is still buffered must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise LinesRefused("The reading was cut short, because its reader went away.") from error


def _sentence(wrong: Exception) -> str:
    match wrong:
        case WrongLine():
            return f"{wrong}."
        case UnicodeDecodeError():
            return "expected UTF-8."
        case json.JSONDecodeError():
            return f"expected JSON, but: {wrong.msg} (column {wrong.colno})."
        case _:
            return "expected JSON of a usual depth and size."
