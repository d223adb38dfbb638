"""Change a campaign: make one, rename it, say what it costs, end it, and take the last change back. Owners only."""

from collections.abc import Callable

from bot.domain.campaign import Campaign, read_campaign_name
from bot.domain.errors import CampaignChangedSince, CampaignNameTaken, UndoneAlready
from bot.domain.ids import CampaignId
from bot.domain.member import Member
from bot.domain.money import Money
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records, Turn


async def make_campaign(turn: Turn, typed: str, *, by: Member) -> Campaign:
    """Make a campaign. Raises ForTheOwner, CampaignNameRefused, CampaignNameTaken."""
    check_is_owner(by)
    name = read_campaign_name(typed)
    await _check_is_free(turn.records, name)
    return await turn.records.campaigns.add(name, by=by.id, now=turn.now)


async def rename_campaign(turn: Turn, campaign: CampaignId, version: int, typed: str, *, by: Member) -> Campaign:
    """Call a campaign something else. Raises as `make_campaign` does, NotFound, CampaignChangedSince."""
    check_is_owner(by)
    name = read_campaign_name(typed)
    await _check_is_free(turn.records, name, but_for=campaign)
    return await _change(turn, campaign, version, lambda before: before.renamed(name), by=by)


async def set_budget(turn: Turn, campaign: CampaignId, version: int, budget: Money | None, *, by: Member) -> Campaign:
    """Keep what a campaign costs in all. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    return await _change(turn, campaign, version, lambda before: before.with_budget(budget), by=by)


async def end_campaign(turn: Turn, campaign: CampaignId, version: int, *, by: Member) -> Campaign:
    """Let a campaign be over. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    return await _change(turn, campaign, version, lambda before: before.ended(turn.now), by=by)


async def begin_campaign_again(turn: Turn, campaign: CampaignId, version: int, *, by: Member) -> Campaign:
    """Let a campaign go on. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    return await _change(turn, campaign, version, lambda before: before.ended(None), by=by)


async def undo_change(turn: Turn, campaign: CampaignId, version: int, *, by: Member) -> Campaign:
    """Make a campaign as it was before its last change; once more, and that stands again.

    Raises as `end_campaign` does, CampaignNameTaken, and UndoneAlready where it was never changed.
    """
    now = await campaign_to_change(turn.records, campaign, version, by=by)
    was = await turn.records.campaigns.find_before(now)
    if was is None:
        raise UndoneAlready
    await _check_is_free(turn.records, was.name, but_for=campaign)
    return await _change(turn, campaign, version, lambda before: before.as_before(was), by=by)


async def campaign_to_change(records: Records, campaign: CampaignId, version: int, *, by: Member) -> Campaign:
    """Return a campaign as its owner saw it. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    check_is_owner(by)
    found = await records.campaigns.get(campaign)
    if found.version != version:
        raise CampaignChangedSince(found.name)
    return found


async def _change(
    turn: Turn, campaign: CampaignId, version: int, change: Callable[[Campaign], Campaign], *, by: Member
) -> Campaign:
    before = await campaign_to_change(turn.records, campaign, version, by=by)
    after = change(before)
    await turn.records.campaigns.save(after, before=before, by=by.id, now=turn.now)
    return after


async def _check_is_free(records: Records, name: str, *, but_for: CampaignId | None = None) -> None:
    same = await records.campaigns.find_by_name(name)
    if same is not None and same.id != but_for:
        raise CampaignNameTaken(name)
