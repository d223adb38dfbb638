"""Budgets: kept while there is something to know, or something waits."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.budget import Budget
from storage import Session
from tests.storage.examples import LATER, MUCH_LATER, NOW, add_prospect

SECOND = timedelta(seconds=1)


async def test_a_budget_is_found_as_it_was_kept_until_it_is_whole(session: Session) -> None:
    """Then it is as if nothing had been said."""
    anna = await add_prospect(session)
    spent = Budget(burst_whole_at=NOW + SECOND, hour_whole_at=LATER, spent_at=NOW, noticed_at=NOW)

    await session.budgets.save(anna.id, Budget.untouched(NOW))
    await session.budgets.save(anna.id, spent)
    await session.budgets.forget_whole(LATER)
    assert await session.budgets.find(anna.id) == spent

    await session.budgets.forget_whole(LATER + SECOND)
    assert await session.budgets.find(anna.id) is None


async def test_a_budget_stands_as_long_as_something_waits(session: Session) -> None:
    """The longest wait ends first."""
    anna, boris = await add_prospect(session), await add_prospect(session, 2)
    for prospect, opens_at in ((anna, LATER), (boris, NOW)):
        await session.budgets.save(prospect.id, replace(Budget.untouched(NOW), held_since=NOW, opens_at=opens_at))

    await session.budgets.forget_whole(MUCH_LATER)

    assert await session.budgets.list_opening(NOW, limit=9) == [boris.id]
    assert await session.budgets.list_opening(LATER, limit=9) == [boris.id, anna.id]
