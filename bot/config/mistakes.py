"""Mistakes in the configuration, each told in one sentence that never shows a secret."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.logs import mask_tokens

LONGEST_FOUND = 60
EXPECTED = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date_from_datetime_inexact": "a date such as 2026-12-31",
    "date_from_datetime_parsing": "a date such as 2026-12-31",
    "date_type": "a date such as 2026-12-31",
    "enum": "{expected}",
    "dict_type": "text in quotes",
    "extra_forbidden": 'a known key, unlike "{key}"',
    "greater_than": "a number greater than {gt}",
    "greater_than_equal": "at least {ge}",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "less_than": "a number less than {lt}",
    "less_than_equal": "at most {le}",
    "literal_error": "{expected}",
    "missing": 'one with the key "{key}"',
    "model_type": "a section with keys of its own",
    "path_type": "the path of a file, in quotes",
    "string_type": "text in quotes",
    "tuple_type": "a list in square brackets",
    "value_error": "{error}",
}


class WrongPart(ValueError):
    """A part of a value is wrong: `found` says which, and the text finishes the sentence "found ..., expected ..."."""

    def __init__(self, found: str, expected: str) -> None:
        self.found = found
        super().__init__(expected)


class ConfigError(Exception):
    """The configuration cannot be used; its text is one sentence for whoever wrote it."""

    def __init__(self, first: str, *others: str) -> None:
        self.mistakes = (first, *others)
        more = f"{len(others)} more mistake{'s' if len(others) > 1 else ''}"
        super().__init__(f"{first.removesuffix('.')} (and {more})." if others else first)


def known_keys(section: type[BaseModel], prefix: str = "") -> dict[str, FieldInfo]:
    """Every key that may be written, by its dotted path; sections are among them."""
    keys: dict[str, FieldInfo] = {}
    for name, field in section.model_fields.items():
        keys[prefix + name] = field
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            keys |= known_keys(field.annotation, f"{prefix}{name}.")
    return keys


def likely_key(path: str, known: Sequence[str]) -> str | None:
    """The known key that was probably meant: the same word elsewhere, or a similar path."""
    leaf = path.rpartition(".")[2]
    elsewhere = [key for key in known if key.rpartition(".")[2] == leaf]
    return next(iter(elsewhere or get_close_matches(path, known, n=1, cutoff=0.6)), None)


def sentences(error: ValidationError, known: Mapping[str, FieldInfo], written: Mapping[str, str]) -> list[str]:
    """One sentence a mistake, told once; `written` says how and where each key was written."""
    told = (_sentence(detail, known, written) for detail in error.errors(include_url=False))
    return list(dict.fromkeys(told))


def _sentence(detail: ErrorDetails, known: Mapping[str, FieldInfo], written: Mapping[str, str]) -> str:
    path, item = _place(detail["loc"], known)
    where = written.get(path, path) + (f", item {item}" if item else "")
    known_about_it = {"key": detail["loc"][-1], **detail.get("ctx", {})}
    expected = EXPECTED.get(detail["type"], detail["msg"]).format_map(known_about_it)
    if _is_secret(known.get(path)):
        return f"{where}: what was found is not shown, expected {expected}."
    return f"{where}: found {_found(detail)}, expected {expected}".rstrip("?.") + _ending(expected)


def is_secret(key: str, known: Mapping[str, FieldInfo]) -> bool:
    """Tell whether a key, wherever it stands, may hold what is never shown."""
    return any(path.rpartition(".")[2] == key and _is_secret(field) for path, field in known.items())


def _found(detail: ErrorDetails) -> str:
    match detail.get("ctx", {}).get("error"):
        case WrongPart(found=found):
            return found
        case _:
            return shown(detail["input"])


def _place(location: tuple[int | str, ...], known: Mapping[str, FieldInfo]) -> tuple[str, int | None]:
    path = ".".join(str(part) for part in location if isinstance(part, str))
    while path and path not in known:
        path = path.rpartition(".")[0]
    return path, next((part + 1 for part in location if isinstance(part, int)), None)


def _ending(expected: str) -> str:
    return "?" if expected.endswith("?") else "."


def _is_secret(field: FieldInfo | None) -> bool:
    return field is not None and _holds_secret(field.annotation)


def _holds_secret(kind: object) -> bool:
    return kind is SecretStr or any(_holds_secret(part) for part in get_args(kind))


def shown(value: Any) -> str:
    """Return a value as a sentence shows it: short, without a token, and with what nobody sees written out."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            seen = " ".join(mask_tokens(value).splitlines())
            text = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in seen)
            return f'"{text[:LONGEST_FOUND]}…"' if len(text) > LONGEST_FOUND else f'"{text}"'
        case int() | float() | date():
            return str(value)
        case dict():
            return "a section"
        case list() | tuple():
            return "a list"
        case _:
            return f"a {type(value).__name__}"
