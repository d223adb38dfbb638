"""Close: always with a reason."""

from bot.domain.activity import Deed
from bot.domain.errors import ReasonGone
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import Reason, Status
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.decision import lead_to_decide, record_decision
from bot.usecases.ports import Turn


async def close_lead(turn: Turn, lead: LeadId, version: int, reason: Reason | None, *, by: Member) -> ActivityId:
    """End work on a lead. Raises ReasonGone where there is no such reason any more, and what forbids a decision."""
    before = await lead_to_decide(turn, lead, version, Deed.CLOSED, by=by)
    check_can_decide(before, by)
    if reason is None:
        raise ReasonGone(lead)
    after = before.moved_to(Status.CLOSED, by=by.id, now=turn.now, reason=reason)
    return await record_decision(turn, Deed.CLOSED, before, after, by=by.id)
