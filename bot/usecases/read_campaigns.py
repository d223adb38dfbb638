"""Read campaigns: the list, and one with what came of it and the payload of its link. Owners only."""

from dataclasses import dataclass
from secrets import token_bytes

from bot.domain.campaign import Campaign, Funnel
from bot.domain.ids import CampaignId
from bot.domain.member import Member
from bot.domain.paging import Page, bounds_of
from bot.domain.rights import check_is_owner
from bot.domain.start_payload import KEY_BYTES, Origin, payload_of
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignCard:
    """A campaign, what came of it, and what its links carry."""

    campaign: Campaign
    funnel: Funnel
    payload: str


async def list_campaigns(records: Records, page: int, *, size: int, by: Member) -> Page[Campaign]:
    """Return a page of all campaigns: those that go on first. Raises ForTheOwner."""
    check_is_owner(by)
    number, pages = bounds_of(page, await records.campaigns.count(), size=size)
    listed = await records.campaigns.list_page(skip=(number - 1) * size, limit=size)
    return Page(things=tuple(listed), number=number, pages=pages)


async def list_running(records: Records, page: int, *, size: int, by: Member) -> Page[Campaign]:
    """Return a page of those that go on, the newest first. Raises ForTheOwner."""
    check_is_owner(by)
    running = await records.campaigns.count_running()
    number, pages = bounds_of(page, running, size=size)
    skip = (number - 1) * size
    listed = await records.campaigns.list_page(skip=skip, limit=min(size, running - skip))
    return Page(things=tuple(listed), number=number, pages=pages)


async def read_campaign(records: Records, campaign: CampaignId, *, by: Member) -> CampaignCard:
    """Return a campaign with its figures. Raises ForTheOwner, NotFound."""
    check_is_owner(by)
    return CampaignCard(
        campaign=await records.campaigns.get(campaign),
        funnel=await records.campaigns.read_funnel(campaign),
        payload=await sign(records, Origin(campaign=campaign)),
    )


async def sign(records: Records, origin: Origin) -> str:
    """Return the start payload of an origin; the key is made with the first one, and stays."""
    key = await records.campaigns.find_key()
    if key is None:
        key = token_bytes(KEY_BYTES)
        await records.campaigns.save_key(key)
    return payload_of(origin, key)
