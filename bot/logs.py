"""Logging: one line a record, event first, and nothing personal or secret in it.

log.info("lead taken", extra={"lead": 12, "manager": 7})
lead taken lead=12 manager=7 level=info logger=handlers.managers time=2026-03-02T09:00:00.000Z
"""

import json
import logging
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO
from urllib.parse import quote

HIDDEN = "•••"
TOKEN = re.compile(r"\d+(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# What may be a phone: 7 to 16 digits with a little between them, but no date, address or decimal fraction.
DIGITS = re.compile(
    r"(?:\+\s?)?\(?(?<!\d)(?<!\d\.)"
    r"(?!\d{4}-\d\d-\d\d)(?!\d{1,3}(?:\.\d{1,3}){3}(?![\d.]))(?!\d{1,6}\.\d+(?![\d.()-]))"
    r"\d(?:[ \u00a0().\u2010-\u2015-]{0,3}\d){6,15}(?!\d)"
)
# Bare digits are a phone only where no id or time of ours looks so: those have up to ten or thirteen.
BARE_PHONE = re.compile(r"9\d{9}|\d{11,12}|[02-9]\d{12}|\d{14,15}")
PLAIN = re.compile(r"[^\s\"=\x00-\x1f\x7f]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
USUAL = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}
TYPED = re.compile(r"input_value=.*(?=, input_type=)")  # how pydantic repeats what somebody wrote
QUIET = ("aiohttp.access", "aiogram.event", "apscheduler", "pymorphy3")


def mask_tokens(text: str) -> str:
    """The same text without anything that looks like the token of a bot."""
    return TOKEN.sub(HIDDEN, text)


def mask(text: str, secrets: Iterable[str] = ()) -> str:
    """The same text without these secrets, tokens, e-mail addresses and phone numbers; ids and times stay."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return DIGITS.sub(_without_phone, EMAIL.sub(HIDDEN, mask_tokens(text)))


def _without_phone(match: re.Match[str]) -> str:
    found = match[0]
    digits = re.sub(r"\D", "", found)
    separated = found != digits
    is_phone = "+" in found or (separated and len(digits) >= 10) or BARE_PHONE.fullmatch(digits)
    return HIDDEN if is_phone else found


class MaskingFormatter(logging.Formatter):
    """Writes a record as one line `event key=value ...`, masked, its traceback included."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__()
        both_forms = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        self._secrets = sorted(both_forms, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line, without a line break at its end."""
        fields = {name: value for name, value in record.__dict__.items() if name not in USUAL}
        fields |= {"level": record.levelname.lower(), "logger": record.name, "time": _moment(record.created)}
        if record.exc_info:
            fields["traceback"] = TYPED.sub("input_value=•••", self.formatException(record.exc_info))
        event = CONTROL.sub(" ", mask(_event(record), self._secrets))
        return " ".join([event, *(f"{name}={self._value(value)}" for name, value in fields.items())])

    def _value(self, value: object) -> str:
        text = mask(str(value), self._secrets)
        return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return str(record.msg)  # a library's arguments that do not fit its own message


def _moment(created: float) -> str:
    return datetime.fromtimestamp(created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def set_up_logging(level: str, secrets: Sequence[str], stream: TextIO | None = None) -> None:
    """Send every logger of this process, and whatever ends it, through one masking line writer (stderr)."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(MaskingFormatter(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
    else:
        logging.getLogger(__name__).critical("stopped by an error", exc_info=(kind, error, traceback))
