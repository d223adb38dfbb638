"""Keep to the budget: what one person sends beyond it waits until they calm down, and takes effect then, in order."""

from bot.domain.budget import AT_ONCE, Budget
from bot.domain.events import GateOpened
from bot.domain.ids import ProspectId
from bot.domain.prospect import Prospect
from bot.usecases.ports import Turn

MOST_AT_ONCE = 20


async def spend(turn: Turn, prospect: Prospect, *, in_turn: bool = False) -> bool:
    """Spend what one message, press or reaction costs; False where that is beyond the budget.

    `in_turn`: it must not overtake what waits already, so it is beyond the budget as long as something does.
    """
    budget = await _budget_of(turn, prospect.id)
    if in_turn and budget.opens_at is not None and not turn.waited:
        return False
    spent = budget.spend(turn.now)
    if spent is not None:
        await turn.records.budgets.save(prospect.id, spent)
    return spent is not None


async def notice_is_due(turn: Turn, prospect: Prospect) -> bool:
    """Tell whether somebody beyond their budget is to be told so now, and take it for told."""
    budget = await _budget_of(turn, prospect.id)
    due = not turn.waited and budget.wants_notice(turn.now)
    if due:
        await turn.records.budgets.save(prospect.id, budget.noticed(turn.now))
    return due


async def keep_beyond(turn: Turn, prospect: Prospect) -> None:
    """Let what came beyond the budget wait: nothing is read, recognised or told before its person calms down."""
    budget = await _budget_of(turn, prospect.id)
    await turn.records.budgets.save(prospect.id, budget.holding(turn.now))
    await turn.records.human_checks.add_written(prospect.id)
    await turn.records.gate.hold(turn.updates)


async def let_in_the_calm(turn: Turn) -> None:
    """Let take effect what waits of those who have calmed down; of very many only a part, the rest next time.

    Who has not shown yet to be human goes on waiting for that.
    """
    for prospect in await turn.records.budgets.list_opening(turn.now, limit=MOST_AT_ONCE):
        if await turn.records.human_checks.find(prospect) is None:
            await open_gate(turn, prospect)
        else:
            await _save_opened(turn, prospect, more=False)


async def open_gate(turn: Turn, prospect: ProspectId, *, again: bool = False) -> None:
    """Let take effect what waits of somebody, as if it came now; what is too much for that goes on waiting.

    `again`: this update comes after it.
    """
    chat = (await turn.records.prospects.get(prospect)).private_chat
    more = await turn.records.gate.open(chat, limit=AT_ONCE.at_once)
    await _save_opened(turn, prospect, more=more)
    turn.tell(GateOpened(prospect=prospect, again=again))


async def _save_opened(turn: Turn, prospect: ProspectId, *, more: bool) -> None:
    budget = await _budget_of(turn, prospect)
    await turn.records.budgets.save(prospect, budget.opened(turn.now, more=more))


async def _budget_of(turn: Turn, prospect: ProspectId) -> Budget:
    return await turn.records.budgets.find(prospect) or Budget.untouched(turn.now)
