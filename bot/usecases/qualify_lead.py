"""Qualify: a real request. Whoever it is has a client card from now on."""

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import Status
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.decision import client_of_lead, lead_to_decide, record_decision
from bot.usecases.ports import Turn


async def qualify_lead(turn: Turn, lead: LeadId, version: int, *, by: Member, anyway: bool = False) -> ActivityId:
    """Make a lead a deal. Raises ValueBelongsToClient unless "anyway", and what forbids a decision."""
    return await _advance(turn, Deed.QUALIFIED, Status.QUALIFIED, lead, version, by=by, anyway=anyway)


async def win_lead(turn: Turn, lead: LeadId, version: int, *, by: Member, anyway: bool = False) -> ActivityId:
    """Close a deal as won: its client is a buyer. Stages between may be skipped."""
    return await _advance(turn, Deed.WON, Status.WON, lead, version, by=by, anyway=anyway)


async def _advance(
    turn: Turn, deed: Deed, status: Status, lead: LeadId, version: int, *, by: Member, anyway: bool
) -> ActivityId:
    before = await lead_to_decide(turn, lead, version, deed, by=by)
    check_can_decide(before, by)
    client, traces = await client_of_lead(turn, before, kind=ClientKind.CLIENT, by=by.id, anyway=anyway)
    after = before.moved_to(status, by=by.id, now=turn.now).belonging_to(client.id, client.company)
    return await record_decision(turn, deed, before, after, by=by.id, traces=traces)
