"""Take: exactly one manager wins a lead, the others learn who."""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.errors import StartBotFirst
from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_can_take
from bot.usecases.decision import record_decision
from bot.usecases.lease import lease_of
from bot.usecases.ports import Turn


async def take_lead(turn: Turn, lead: LeadId, *, by: Member, lease_until: datetime | None = None) -> Lead:
    """Put a lead into a manager's hands, until `lease_until` unless they have answered or decided by then.

    Raises AlreadyYours, LeadTakenByOther, LeadIsClosed; StartBotFirst where the private card could not be sent.
    The version on the button does not matter: what decides is whether somebody has it.
    """
    before = await turn.records.leads.get(lead)
    check_can_take(before, by)
    if not by.reachable:
        raise StartBotFirst
    after = before.taken_by(by.id, await lease_of(turn, lead, lease_until))
    await record_decision(turn, Deed.TAKEN, before, after, by=by.id)
    return after
