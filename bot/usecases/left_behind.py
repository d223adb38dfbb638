"""Left behind: what somebody had who has left the team is everybody's again, so that no request waits for nobody."""

from bot.domain.activity import Deed
from bot.domain.events import LeftBehind
from bot.usecases.decision import record_decision
from bot.usecases.ports import Turn

MOST_AT_ONCE = 10


async def free_what_was_left_behind(turn: Turn) -> None:
    """Give back the open leads of former members; of very many only a part, the rest next time."""
    for lead in await turn.records.leads.list_left_behind(limit=MOST_AT_ONCE):
        assert lead.manager is not None, "a free lead is nobody's to leave"
        await record_decision(turn, Deed.LEFT_BEHIND, lead, lead.given_back(), by=None)
        turn.tell(LeftBehind(lead=lead.id, manager=lead.manager))
