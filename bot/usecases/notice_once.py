"""Notice once: who reacts or votes shows interest the first time; whatever they change about it is only counted.

Ten changes of one's mind are no more interest than one, and to take a reaction back unsays nothing: the journal tells
what somebody has shown, the counts tell what stands there by now.
"""

from bot.domain.ids import ProspectId
from bot.domain.interest import A_DAY, MOST_A_DAY, Interest, Route
from bot.domain.post import Spot
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn


async def notice_once(turn: Turn, somebody: Somebody, route: Route, spot: Spot, *, sign: str) -> Interest | None:
    """Keep what somebody showed at a message the first time; None where that is known, or more than enough."""
    known = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    if known is not None and not await _is_news(turn, known.id, route, spot):
        return None
    return await notice_in_public(turn, somebody, route, spot, sign=sign)


async def _is_news(turn: Turn, prospect: ProspectId, route: Route, spot: Spot) -> bool:
    interests = turn.records.interests
    if await interests.has_shown(prospect, route, spot):
        return False
    return await interests.count_shown_since(prospect, route, turn.now - A_DAY) < MOST_A_DAY
