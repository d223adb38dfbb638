"""Listening: what the bot logs meanwhile - failures, and anything that no log may hold."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from traceback import extract_tb

from bot.logs import MaskingFormatter
from tests.faults.fuzz.cast import Marks

FAILED = "an update failed"
UNTOLD = "nobody could be told of an update set aside"
EXPECTED = ("an update is unreadable", "telegram refused a letter")  # what Telegram refused is judged there
LOGGERS = ("bot", "handlers", "storage", "aiogram", "asyncio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A try to work on an update that ended in an exception; `place` is the line that raised it."""

    seq: int
    error: str
    place: str
    traceback: str


class Listener(logging.Handler):
    """Reads every line as it would stand in the log. `alarms` are errors that are not about one update."""

    def __init__(self, marks: Marks, token: str) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(MaskingFormatter([token]))
        self.failures: list[Failure] = []
        self.alarms: list[str] = []
        self.indiscretions: list[str] = []
        self._marks = marks
        self._secret = token.partition(":")[2]

    def emit(self, record: logging.LogRecord) -> None:
        """Take one line in."""
        line = self.format(record)
        if self._secret in line or self._marks.found_in(line):
            self.indiscretions.append(line)
        if record.getMessage() in (FAILED, UNTOLD):
            self.failures.append(_failure_of(record, line))
        elif record.levelno >= logging.ERROR and record.getMessage() not in EXPECTED:
            self.alarms.append(line)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear everything that the bot logs, for as long as the block lasts, in place of whoever hears it else."""
        loggers = [logging.getLogger(name) for name in LOGGERS]
        before = [(logger.level, logger.propagate) for logger in loggers]
        for logger in loggers:
            logger.addHandler(self)
            logger.setLevel(logging.INFO)
            logger.propagate = False
        try:
            yield
        finally:
            for logger, (level, propagate) in zip(loggers, before, strict=True):
                logger.removeHandler(self)
                logger.setLevel(level)
                logger.propagate = propagate


def _failure_of(record: logging.LogRecord, line: str) -> Failure:
    assert record.exc_info and record.exc_info[1]
    error = record.exc_info[1]
    last = extract_tb(error.__traceback__)[-1]
    seq: int = record.__dict__["seq"]
    return Failure(seq=seq, error=type(error).__name__, place=f"{last.filename}:{last.lineno}", traceback=line)
