"""Reopen: what was closed, kept, excluded, won or lost goes on where it stood."""

from bot.domain.activity import Activity, Deed, Traces, standing
from bot.domain.errors import HasOpenLead
from bot.domain.events import ProspectChanged
from bot.domain.ids import ActivityId, ExclusionId, LeadId
from bot.domain.lead import Lead, Status
from bot.domain.member import Member
from bot.domain.rights import check_can_reopen
from bot.usecases.decision import lead_to_decide, record_decision
from bot.usecases.let_in import let_in
from bot.usecases.ports import Records, Turn


async def reopen_lead(turn: Turn, lead: LeadId, version: int, *, by: Member) -> ActivityId:
    """Go on with a lead where it stood before it was closed; what its exclusion stopped is let in again.

    What closing left in the directory stays: a client is a client. Raises StillOpen; HasOpenLead where its person has
    another one in work by now; ExcludedByOther where a colleague's exclusion still stands; and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, Deed.REOPENED, by=by)
    check_can_reopen(before, by)
    other = await turn.records.leads.find_open_of(before.prospect)
    if other is not None:
        raise HasOpenLead(other.id)
    closing = await _closing_of(turn.records, lead)
    lifted = await _let_in_again(turn, before, closing, by)
    turn.tell(ProspectChanged(prospect=before.prospect))
    after = before.moved_to(_status_before(closing), by=by.id, now=turn.now)
    return await record_decision(turn, Deed.REOPENED, before, after, by=by.id, traces=Traces(lifted=lifted))


async def _closing_of(records: Records, lead: LeadId) -> Activity:
    """Return the decision that closed a lead; others, about whose it is, may have followed."""
    history = standing(await records.activities.list_of_lead(lead))
    closings = (line for line in reversed(history) if line.after is not None and not line.after.status.is_open)
    return next(line for line in closings if line.before is not None and line.before.status.is_open)


async def _let_in_again(turn: Turn, lead: Lead, closing: Activity, by: Member) -> tuple[ExclusionId, ...]:
    """Lift what the closing excluded and nobody has let in since, by those who may."""
    exclusions, lifted = turn.records.exclusions, []
    for each in closing.traces.exclusions:
        found = await exclusions.get(each)
        if await exclusions.find(found.value) == found:
            await let_in(turn, each, by=by, reopened=lead)
            lifted.append(each)
    return tuple(lifted)


def _status_before(closing: Activity) -> Status:
    """What was closed while free goes on in the hands of whoever reopens it."""
    assert closing.before is not None, "every decision keeps the state before it"
    return Status.TAKEN if closing.before.status is Status.NEW else closing.before.status
