"""Later: a lead is put off, and comes back to its manager when its time has come."""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.events import LeadCameBack
from bot.domain.ids import ActivityId, LeadId
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.decision import lead_to_decide, record_decision
from bot.usecases.ports import Turn

MOST_AT_ONCE = 50


async def postpone_lead(turn: Turn, lead: LeadId, version: int, until: datetime, *, by: Member) -> ActivityId:
    """Put a lead off until a moment; a free one is theirs from now on. Raises what forbids a decision."""
    before = await lead_to_decide(turn, lead, version, Deed.POSTPONED, by=by)
    check_can_decide(before, by)
    return await record_decision(turn, Deed.POSTPONED, before, before.postponed(until, by=by.id), by=by.id)


async def bring_back_due(turn: Turn) -> None:
    """Bring back what was put off until now; of very much only a part, the rest next time."""
    for lead in await turn.records.leads.list_due(turn.now, limit=MOST_AT_ONCE):
        await turn.records.leads.bring_back(lead.id)
        await turn.records.activities.add(Deed.CAME_BACK, now=turn.now, prospect=lead.prospect, lead=lead.id)
        turn.tell(LeadCameBack(lead=lead.id))
