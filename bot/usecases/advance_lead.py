"""Qualify: a real request. Whoever it is has a client card from now on, and the deal goes on from stage to stage."""

from collections.abc import Mapping

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.errors import StageBehind
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import Status
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.decision import client_of_lead, lead_to_decide, record_decision
from bot.usecases.ports import Turn

STAGES: Mapping[Status, Deed] = {
    Status.QUALIFIED: Deed.QUALIFIED,
    Status.NEGOTIATION: Deed.NEGOTIATION_BEGUN,
    Status.OFFER: Deed.OFFER_MADE,
    Status.WON: Deed.WON,
}


async def advance_lead(
    turn: Turn, lead: LeadId, version: int, stage: Status, *, by: Member, anyway: bool = False
) -> ActivityId:
    """Take a lead to a stage ahead of it; stages between may be skipped. Won, its client is a buyer.

    Raises ValueBelongsToClient unless "anyway"; StageBehind; and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, STAGES[stage], by=by)
    check_can_decide(before, by)
    if stage not in before.status.stages_ahead:
        raise StageBehind(lead)
    client, traces = await client_of_lead(turn, before, kind=ClientKind.CLIENT, by=by.id, anyway=anyway)
    after = before.moved_to(stage, by=by.id, now=turn.now).belonging_to(client.id, before.company or client.company)
    return await record_decision(turn, STAGES[stage], before, after, by=by.id, traces=traces)
