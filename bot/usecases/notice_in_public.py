"""Notice: interest that somebody shows where others look on, kept without having met them in private."""

from dataclasses import dataclass

from bot.domain.events import PostedMessage
from bot.domain.ids import CampaignId
from bot.domain.interest import Interest, Route
from bot.domain.post import Spot
from bot.usecases.keep_to_budget import spend
from bot.usecases.meet_prospect import meet_in_public
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest


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
    """Keep what somebody showed in their journal, which goes on once they open the chat; None if that is excluded.

    Who asks on and on, beyond their budget, has it all in their journal, but nobody is called to each of it.
    """
    prospect = await meet_in_public(
        turn,
        telegram_id=somebody.telegram_id,
        telegram_name=somebody.name,
        username=somebody.username,
        language=somebody.language,
    )
    return await register_interest(
        turn,
        prospect,
        route,
        words=words,
        sign=sign,
        asks=asks and await spend(turn, prospect),
        posted=posted,
        spot=spot,
        campaign=campaign,
        campaign_id=campaign_id,
    )
