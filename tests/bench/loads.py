"""Loads: updates that come all at once or evenly, and what the bot spends on them."""

import asyncio
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.fake_telegram import FakeTelegram, Question, Sending
from tests.bench.people import Asked, question
from tests.bench.processes import BotProcess

LONGEST = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a number of updates cost. `seconds` passed until all were answered."""

    questions: tuple[Question, ...]
    sendings: tuple[Sending, ...]
    cpu_seconds: float
    seconds: float

    @property
    def cpu_each(self) -> float:
        """Return the CPU seconds of one update."""
        return self.cpu_seconds / len(self.questions)

    @property
    def sendings_each(self) -> float:
        """Return how many messages an update led to."""
        return len(self.sendings) / len(self.questions)


async def at_once(telegram: FakeTelegram, bot: BotProcess, updates: Iterable[Asked]) -> Load:
    """Let updates come at once, until all are answered and the bot has come to rest."""
    return await evenly(telegram, bot, updates, a_second=None)


async def evenly(telegram: FakeTelegram, bot: BotProcess, updates: Iterable[Asked], *, a_second: int | None) -> Load:
    """Let so many updates come each second, until all are answered and the bot has come to rest."""
    sent, computed, started = len(telegram.sendings), bot.cpu_seconds(), time.monotonic()
    questions = telegram.bring(updates) if a_second is None else await _bring_evenly(telegram, updates, a_second)
    await telegram.until_answered(questions, LONGEST)
    return Load(
        questions=tuple(questions),
        sendings=tuple(telegram.sendings[sent:]),
        cpu_seconds=bot.cpu_seconds() - computed,
        seconds=max(question.answered or started for question in questions) - started,
    )


def first_questions(telegram: FakeTelegram, count: int) -> list[Asked]:
    """Return the first questions of so many people."""
    return [question(chat_id) for chat_id in telegram.newcomers(count)]


def tell(line: str) -> None:
    """Let whoever waits know what is going on."""
    print(line, file=sys.stderr, flush=True)


async def _bring_evenly(telegram: FakeTelegram, updates: Iterable[Asked], a_second: int) -> list[Question]:
    started = time.monotonic()
    questions: list[Question] = []
    for number, update in enumerate(updates):
        await asyncio.sleep(started + number / a_second - time.monotonic())
        questions += telegram.bring([update])
    return questions
