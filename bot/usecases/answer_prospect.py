"""Answer: a manager's words go to a prospect, who sees the company and not the manager's account."""

from datetime import datetime

from bot.domain.activity import Deed, Traces, waits_since
from bot.domain.errors import (
    AnswerByHand,
    AnsweredSince,
    NowhereToAnswer,
    OnlyWords,
    ProspectUnreachable,
    TalkWithExcluded,
)
from bot.domain.events import AnswerGiven, LeadChanged, PostedMessage, ProspectChanged
from bot.domain.ids import ActivityId, ProspectId, RemarkId
from bot.domain.interest import A_DAY, Route
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.rights import check_may_answer
from bot.usecases.ports import Records, Turn
from bot.usecases.recognise_points import find_exclusion
from bot.usecases.where_to_answer import Answering, where_to_answer


async def prospect_to_answer(turn: Turn, prospect: ProspectId, *, by: Member, over_colleague: bool = False) -> Prospect:
    """Return whom a member may answer now.

    Raises TalkWithOther, TalkWithExcluded, ProspectUnreachable, NowhereToAnswer, AnswerByHand, NotFound.
    """
    found = await turn.records.prospects.get(prospect)
    if await is_excluded(turn.records, found):
        raise TalkWithExcluded(prospect)
    lead = await lead_in_talk(turn.records, prospect)
    if lead is not None:
        check_may_answer(lead, by, over_colleague=over_colleague)
    where = await where_to_answer(turn.records, found)
    if where is None:
        raise NowhereToAnswer
    if found.blocked_at is not None and where.is_with_bot:
        raise ProspectUnreachable
    if where.connection is not None:
        await _check_may_write_in_business(turn, found, where)
    return found


async def _check_may_write_in_business(turn: Turn, prospect: Prospect, where: Answering) -> None:
    """For a day after somebody's last message, and with leave to reply (Telegram Bot API: BusinessBotRights)."""
    chat = await turn.records.chats.find(where.chat_id)
    lately = await turn.records.interests.count_shown_since(prospect.id, Route.BUSINESS, turn.now - A_DAY)
    if chat is None or not chat.may_reply or not lately:
        raise AnswerByHand(chat.title if chat is not None else "")


async def lead_in_talk(records: Records, prospect: ProspectId) -> Lead | None:
    """Return the lead whose manager talks with a prospect: the open one. Raises NotFound.

    Where nothing new was asked since it was closed, it is still that of the colleague who closed it.
    """
    found = await records.prospects.get(prospect)
    lead = await records.leads.find_open_of(found.id)
    if lead is not None or found.asked_at is not None:
        return lead
    closed = await records.leads.find_of_last_words(prospect)
    if closed is None or closed.manager is None or await records.team.find(closed.manager) is None:
        return None
    return closed


async def is_excluded(records: Records, prospect: Prospect) -> bool:
    """Return whether nothing that a prospect says reaches the team."""
    return await find_exclusion(records, prospect) is not None


async def answer_prospect(
    turn: Turn,
    prospect: ProspectId,
    *,
    by: Member,
    words: str | None,
    posted: PostedMessage | None = None,
    over_colleague: bool = False,
) -> Prospect:
    """Send an answer; the lead stays with whoever has it. Raises OnlyWords, and what `prospect_to_answer` does."""
    found = await prospect_to_answer(turn, prospect, by=by, over_colleague=over_colleague)
    where = await where_to_answer(turn.records, found, posted)
    if where is not None and where.connection is not None and posted is not None and not posted.is_text:
        raise OnlyWords
    remark = await note_answer(turn, found, by=by, words=words, posted=posted)
    turn.tell(AnswerGiven(prospect=prospect, by=by.id, words=words, posted=posted, remark=remark))
    return found


async def note_answer(
    turn: Turn, found: Prospect, *, by: Member, words: str | None, posted: PostedMessage | None
) -> RemarkId:
    """Keep what somebody was answered: they wait no longer."""
    answer = await end_wait(turn, found, by=by)
    return await turn.records.remarks.add(
        prospect=found.id, words=words, posted=posted, by=by.id, answer=answer, now=turn.now
    )


async def end_wait(turn: Turn, found: Prospect, *, by: Member | None) -> ActivityId:
    """Keep that somebody was answered, by a member or by who is not known."""
    prospect = found.id
    lead = await turn.records.leads.find_open_of(prospect)
    since = await _wait_no_longer(turn, lead) if lead is not None else found.asked_at
    answer = await turn.records.activities.add(
        Deed.ANSWERED,
        now=turn.now,
        actor=by.id if by is not None else None,
        prospect=prospect,
        lead=lead.id if lead else None,
        traces=Traces(asked_at=since),
    )
    if found.asked_at is not None:
        await turn.records.prospects.save_answered(prospect)
        turn.tell(ProspectChanged(prospect=prospect))
    return answer


async def answer_once(
    turn: Turn, prospect: ProspectId, words: str, *, after: ActivityId | None, by: Member, over_colleague: bool = False
) -> Prospect:
    """Send an answer that was shown when the last one was `after`: a second tap, or a colleague, may have been faster.

    Raises AnsweredSince, and what `prospect_to_answer` does.
    """
    if await turn.records.activities.find_last_answer(prospect) != after:
        raise AnsweredSince
    return await answer_prospect(turn, prospect, by=by, words=words, over_colleague=over_colleague)


async def _wait_no_longer(turn: Turn, lead: Lead) -> datetime | None:
    """End the lease of a lead, and return since when its person has waited for a first answer, if this is it."""
    if lead.lease_until is not None:
        await turn.records.leads.end_lease(lead.id)
    since = waits_since(lead, await turn.records.activities.list_of_lead(lead.id))
    if since is not None:
        turn.tell(LeadChanged(lead=lead.id))
    return since
