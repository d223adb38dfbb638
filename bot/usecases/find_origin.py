"""Find out where somebody who starts the bot comes from: by a signed link, or by a plain one of earlier times."""

from dataclasses import dataclass

from bot.domain.campaign import Campaign
from bot.domain.errors import NotFound
from bot.domain.ids import PostId
from bot.domain.post import Spot
from bot.domain.start_payload import WRITTEN, read_payload
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBy:
    """What a link stands for: a campaign, the post under which it stood, or both."""

    campaign: Campaign | None = None
    spot: Spot | None = None


async def find_origin(records: Records, payload: str | None) -> CameBy | None:
    """Return what a link stands for; None for a start without one, and for whatever nobody here has written.

    A campaign that is over counts as well: what is printed stays where it hangs, and whoever comes by it came by it.
    """
    if not payload or not WRITTEN.fullmatch(payload):
        return None
    key = await records.campaigns.find_key()
    origin = read_payload(payload, key) if key is not None else None
    if origin is None:
        campaign = await records.campaigns.find_by_plain_code(payload)
        return CameBy(campaign=campaign) if campaign is not None else None
    campaign = await records.campaigns.find(origin.campaign) if origin.campaign is not None else None
    spot = await _spot_of(records, origin.post) if origin.post is not None else None
    return CameBy(campaign=campaign, spot=spot) if campaign is not None or spot is not None else None


async def _spot_of(records: Records, number: PostId) -> Spot | None:
    try:
        post = await records.posts.get(number)
    except NotFound:
        return None
    return Spot(chat_id=post.chat_id, message_id=post.message_id, post=post.id)
