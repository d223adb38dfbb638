"""Understanding a file: messages as JSON lines, and what each of them says as another, in the same order."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from phonenumbers import SUPPORTED_REGIONS

from bot.domain.reading.understanding import understand
from bot.json_lines import BrokenLine, WrongLine, opened, read_lines, write_line
from bot.progress import UNSEEN, Progress

REGIONS = frozenset(SUPPORTED_REGIONS)


def understand_file(file: Path, region: str, told: BinaryIO, *, progress: Progress = UNSEEN) -> Iterator[BrokenLine]:
    """Write what each line of a file says as it is read, and tell of the broken ones, which have no line of theirs.

    Raises LinesRefused if the file cannot be read, or if nobody reads along any more.
    """
    with opened(file) as lines:
        for understood in understand_lines(lines, region):
            match understood:
                case BrokenLine():
                    yield understood
                case _:
                    write_line(told, understood)
            progress.add()


def understand_lines(lines: BinaryIO, region: str) -> Iterator[dict[str, Any] | BrokenLine]:
    """Read messages `{id, text, region}`; `region` is the home of local numbers where a line names none.

    Empty lines are passed over.
    """
    return read_lines(lines, partial(_understood, region=region))


def _understood(message: object, region: str) -> dict[str, Any]:
    """Return the record of a message; WrongLine if it is none."""
    if not isinstance(message, dict):
        raise WrongLine('expected an object such as {"id": 1, "text": "..."}')
    text = message.get("text")
    if not isinstance(text, str):
        raise WrongLine('expected the message as a string in "text"')
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
    """Return the region of a message; WrongLine if it is none that has phones."""
    if named is None or named == "":
        return usual
    if isinstance(named, str) and named.upper() in REGIONS:
        return named.upper()
    raise WrongLine('expected two letters of a country such as RU in "region"')
