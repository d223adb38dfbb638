"""Notice: interest that somebody shows where others look on, kept without having met them in private."""

from dataclasses import dataclass

from bot.domain.events import PostedMessage
from bot.domain.ids import CampaignId
from bot.domain.interest import A_DAY, MOST_A_DAY, Interest, Route
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.usecases.keep_to_budget import spend
from bot.usecases.meet_prospect import meet_in_public
from bot.usecases.ports import Turn
from bot.usecases.recognise_points import find_exclusion
from bot.usecases.register_interest import register_interest

SAID = frozenset({Route.COMMENT, Route.GROUP_MESSAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Who acts in public: a messenger account, or a channel or group that speaks for itself, by its negative id."""

    telegram_id: int
    name: str
    username: str | None
    language: str

    @property
    def is_person(self) -> bool:
        """Whether a person is known behind it, who could be written to."""
        return self.telegram_id > 0


async def notice_in_public(
    turn: Turn,
    somebody: Somebody,
    route: Route,
    spot: Spot,
    *,
    words: str | None = None,
    sign: str | None = None,
    asks: bool = False,
    posted: PostedMessage | None = None,
    campaign: str | None = None,
    campaign_id: CampaignId | None = None,
) -> Interest | None:
    """Keep what somebody showed in their journal, which goes on once they open the chat; None if it is not kept there.

    That is where an exclusion stops it, and where somebody says more in a day than anybody reads, or asks on and on,
    beyond their budget: then it is only counted.
    """
    prospect = await meet_in_public(
        turn,
        telegram_id=somebody.telegram_id,
        telegram_name=somebody.name,
        username=somebody.username,
        language=somebody.language,
    )
    asks = asks and await spend(turn, prospect)
    if route in SAID and not asks and await _has_said_enough(turn, prospect, route):
        await _count(turn, route, spot)
        return None
    return await register_interest(
        turn,
        prospect,
        route,
        words=words,
        sign=sign,
        asks=asks,
        posted=posted,
        spot=spot,
        campaign=campaign,
        campaign_id=campaign_id,
    )


async def _has_said_enough(turn: Turn, prospect: Prospect, route: Route) -> bool:
    """Of who is excluded, the exclusion counts what it stops."""
    said = await turn.records.interests.count_shown_since(prospect.id, route, turn.now - A_DAY)
    return said >= MOST_A_DAY and await find_exclusion(turn.records, prospect) is None


async def _count(turn: Turn, route: Route, spot: Spot) -> None:
    """Under the post; of what is said in a group, there is one number for all of it."""
    post = await turn.records.posts.get(spot.post) if spot.post is not None else None
    chat_id, message_id = (post.chat_id, post.message_id) if post is not None else (spot.chat_id, 0)
    await turn.records.attention_counts.add(route, chat_id, message_id, "", turn.now)
