"""Going on with an album: more pictures of what was said already. They are passed on, and counted once with it."""

from bot.domain.events import AnswerGiven, PostedMessage, ProspectWrote
from bot.domain.member import Member
from bot.domain.remark import Remark
from bot.usecases.answer_prospect import prospect_to_answer
from bot.usecases.ports import Turn


async def find_begun_album(turn: Turn, posted: PostedMessage) -> Remark | None:
    """Return the first message of the album that a message belongs to, if that was passed on."""
    if posted.album is None:
        return None
    return await turn.records.remarks.find_of_album(posted.chat_id, posted.album)


async def go_on_with_question(turn: Turn, begun: Remark, posted: PostedMessage) -> None:
    """Pass on what belongs to a question; it is no new line of the journal."""
    remark = await turn.records.remarks.add(
        prospect=begun.prospect, words=None, posted=posted, interest=begun.interest, now=turn.now
    )
    lead = await turn.records.leads.find_open_of(begun.prospect)
    in_work = lead.id if lead is not None else None
    turn.tell(ProspectWrote(prospect=begun.prospect, lead=in_work, words=None, posted=posted, remark=remark))


async def go_on_with_answer(turn: Turn, begun: Remark, *, by: Member, words: str | None, posted: PostedMessage) -> None:
    """Pass on what belongs to an answer. Raises LeadTakenByOther, ProspectUnreachable, NotFound."""
    await prospect_to_answer(turn, begun.prospect, by=by, over_colleague=True)
    remark = await turn.records.remarks.add(
        prospect=begun.prospect, words=words, posted=posted, by=by.id, answer=begun.answer, now=turn.now
    )
    turn.tell(AnswerGiven(prospect=begun.prospect, by=by.id, words=words, posted=posted, remark=remark, goes_on=True))
