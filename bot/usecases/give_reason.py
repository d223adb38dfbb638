"""Give a reason: why a lead came to nothing is said afterwards, where nobody has said it, or only that it was bad."""

from dataclasses import replace

from bot.domain.activity import Deed
from bot.domain.errors import ReasonGone, StillOpen
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import Reason, Status
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.decision import lead_on_card, record_decision
from bot.usecases.ports import Turn

_DEEDS = {Status.CLOSED: Deed.CLOSED, Status.LOST: Deed.LOST}


async def give_reason(turn: Turn, lead: LeadId, version: int, reason: Reason | None, *, by: Member) -> ActivityId:
    """Say why a lead was closed, or a deal lost; when that was, and who had it, stays.

    Raises ForTheOwner, NotFound, CardOutdated, StillOpen; ReasonGone where there is no such reason any more.
    """
    check_is_owner(by)
    before = await lead_on_card(turn, lead, version)
    if before.status not in _DEEDS:
        raise StillOpen(lead)
    if reason is None:
        raise ReasonGone(lead)
    after = replace(before, close_reason=reason, version=before.version + 1)
    return await record_decision(turn, _DEEDS[before.status], before, after, by=by.id)
