"""All or nothing: what a refusal interrupts has not happened - rows and events go, whoever caught it says the rest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.domain.errors import Refusal
from bot.mailboxes import Session
from bot.usecases.ports import Turn


@asynccontextmanager
async def all_or_nothing(data: dict[str, Any]) -> AsyncIterator[None]:
    """Take back what was done inside where a Refusal ends it, and raise that again."""
    session: Session = data["session"]
    turn: Turn = data["turn"]
    told = len(turn.events)
    try:
        async with session.savepoint():
            yield
    except Refusal:
        del turn.events[told:]
        raise
