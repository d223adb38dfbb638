"""Somebody writes: the prospect behind the messenger account, met before or new."""

from dataclasses import replace

from bot.domain.prospect import Prospect
from bot.usecases.ports import Turn


async def meet_prospect(
    turn: Turn, *, telegram_id: int, telegram_name: str, username: str | None, language: str
) -> Prospect:
    """Return the prospect; whoever writes can be written to, so a block is over."""
    known = await turn.records.prospects.find_by_telegram(telegram_id)
    if known is None:
        return await turn.records.prospects.add(
            telegram_id=telegram_id, telegram_name=telegram_name, username=username, language=language, now=turn.now
        )
    seen = replace(known, telegram_name=telegram_name, username=username, language=language, blocked_at=None)
    if seen != known:
        await turn.records.prospects.save(seen)
    return seen
