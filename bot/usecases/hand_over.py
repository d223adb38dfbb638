"""Hand over, give back: a lead goes to a colleague, or to everybody - also by itself, where nobody answered in time."""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.errors import AlreadyYours, StartBotFirst
from bot.domain.events import LeadHandedOver, LeaseEnded
from bot.domain.ids import ActivityId, LeadId
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.decision import lead_to_decide, record_decision
from bot.usecases.lease import lease_of
from bot.usecases.ports import Turn

MOST_AT_ONCE = 50


async def hand_over(
    turn: Turn, lead: LeadId, version: int, to: Member, *, by: Member, lease_until: datetime | None = None
) -> ActivityId:
    """Put a lead into a colleague's hands.

    Raises AlreadyYours where it is theirs, StartBotFirst where they cannot be written to, and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, Deed.HANDED_OVER, by=by)
    check_can_decide(before, by)
    if before.manager == to.id:
        raise AlreadyYours(lead)
    if not to.reachable:
        raise StartBotFirst
    after = before.taken_by(to.id, await lease_of(turn, lead, lease_until))
    activity = await record_decision(turn, Deed.HANDED_OVER, before, after, by=by.id)
    turn.tell(LeadHandedOver(lead=lead, to=to.id))
    return activity


async def give_back(turn: Turn, lead: LeadId, version: int, *, by: Member) -> ActivityId:
    """Let a lead be everybody's again. Raises what forbids a decision."""
    before = await lead_to_decide(turn, lead, version, Deed.GIVEN_BACK, by=by)
    check_can_decide(before, by)
    return await record_decision(turn, Deed.GIVEN_BACK, before, before.given_back(), by=by.id)


async def end_leases(turn: Turn) -> None:
    """Give back what nobody answered in time; of very much only a part, the rest next time."""
    for lead in await turn.records.leads.list_with_ended_lease(turn.now, limit=MOST_AT_ONCE):
        assert lead.manager is not None, "a free lead is nobody's to lose"
        await record_decision(turn, Deed.LEASE_ENDED, lead, lead.given_back(), by=None)
        turn.tell(LeaseEnded(lead=lead.id, manager=lead.manager))
