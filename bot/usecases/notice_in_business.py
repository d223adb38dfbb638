"""Notice: what people write to an owner's own account, and what the owner answers there by hand."""

from datetime import UTC, datetime

from bot.domain.activity import waits_since
from bot.domain.chat import ChatMode, OurChat
from bot.domain.events import PostedMessage
from bot.domain.ids import ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.member import Member
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.usecases.answer_prospect import note_answer
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn

EVER = datetime.fromtimestamp(0, UTC)


async def notice_in_business(
    turn: Turn, somebody: Somebody, chat: OurChat, *, words: str | None, asks: bool, posted: PostedMessage
) -> Interest | None:
    """Keep what somebody wrote; while they wait for an answer, or a lead of theirs is open, all of it is passed on."""
    known = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    spot = Spot(chat_id=chat.chat_id, message_id=posted.message_id)
    goes_on = known is not None and await _is_talk(turn, known)
    return await notice_in_public(
        turn, somebody, Route.BUSINESS, spot, words=words, asks=asks or goes_on, posted=posted
    )


async def greets(turn: Turn, chat: OurChat, kept: Interest) -> bool:
    """Tell whether somebody who has just written for the first time gets a word at once."""
    if chat.mode is not ChatMode.ANSWER or not chat.may_reply:
        return False
    return await turn.records.interests.count_shown_since(kept.prospect, Route.BUSINESS, EVER) == 1


async def answered_by_hand(
    turn: Turn, prospect: ProspectId, *, by: Member, words: str | None, posted: PostedMessage
) -> None:
    """Let a question wait no longer that the owner has answered in their own chat; what else they write is theirs."""
    found = await turn.records.prospects.get(prospect)
    if await _waits(turn, found):
        await note_answer(turn, found, by=by, words=words, posted=posted)


async def _is_talk(turn: Turn, prospect: Prospect) -> bool:
    return prospect.asked_at is not None or await turn.records.leads.find_open_of(prospect.id) is not None


async def _waits(turn: Turn, prospect: Prospect) -> bool:
    lead = await turn.records.leads.find_open_of(prospect.id)
    if lead is None:
        return prospect.asked_at is not None
    return waits_since(lead, await turn.records.activities.list_of_lead(lead.id)) is not None
