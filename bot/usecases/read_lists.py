"""Lists as one member sees them: their own leads, the free ones, those put off, by stage, and the questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.activity import waits_since
from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.domain.lead_lists import LeadList, first_to_look_at
from bot.domain.member import Member, Role
from bot.domain.paging import Page, bounds_of
from bot.usecases.ports import Records
from bot.usecases.what_waits import WaitingQuestion, read_questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of one list, with how many are on each.

    `takers`: who has a lead that is a colleague's. `waiting`: since when the people of leads wait for a first answer.
    `alone`: nobody takes anything, so whatever is open is one's own.
    """

    which: LeadList
    page: Page[Lead | WaitingQuestion]
    counts: Mapping[LeadList, int]
    takers: Mapping[LeadId, str]
    waiting: Mapping[LeadId, datetime]
    alone: bool = False


async def read_listing(
    records: Records, member: Member, which: LeadList | None = None, page: int = 1, *, size: int, alone: bool = False
) -> Listing:
    """Return a page of a list, or of the first that has anything on it.

    Managers see what is put off and the deals of their own, the owner everybody's. `alone`: nobody else takes leads.
    """
    team = member.role is Role.OWNER
    counts = await records.leads.count_on_lists(member.id, everybodys=team, alone=alone)
    counts[LeadList.QUESTIONS] = await records.prospects.count_asking()
    which = which or first_to_look_at(counts)
    number, pages = bounds_of(page, counts[which], size=size)
    skipped = (number - 1) * size
    listed: list[Lead | WaitingQuestion] = []
    if which is LeadList.QUESTIONS:
        listed += await read_questions(records, limit=size, skipped=skipped)
    else:
        listed += await records.leads.list_on(
            which, member.id, everybodys=team, alone=alone, limit=size, skipped=skipped
        )
    return Listing(
        which=which,
        page=Page(things=tuple(listed), number=number, pages=pages),
        counts=counts,
        takers=await _takers(records, listed, member),
        waiting=await _waiting(records, listed),
        alone=alone,
    )


async def _waiting(records: Records, listed: list[Lead | WaitingQuestion]) -> dict[LeadId, datetime]:
    leads = [lead for lead in listed if isinstance(lead, Lead)]
    since = {lead.id: waits_since(lead, await records.activities.list_of_lead(lead.id)) for lead in leads}
    return {lead: moment for lead, moment in since.items() if moment is not None}


async def _takers(records: Records, listed: list[Lead | WaitingQuestion], member: Member) -> dict[LeadId, str]:
    taken = {lead.id: lead.manager for lead in listed if isinstance(lead, Lead)}
    others = {lead: taker for lead, taker in taken.items() if taker is not None and taker != member.id}
    names = {lead: await records.team.find_name(taker) for lead, taker in others.items()}
    return {lead: name for lead, name in names.items() if name is not None}
