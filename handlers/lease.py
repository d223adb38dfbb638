"""The lease: for how long a lead is kept for whoever has it and has not answered."""

from datetime import datetime

from bot.house_rules import HouseRules
from bot.usecases.ports import Turn
from bot.views.cards import works_alone


async def lease_from_now(turn: Turn, rules: HouseRules) -> datetime | None:
    """Return until when; None where nobody else could have the lead, or no working time is ahead."""
    if works_alone(await turn.records.team.list_all(), rules):
        return None
    return rules.hours.promise(turn.now, rules.lease_minutes)
