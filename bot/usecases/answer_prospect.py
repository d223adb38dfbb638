"""Answer: a manager's words go to a prospect, who sees the company and not the manager's account."""

from bot.domain.activity import Deed, waits_since
from bot.domain.errors import ProspectUnreachable
from bot.domain.events import AnswerGiven, LeadChanged, PostedMessage, ProspectChanged
from bot.domain.ids import ProspectId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.rights import check_may_answer
from bot.usecases.ports import Turn


async def answer_prospect(
    turn: Turn, prospect: ProspectId, *, by: Member, words: str | None, posted: PostedMessage | None = None
) -> Prospect:
    """Send an answer; the lead stays with whoever has it. Raises LeadTakenByOther, ProspectUnreachable, NotFound."""
    found = await turn.records.prospects.get(prospect)
    lead = await turn.records.leads.find_open_of(prospect)
    if lead is not None:
        check_may_answer(lead, by)
        await _wait_no_longer(turn, lead)
    if found.blocked_at is not None:
        raise ProspectUnreachable
    await turn.records.activities.add(
        Deed.ANSWERED, now=turn.now, actor=by.id, prospect=prospect, lead=lead.id if lead else None
    )
    if await turn.records.prospects.find_asked_at(prospect) is not None:
        await turn.records.prospects.save_answered(prospect)
        turn.tell(ProspectChanged(prospect=prospect))
    turn.tell(AnswerGiven(prospect=prospect, by=by.id, words=words, copied_from=posted))
    return found


async def _wait_no_longer(turn: Turn, lead: Lead) -> None:
    if lead.lease_until is not None:
        await turn.records.leads.end_lease(lead.id)
    if waits_since(lead, await turn.records.activities.list_of_lead(lead.id)) is not None:
        turn.tell(LeadChanged(lead=lead.id))
