"""Withdraw: somebody takes their own request back. The lead is closed with a reason of its own; managers may reopen."""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.events import RequestWithdrawn
from bot.domain.lead import Lead
from bot.domain.prospect import Prospect
from bot.usecases.decision import record_decision
from bot.usecases.ports import Turn


async def withdraw_request(turn: Turn, prospect: Prospect, *, since: datetime) -> Lead | None:
    """Close the open lead that came at a moment, and return it; None where there is none (any more)."""
    lead = await turn.records.leads.find_open_of(prospect.id)
    if lead is None or lead.created_at != since:
        return None
    after = lead.withdrawn(turn.now)
    await record_decision(turn, Deed.WITHDRAWN, lead, after, by=None)
    turn.tell(RequestWithdrawn(lead=lead.id))
    return after
