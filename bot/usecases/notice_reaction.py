"""Reactions where others look on: a person's first one to a message is interest, those to posts are only counted."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.domain.interest import Interest, Route, believable
from bot.domain.post import Spot
from bot.usecases.notice_in_public import Somebody
from bot.usecases.notice_once import notice_once
from bot.usecases.ports import Turn


async def notice_reaction(
    turn: Turn, somebody: Somebody, *, chat: int, message: int, before: Sequence[str], now: Sequence[str]
) -> Interest | None:
    """Count what somebody has put under a message or taken away, and keep the first of it in their journal."""
    await _count(turn, chat, message, before, now)
    if not now:
        return None
    post = await turn.records.posts.find_discussed(chat, message)
    spot = Spot(chat_id=chat, message_id=message, post=post.id if post is not None else None)
    return await notice_once(turn, somebody, Route.REACTION, spot, sign=" ".join(now))


async def _count(turn: Turn, chat: int, message: int, before: Sequence[str], now: Sequence[str]) -> None:
    """By the difference, which may come in any order: what was there before the bot is not known."""
    difference = Counter(now)
    difference.subtract(before)
    for sign, number in difference.items():
        if number:
            await turn.records.attention_counts.add(Route.REACTION, chat, message, sign, turn.now, number=number)


async def count_reactions(turn: Turn, *, chat: int, message: int, totals: Mapping[str, int], update: int) -> None:
    """Keep how many there are by now under a post of a channel, where nobody is named."""
    counted = {sign: believable(number) for sign, number in totals.items()}
    await turn.records.attention_counts.set_totals(Route.REACTION, chat, message, counted, update=update, now=turn.now)
