"""Let in again: an exclusion is lifted, and what it stopped stands in the journal after all; and the way back."""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.errors import ExclusionChangedSince, NotFound, UndoneAlready
from bot.domain.events import ProspectChanged
from bot.domain.exclusion import StoppedWords
from bot.domain.ids import ActivityId, ExclusionId
from bot.domain.interest import Route
from bot.domain.lead import Lead
from bot.domain.member import Member, Role
from bot.domain.rights import check_can_lift
from bot.usecases.ports import Turn


async def let_in(turn: Turn, exclusion: ExclusionId, *, by: Member, reopened: Lead | None = None) -> bool:
    """Lift an exclusion; return whether it was in force until now.

    What was stopped belongs to its person's lead - the one in work, or that is about to be `reopened` - or waits for
    an answer where there is none. Raises ExcludedByOther, NotFound.
    """
    check_can_lift(await turn.records.exclusions.get(exclusion), by)
    lifted = await turn.records.exclusions.lift(exclusion, by.id, turn.now)
    if lifted:
        for stopped in await turn.records.exclusions.restore_stopped(exclusion, turn.now):
            await _into_the_journal(turn, stopped, reopened)
    return lifted


async def undo_lift(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> None:
    """Put an exclusion in force again that one has lifted; what was let in meanwhile stays.

    Raises UndoneAlready; ExclusionChangedSince where it was lifted before `since`, or the value was excluded anew;
    NotFound, also for what a colleague lifted, unless the owner asks.
    """
    lifting = await turn.records.activities.get(activity)
    if lifting.deed is not Deed.EXCLUSION_LIFTED or not (lifting.actor == by.id or by.role is Role.OWNER):
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    for exclusion in lifting.traces.lifted:
        found = await turn.records.exclusions.get(exclusion)
        if lifting.happened_at < since or await turn.records.exclusions.find(found.value) is not None:
            raise ExclusionChangedSince
        await turn.records.exclusions.put_back(exclusion)
    await turn.records.activities.add(
        Deed.UNDONE, now=turn.now, actor=by.id, prospect=lifting.prospect, lead=lifting.lead, undoes=activity
    )
    if lifting.prospect is not None:
        turn.tell(ProspectChanged(prospect=lifting.prospect))


async def _into_the_journal(turn: Turn, stopped: StoppedWords, reopened: Lead | None) -> None:
    prospect = stopped.prospect
    interest = await turn.records.interests.add(
        prospect=prospect, route=Route.QUESTION, campaign=None, topic=None, words=stopped.words, now=stopped.stopped_at
    )
    is_theirs = reopened is not None and reopened.prospect == prospect
    lead = reopened if is_theirs else await turn.records.leads.find_open_of(prospect)
    if lead is not None:
        await turn.records.leads.attach_journal(lead.id, [interest.id])
    else:
        await turn.records.prospects.save_asked(prospect, stopped.stopped_at)
