"""Defects: now and then the bot fails while it handles an update, when half of what that does is written already."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any

from aiogram import Dispatcher
from aiogram.types import TelegramObject, Update
from pytest import MonkeyPatch

from bot import app
from bot.domain.errors import Refusal
from handlers import build_dispatcher
from tests.faults.poison import FAILS_FOR_A_WHILE, FAILS_FOR_EVER

FATAL = "☠"
LONGEST_WHILE = 4  # an update that has failed once more is set aside

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Defect(Exception):
    """What a bug raises."""


class Defects:
    """Lets a `share` of all updates fail some times, and for ever those that are fatal.

    `met` tells which ones failed, and how.
    """

    def __init__(self, seed: int) -> None:
        self.share = 0.0
        self.met: dict[int, str] = {}
        self._seed = seed
        self._failures_left: dict[int, int] = {}

    async def strike(self, handler: Handler, update: TelegramObject, data: dict[str, Any]) -> Any:
        """Let an update be handled, and then perhaps fail."""
        assert isinstance(update, Update)
        if update.message is not None and update.message.text == FATAL:
            with suppress(Refusal):
                await handler(update, data)
            self._fail(update, FAILS_FOR_EVER)
        said = await handler(update, data)
        if self._is_due(update.update_id):
            self._fail(update, FAILS_FOR_A_WHILE)
        return said

    def _is_due(self, number: int) -> bool:
        left = self._failures_left.setdefault(number, self._failures_of(number))
        self._failures_left[number] = max(left - 1, 0)
        return left > 0

    def _failures_of(self, number: int) -> int:
        dice = Random(f"{self._seed} defect {number}")
        return dice.choice((1, 1, 2, LONGEST_WHILE)) if dice.random() < self.share else 0

    def _fail(self, update: Update, how: str) -> None:
        self.met[update.update_id] = how
        raise Defect(how)


@contextmanager
def striking(defects: Defects) -> Iterator[None]:
    """Let every bot that starts meanwhile have these defects."""

    def build_with_defects(*parts: Any) -> Dispatcher:
        dispatcher = build_dispatcher(*parts)
        dispatcher.update.outer_middleware(defects.strike)
        return dispatcher

    with MonkeyPatch.context() as patch:
        patch.setattr(app, "build_dispatcher", build_with_defects)
        yield
