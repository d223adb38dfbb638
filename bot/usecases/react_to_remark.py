"""React: an emoji under a message of the other side. It is no question and no answer: nobody waits because of it."""

from bot.domain.events import Reacted
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.remark import Remark
from bot.domain.rights import may_answer
from bot.usecases.ports import Turn
from bot.usecases.recognise_points import find_exclusion


async def react_to_answer(turn: Turn, remark: Remark, emoji: str | None, *, by: Prospect) -> None:
    """Let the manager see it, unless nothing is heard of who reacts; `emoji`: None takes a reaction away."""
    if remark.by is None or remark.prospect != by.id:
        return
    if await find_exclusion(turn.records, by) is None:
        turn.tell(Reacted(remark=remark.id, emoji=emoji))


async def react_to_last_answer(turn: Turn, emoji: str, *, by: Prospect) -> None:
    """Let the manager see it under what was answered last, where that still stands."""
    answer = await turn.records.activities.find_last_answer(by.id)
    remark = await turn.records.remarks.find_answer(answer) if answer is not None else None
    if remark is not None:
        await react_to_answer(turn, remark, emoji, by=by)


async def react_to_question(turn: Turn, remark: Remark, emoji: str | None, *, by: Member) -> None:
    """Let the prospect see it, if the manager might answer as well; else nothing happens, for nothing was said."""
    if remark.by is not None:
        return
    lead = await turn.records.leads.find_open_of(remark.prospect)
    prospect = await turn.records.prospects.get(remark.prospect)
    if prospect.blocked_at is None and (lead is None or may_answer(lead, by)):
        turn.tell(Reacted(remark=remark.id, emoji=emoji))
