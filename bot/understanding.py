"""Understanding a file: messages as JSON lines, and what each of them says as another, in the same order."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from phonenumbers import SUPPORTED_REGIONS

from bot.domain.reading.understanding import understand

REGIONS = frozenset(SUPPORTED_REGIONS)
STANDARD_INPUT = Path("-")


class UnderstandingRefused(Exception):
    """The file cannot be read, or what it says cannot be written; the text is one sentence for whoever asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLine:
    """A line that is no message: its number from 1 on, and what is wrong with it as one sentence."""

    number: int
    wrong: str


def understand_file(file: Path, region: str, told: BinaryIO) -> Iterator[BrokenLine]:
    """Write what each line of a file says as it is read, and tell of the broken ones, which have no line of theirs.

    Raises UnderstandingRefused if the file cannot be read, or if nobody reads along any more.
    """
    with _opened(file) as lines:
        for understood in understand_lines(lines, region):
            match understood:
                case BrokenLine():
                    yield understood
                case _:
                    _write(told, understood)


def understand_lines(lines: Iterable[bytes], region: str) -> Iterator[dict[str, Any] | BrokenLine]:
    """Read messages `{id, text, region}`; `region` is the home of local numbers where a line names none.

    Empty lines are passed over.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _understood(json.loads(line.decode("utf-8-sig")), region)
            except (ValueError, RecursionError) as wrong:
                yield BrokenLine(number=number, wrong=_sentence(wrong))


def _understood(message: object, region: str) -> dict[str, Any]:
    """Return the record of a message; ValueError if it is none."""
    if not isinstance(message, dict):
        raise _NotAMessage('expected an object such as {"id": 1, "text": "..."}')
    text = message.get("text")
    if not isinstance(text, str):
        raise _NotAMessage('expected the message as a string in "text"')
    said = understand(text, _region_of(message.get("region"), region))
    return {
        "id": message.get("id"),
        "name": said.name,
        "phones": list(said.phones),
        "extensions": dict(said.extensions),
        "emails": list(said.emails),
        "company": said.company,
        "wish": said.wish,
        "refused_name": said.refused_name,
    }


def _region_of(named: object, usual: str) -> str:
    """Return the region of a message; ValueError if it is none that has phones."""
    if named is None or named == "":
        return usual
    if isinstance(named, str) and named.upper() in REGIONS:
        return named.upper()
    raise _NotAMessage('expected two letters of a country such as RU in "region"')


class _NotAMessage(ValueError):
    """What is wrong with a line that is JSON."""


def _sentence(wrong: Exception) -> str:
    match wrong:
        case _NotAMessage():
            return f"{wrong}."
        case UnicodeDecodeError():
            return "expected UTF-8."
        case json.JSONDecodeError():
            return f"expected JSON, but: {wrong.msg} (column {wrong.colno})."
        case _:
            return "expected JSON of a usual depth and size."


@contextmanager
def _opened(file: Path) -> Iterator[Iterable[bytes]]:
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        with file.open("rb") as lines:
            yield lines
    except OSError as error:
        raise UnderstandingRefused(f"The file {file} cannot be read: {error.strerror or error}.") from error


def _write(told: BinaryIO, record: dict[str, Any]) -> None:
    try:
        told.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
        told.flush()
    except BrokenPipeError as error:
        # Whoever read along has seen enough; what is still buffered must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UnderstandingRefused("The reading was cut short, because its reader went away.") from error
