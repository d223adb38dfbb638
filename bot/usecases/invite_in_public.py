"""Invite in public: whoever asked where others look on hears from a manager's hand that there is a chat, too."""

from datetime import tzinfo

from bot.domain.errors import InvitedToday, NowhereToAnswer
from bot.domain.events import InvitedInPublic
from bot.domain.ids import ProspectId
from bot.domain.member import Member
from bot.usecases.answer_prospect import prospect_to_answer
from bot.usecases.invite import invite
from bot.usecases.ports import Turn
from bot.usecases.where_to_answer import where_to_answer


async def invite_in_public(turn: Turn, prospect: ProspectId, zone: tzinfo, *, by: Member) -> None:
    """Let an invitation stand under what somebody asked, once a day at most; their question goes on waiting.

    Raises InvitedToday, and what forbids answering.
    """
    found = await prospect_to_answer(turn, prospect, by=by)
    where = await where_to_answer(turn.records, found)
    if where is None or where.under is None:
        raise NowhereToAnswer
    if not await invite(turn.records, found, turn.now, zone):
        raise InvitedToday
    turn.tell(InvitedInPublic(prospect=prospect))
