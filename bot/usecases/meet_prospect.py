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
            telegram_id=telegram_id,
            telegram_name=telegram_name,
            username=username,
            language=language,
            now=turn.now,
            private_since=turn.now,
        )
    seen = replace(
        known,
        telegram_name=telegram_name,
        username=username,
        language=language,
        blocked_at=None,
        private_since=known.private_since or turn.now,
    )
    if seen != known:
        await turn.records.prospects.save(seen)
    return seen


async def meet_in_public(
    turn: Turn, *, telegram_id: int, telegram_name: str, username: str | None, language: str
) -> Prospect:
    """Return the prospect behind whoever acts where others look on: that alone is no leave to write to them.

    The language of who opened the chat stays: in public Telegram does not always tell it.
    """
    known = await turn.records.prospects.find_by_telegram(telegram_id)
    if known is None:
        return await turn.records.prospects.add(
            telegram_id=telegram_id, telegram_name=telegram_name, username=username, language=language, now=turn.now
        )
    seen = replace(known, telegram_name=telegram_name, username=username)
    if seen != known:
        await turn.records.prospects.save(seen)
    return seen
