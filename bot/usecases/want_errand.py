"""Errands: what a deed wants to know of Telegram, or done there, is asked for here.

Nothing is called inside of a turn. The call is made once the turn is written, and twice where nobody knows whether it
arrived; so whoever wants one says why a second call does no harm.
"""

from datetime import timedelta
from typing import Any

from bot.domain.errand import USEFUL_FOR, Purpose
from bot.domain.events import ErrandWanted
from bot.usecases.ports import Turn


async def want_errand(
    turn: Turn,
    purpose: Purpose,
    about: int,
    method: str,
    payload: dict[str, Any],
    *,
    after: timedelta = timedelta(),
    useful_for: timedelta = USEFUL_FOR,
) -> None:
    """Have a call made after some time. What waits for the same purpose and thing is made once, as it is wanted now."""
    due = turn.now + after
    await turn.records.errands.add(purpose, about, method, payload, not_before=due, not_after=due + useful_for)
    turn.tell(ErrandWanted())
