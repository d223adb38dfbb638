"""Votes on polls of ours: the first one somebody gives is interest; what stands by now, Telegram counts itself."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.chat import OurChat
from bot.domain.interest import Interest, Route, believable
from bot.domain.poll import Poll
from bot.domain.post import Spot
from bot.usecases.notice_in_public import Somebody
from bot.usecases.notice_once import notice_once
from bot.usecases.ports import Turn


async def notice_vote(turn: Turn, somebody: Somebody, poll: str, chosen: Sequence[int]) -> Interest | None:
    """Keep what somebody chose first, `chosen` by numbers from 0; a vote taken back or changed writes nothing more."""
    asked = await _find_heard(turn, poll)
    if asked is None or asked.chat_id is None:
        return None
    signs = [asked.options[number] for number in chosen if 0 <= number < len(asked.options)]
    if not signs:
        return None
    post = await turn.records.posts.find(asked.chat_id, asked.message_id) if asked.message_id is not None else None
    spot = Spot(chat_id=asked.chat_id, message_id=asked.message_id, post=post.id if post is not None else None)
    return await notice_once(turn, somebody, Route.VOTE, spot, sign=", ".join(signs))


async def count_votes(turn: Turn, poll: str, totals: Sequence[int], *, ended: bool, update: int) -> None:
    """Keep how often each answer was chosen by now, and that somebody has ended it."""
    asked = await _find_heard(turn, poll)
    if asked is None or asked.chat_id is None or asked.message_id is None:
        return
    counted = dict(zip(asked.options, map(believable, totals), strict=False))
    await turn.records.attention_counts.set_totals(
        Route.VOTE, asked.chat_id, asked.message_id, counted, update=update, now=turn.now
    )
    if ended and asked.is_open:
        await turn.records.polls.save(replace(asked, ended_at=turn.now))


async def _find_heard(turn: Turn, poll: str) -> Poll | None:
    """Return a poll of ours in a chat that counts."""
    asked = await turn.records.polls.find_in_telegram(poll)
    chat: OurChat | None = None
    if asked is not None and asked.chat_id is not None:
        chat = await turn.records.chats.find(asked.chat_id)
    return asked if chat is not None and chat.is_heard else None
