"""Look for: somebody types after the bot's name in any chat; what they looked for is interest once they have done so.

Each key stroke comes by itself, so only the last words of a person are kept, until they rest, a result is chosen, or
their chat with the bot is opened.
"""

from dataclasses import replace

from bot.domain.interest import MOST_READ, Route
from bot.domain.looked_for import RESTED, LookedFor, is_news
from bot.domain.prospect import Prospect
from bot.usecases.meet_prospect import meet_in_public
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest

MOST_AT_ONCE = 200  # the rest at the next look at the clock


async def note_words(turn: Turn, somebody: Somebody, words: str) -> None:
    """Keep what somebody types for as long as they may go on, in place of what they typed before."""
    prospect = await _meet(turn, somebody)
    await turn.records.looked_for.save(LookedFor(prospect=prospect.id, words=words, looked_at=turn.now))


async def choose_result(turn: Turn, somebody: Somebody, words: str | None, topic: str | None) -> None:
    """Keep what was looked for and chosen."""
    prospect = await _meet(turn, somebody)
    await turn.records.looked_for.remove(prospect.id)
    await _keep(turn, prospect, words, topic)


async def finish_looking(turn: Turn, prospect: Prospect) -> None:
    """Let what somebody typed last be interest: they have come to where it is answered."""
    last = await turn.records.looked_for.find(prospect.id)
    if last is not None:
        await _finish(turn, prospect, last)


async def finish_rested(turn: Turn) -> None:
    """Let be interest what nobody has changed for a while."""
    for last in await turn.records.looked_for.list_before(turn.now - RESTED, limit=MOST_AT_ONCE):
        await _finish(turn, await turn.records.prospects.get(last.prospect), last)


async def _finish(turn: Turn, prospect: Prospect, last: LookedFor) -> None:
    """Its place in the journal is where it was typed."""
    await turn.records.looked_for.remove(prospect.id)
    await _keep(replace(turn, now=last.looked_at), prospect, last.words, None)


async def _keep(turn: Turn, prospect: Prospect, words: str | None, topic: str | None) -> None:
    if is_news(await turn.records.interests.list_newest(prospect.id, limit=MOST_READ), words, topic, turn.now):
        await register_interest(turn, prospect, Route.INLINE_QUERY, words=words, topic=topic)


async def _meet(turn: Turn, somebody: Somebody) -> Prospect:
    return await meet_in_public(
        turn,
        telegram_id=somebody.telegram_id,
        telegram_name=somebody.name,
        username=somebody.username,
        language=somebody.language,
    )
