"""Edit: somebody changes in Telegram what they said before. What came first is kept, what is read is the newest."""

from bot.domain.events import AnswerEdited, LeadChanged, PostedMessage, ProspectEdited
from bot.domain.lead import wish_after_change
from bot.domain.member import Member
from bot.domain.remark import MOST_EDITS, Remark
from bot.usecases.answer_prospect import is_excluded, prospect_to_answer
from bot.usecases.ports import Turn


async def edit_question(turn: Turn, remark: Remark, *, words: str | None, posted: PostedMessage) -> None:
    """Let what a prospect changed be read everywhere; of who is excluded since, nothing is heard."""
    if _says_the_same(remark, words, posted) or await is_excluded(
        turn.records, await turn.records.prospects.get(remark.prospect)
    ):
        return
    await turn.records.remarks.add_edit(remark.id, words, turn.now, most=MOST_EDITS)
    on_card = await _correct_wish(turn, remark, words)
    turn.tell(ProspectEdited(prospect=remark.prospect, words=words, posted=posted, remark=remark.id, on_card=on_card))


async def edit_answer(turn: Turn, remark: Remark, *, by: Member, words: str | None, posted: PostedMessage) -> None:
    """Let the prospect read the answer as it is now. Raises what forbids answering."""
    if _says_the_same(remark, words, posted):
        return
    await prospect_to_answer(turn, remark.prospect, by=by, over_colleague=True)
    await turn.records.remarks.add_edit(remark.id, words, turn.now, most=MOST_EDITS)
    turn.tell(AnswerEdited(prospect=remark.prospect, words=words, posted=posted, remark=remark.id))


def _says_the_same(remark: Remark, words: str | None, posted: PostedMessage) -> bool:
    """A preview of a link that came later, a place that moves: Telegram calls these edits too."""
    return remark.words == words and posted.file is None


async def _correct_wish(turn: Turn, remark: Remark, words: str | None) -> bool:
    """Change the wish of the open lead where it holds the words; return whether it did."""
    lead = await turn.records.leads.find_open_of(remark.prospect)
    wish = wish_after_change(lead.wish, remark.words, words) if lead is not None else None
    if lead is None or wish is None:
        return False
    await turn.records.leads.correct_wish(lead.id, wish)
    turn.tell(LeadChanged(lead=lead.id))
    return True
