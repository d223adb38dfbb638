"""Keep to the budget: what one person sends beyond it is kept too, and told to the team all together."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.budget import Budget
from bot.domain.ids import ProspectId
from bot.domain.interest import Route
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.rights import check_is_theirs
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest

QUIET = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=10)  # whoever goes on and on is told of all the same
MOST_AT_ONCE = 20


async def spend(turn: Turn, prospect: Prospect) -> bool:
    """Spend what one message, press or reaction costs; False where that is beyond the budget."""
    spent = (await _budget_of(turn, prospect)).spend(turn.now)
    if spent is not None:
        await turn.records.budgets.save(prospect.id, spent)
    return spent is not None


async def notice_is_due(turn: Turn, prospect: Prospect) -> bool:
    """Tell whether somebody beyond their budget is to be told so now, and take it for told."""
    budget = await _budget_of(turn, prospect)
    due = budget.wants_notice(turn.now)
    if due:
        await turn.records.budgets.save(prospect.id, budget.noticed(turn.now))
    return due


async def _budget_of(turn: Turn, prospect: Prospect) -> Budget:
    return await turn.records.budgets.find(prospect.id) or Budget.untouched(turn.now)


async def keep_beyond(turn: Turn, prospect: Prospect, *, words: str | None, message_id: int) -> None:
    """Keep what came beyond the budget in the journal, and let the team hear of it later; who is excluded is not."""
    kept = await register_interest(turn, prospect, Route.QUESTION, words=words, aloud=False)
    if kept is not None:
        await turn.records.budgets.add_beyond(prospect.id, message_id, turn.now)


async def tell_what_came_at_once(turn: Turn) -> None:
    """Tell of what came beyond budgets, one line for each person; of very many only a part, the rest next time."""
    told = await turn.records.budgets.take_untold(
        turn.now, quiet_since=turn.now - QUIET, since=turn.now - LONGEST_WAIT, limit=MOST_AT_ONCE
    )
    for came in told:
        turn.tell(came)


async def read_beyond(turn: Turn, prospect: ProspectId, *, after: int, by: Member) -> Sequence[tuple[int, int]]:
    """Return a part of what came beyond somebody's budget as (number, message id). Raises LeadTakenByOther."""
    lead = await turn.records.leads.find_open_of(prospect)
    if lead is not None:
        check_is_theirs(lead, by)
    return await turn.records.budgets.list_beyond(prospect, after=after, limit=MOST_AT_ONCE)
