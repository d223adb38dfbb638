"""Notice: what people write to an owner's own account or a channel in private, and what is answered there by hand."""

from datetime import UTC, datetime

from bot.domain.activity import waits_since
from bot.domain.chat import ChatKind, ChatMode, OurChat
from bot.domain.events import PostedMessage
from bot.domain.ids import ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.member import Member
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.usecases.answer_prospect import end_wait, note_answer
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn

ROUTES = {ChatKind.BUSINESS: Route.BUSINESS, ChatKind.DIRECT: Route.DIRECT}
EVER = datetime.fromtimestamp(0, UTC)


async def notice_among_two(
    turn: Turn, somebody: Somebody, chat: OurChat, *, words: str | None, asks: bool, posted: PostedMessage
) -> Interest | None:
    """Keep what somebody wrote; while they wait for an answer, or a lead of theirs is open, all of it is passed on."""
    known = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    spot = Spot(chat_id=chat.chat_id, message_id=posted.message_id)
    goes_on = known is not None and await _is_talk(turn, known)
    return await notice_in_public(
        turn, somebody, ROUTES[chat.kind], spot, words=words, asks=asks or goes_on, posted=posted
    )


async def greets(turn: Turn, chat: OurChat, kept: Interest) -> bool:
    """Tell whether somebody who has just written for the first time gets a word at once."""
    if chat.mode is not ChatMode.ANSWER or not chat.may_reply:
        return False
    return await turn.records.interests.count_shown_since(kept.prospect, kept.route, EVER) == 1


async def answered_by_hand(
    turn: Turn, prospect: ProspectId, *, by: Member | None, words: str | None, posted: PostedMessage
) -> None:
    """Let a question wait no longer that was answered there; what else the owner or the channel writes is theirs.

    `by`: whose words they are; of a channel's, nobody is told who has written them, and none are kept.
    """
    found = await turn.records.prospects.get(prospect)
    if not await _waits(turn, found):
        return
    if by is None:
        await end_wait(turn, found, by=None)
    else:
        await note_answer(turn, found, by=by, words=words, posted=posted)


async def _is_talk(turn: Turn, prospect: Prospect) -> bool:
    return prospect.asked_at is not None or await turn.records.leads.find_open_of(prospect.id) is not None


async def _waits(turn: Turn, prospect: Prospect) -> bool:
    lead = await turn.records.leads.find_open_of(prospect.id)
    if lead is None:
        return prospect.asked_at is not None
    return waits_since(lead, await turn.records.activities.list_of_lead(lead.id)) is not None
