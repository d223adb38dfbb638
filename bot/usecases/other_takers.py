"""Other takers: who works on further leads of the same client, and who of them could get this one too."""

from collections.abc import Mapping, Sequence

from bot.domain.errors import Refusal
from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.usecases.ports import Records


async def other_takers(records: Records, leads: Sequence[Lead]) -> dict[LeadId, Member]:
    """Return who has each of the leads; free ones, and those of who left the team, are nobody's."""
    takers = {lead.id: await records.team.find(lead.manager) for lead in leads if lead.manager is not None}
    return {lead: taker for lead, taker in takers.items() if taker is not None}


def whom_to_offer(lead: Lead, takers: Mapping[LeadId, Member], by: Member) -> list[Member]:
    """Return to whom a member may hand a lead over, because they have another one of its client; each once."""
    try:
        check_can_decide(lead, by)
    except Refusal:
        return []
    others = {taker.id: taker for taker in takers.values() if taker.reachable}
    return [taker for taker in others.values() if taker.id not in (by.id, lead.manager)]
