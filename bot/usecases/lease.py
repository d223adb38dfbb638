"""The lease: until when a lead waits for an answer of whoever got it; then it is everybody's again."""

from datetime import datetime

from bot.domain.activity import was_answered
from bot.domain.ids import LeadId
from bot.usecases.ports import Turn


async def lease_of(turn: Turn, lead: LeadId, until: datetime | None) -> datetime | None:
    """Return until when, if at all: nobody has to answer what somebody has answered already."""
    if until is None:
        return None
    history = await turn.records.activities.list_of_lead(lead)
    return None if was_answered(history) else until
