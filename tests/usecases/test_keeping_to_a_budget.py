"""Beyond the budget: all of it is kept, told together, and read by whoever may answer."""

from datetime import timedelta

import pytest

from bot.domain.budget import AT_ONCE
from bot.domain.contact_points import telegram_identity
from bot.domain.errors import LeadTakenByOther
from bot.domain.events import CameAtOnce
from bot.domain.exclusion import ExclusionReason
from bot.usecases.keep_to_budget import keep_beyond, notice_is_due, read_beyond, spend, tell_what_came_at_once
from bot.usecases.ports import Turn
from bot.usecases.take_lead import take_lead
from storage import Session
from tests.usecases.cast import ANNA, BORIS, NOW, OLGA, PAVEL, meet, new_lead

A_MINUTE_LATER = NOW + timedelta(minutes=1)


async def test_the_first_beyond_it_is_noticed_and_others_spend_their_own(turn: Turn) -> None:
    """Whoever sends too much takes nothing away from anybody else."""
    anna, boris = await meet(turn), await meet(turn, BORIS)

    spent = [await spend(turn, anna) for _ in range(AT_ONCE.at_once + 2)]

    assert spent == [True] * AT_ONCE.at_once + [False, False]
    assert [await notice_is_due(turn, anna), await notice_is_due(turn, anna)] == [True, False]
    assert await spend(turn, boris)


async def test_what_is_beyond_it_stands_in_the_journal_and_is_told_in_one_line(session: Session, turn: Turn) -> None:
    """A while after its sender has stopped; nothing is announced before, and nothing twice."""
    anna = await meet(turn)
    for number in range(3):
        await keep_beyond(turn, anna, words=f"Строка {number}", message_id=10 + number)
    later = Turn(records=session, now=A_MINUTE_LATER)
    await tell_what_came_at_once(turn)
    assert turn.events == []

    await tell_what_came_at_once(later)
    await tell_what_came_at_once(later)

    assert later.events == [CameAtOnce(prospect=anna.id, messages=3, after=0)]
    assert [line.words for line in await session.interests.list_of(anna.id)] == ["Строка 0", "Строка 1", "Строка 2"]
    assert await read_beyond(later, anna.id, after=1, by=OLGA) == [(2, 11), (3, 12)]
    assert await session.prospects.count_asking() == 1


async def test_of_who_is_excluded_nobody_hears(session: Session, turn: Turn) -> None:
    """It is counted like everything else that an exclusion stops."""
    anna = await meet(turn)
    await session.exclusions.add(
        value=telegram_identity(ANNA), reason=ExclusionReason.SPAM, over_client=True, lead=None, by=OLGA.id, now=NOW
    )

    await keep_beyond(turn, anna, words="Реклама", message_id=10)
    await tell_what_came_at_once(Turn(records=session, now=A_MINUTE_LATER))

    assert await session.interests.list_of(anna.id) == []
    assert await read_beyond(turn, anna.id, after=0, by=OLGA) == []


async def test_what_came_at_once_for_a_lead_is_read_by_whoever_works_on_it(turn: Turn) -> None:
    """Like everything that is said to them."""
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    await keep_beyond(turn, await meet(turn), words="Ещё", message_id=10)

    assert len(await read_beyond(turn, lead.prospect, after=0, by=OLGA)) == 1
    with pytest.raises(LeadTakenByOther):
        await read_beyond(turn, lead.prospect, after=0, by=PAVEL)
