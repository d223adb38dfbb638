"""JSON lines as a table: a column for each name that stands in an object; our own export, or anybody's list."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from bot.domain.imported.refused import FileFault, FileRefused
from bot.importing.table import Format, Line, Table
from bot.json_lines import LONGEST_LINE

SEVERAL = "\n"  # stands between the values of a list
_LONGEST_TOLD = 200


def is_json_lines(begin: bytes) -> bool:
    """Tell by its first bytes whether a file holds JSON objects."""
    return begin.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_json_table(file: BinaryIO, *, most_columns: int) -> Table:
    """Read objects, one a line, as a table. Raises FileRefused where there is none, or they have too many names."""
    headers: dict[str, None] = {}
    for _, record in _records(file):
        headers |= dict.fromkeys(record or ())
        if len(headers) > most_columns:
            raise FileRefused(FileFault.TOO_MANY_COLUMNS, str(most_columns))
    if not headers:
        raise FileRefused(FileFault.BROKEN)
    file.seek(0)
    return Table(
        format=Format.JSONL, headers=tuple(map(_whole, headers)), lines=_lines(file, headers), encoding="utf-8"
    )


def _records(file: BinaryIO) -> Iterator[tuple[bytes, dict[str, Any] | None]]:
    """Yield each line with the object that it is, if it is one."""
    for line in file:
        yield line, _object(line)


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8-sig")) if len(line) <= LONGEST_LINE else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _lines(file: BinaryIO, headers: Iterable[str]) -> Iterator[Line]:
    for number, (line, record) in enumerate(_records(file), 1):
        broken = line[:_LONGEST_TOLD].decode("utf-8-sig", errors="replace").strip() if record is None else ""
        yield Line(number=number, cells=tuple(_cell((record or {}).get(name)) for name in headers), broken=broken)


def _cell(value: Any) -> str:
    """Write a value as a cell of a table has it: a list has a line for each of its values."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return SEVERAL.join(filter(None, map(_cell, value)))
        case dict():
            return _contact(value)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return _whole(str(value))


def _contact(point: dict[str, Any]) -> str:
    """Write a contact as we export it, and what is none as name and value, for whoever reads on to tell of."""
    match point:
        case {"kind": "telegram", "value": str(number)}:
            return f"tg://user?id={number}"
        case {"value": str(written), "extension": str(extension)}:
            return f"{written} ext. {extension}"
        case {"value": str(written)}:
            return written
        case _:
            return "; ".join(f"{name}: {text}" for name, part in point.items() if (text := _cell(part)))


def _whole(text: str) -> str:
    """Leave out halves of characters, which JSON can say and no text has."""
    return text.encode("utf-8", errors="replace").decode()
