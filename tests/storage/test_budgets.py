"""Budgets: kept while there is something to know, and what came beyond them until it was told and is old."""

from datetime import timedelta

from bot.domain.budget import Budget
from bot.domain.events import CameAtOnce
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


async def test_what_came_beyond_it_is_told_once_after_its_sender_stopped(session: Session) -> None:
    """Or when it goes on and on."""
    anna, boris = await add_prospect(session), await add_prospect(session, 1002)
    for prospect in (anna, anna, boris):
        await session.budgets.add_beyond(prospect.id, 5, NOW)
    await session.budgets.add_beyond(boris.id, 6, LATER)

    told = [
        await session.budgets.take_untold(LATER, quiet_since=LATER - SECOND, since=NOW - SECOND, limit=9),
        await session.budgets.take_untold(LATER, quiet_since=LATER - SECOND, since=NOW, limit=9),
        await session.budgets.take_untold(LATER, quiet_since=MUCH_LATER, since=MUCH_LATER, limit=9),
    ]

    assert told == [
        [CameAtOnce(prospect=anna.id, messages=2, after=0)],
        [CameAtOnce(prospect=boris.id, messages=2, after=2)],
        [],
    ]


async def test_what_came_beyond_it_is_read_part_by_part_until_it_is_forgotten(session: Session) -> None:
    """What was not told yet is never forgotten."""
    anna = await add_prospect(session)
    for message in (5, 6, 7):
        await session.budgets.add_beyond(anna.id, message, NOW)
    await session.budgets.take_untold(NOW, quiet_since=NOW, since=NOW, limit=9)
    await session.budgets.add_beyond(anna.id, 8, NOW)

    assert await session.budgets.list_beyond(anna.id, after=1, limit=2) == [(2, 6), (3, 7)]

    await session.budgets.forget_told(LATER)
    assert await session.budgets.list_beyond(anna.id, after=0, limit=9) == [(4, 8)]
