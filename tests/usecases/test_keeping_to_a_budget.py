"""Beyond the budget: all of it waits, in its order, and takes effect once its sender has calmed down."""

from datetime import datetime, timedelta

from bot.domain.budget import AT_ONCE, BETWEEN_PARTS, LONGEST_WAIT, QUIET
from bot.domain.events import GateOpened
from bot.domain.human_check import HumanCheck
from bot.mailboxes import Incoming
from bot.usecases.keep_to_budget import keep_beyond, let_in_the_calm, notice_is_due, spend
from bot.usecases.ports import Turn
from storage import Session
from tests.usecases.cast import ANNA, BORIS, NOW, meet


async def arrive(session: Session, *update_ids: int, of: int = ANNA) -> None:
    """Updates come in."""
    updates = [Incoming(update_id=each, lane=str(of), body="{}") for each in update_ids]
    await session.inbox.add(1, updates, NOW)


async def wait_all(session: Session, now: datetime = NOW) -> None:
    """Whatever has come in is beyond its sender's budget."""
    for entry in await session.inbox.ready(now, 1000):
        turn = Turn(records=session, now=now, updates=entry.seqs, waited=entry.waited)
        await keep_beyond(turn, await meet(turn, int(entry.lane)))
        await session.inbox.finish(entry.seq, now)


async def ready(session: Session) -> list[int]:
    """What takes effect next, by its number."""
    return [entry.update_id for entry in await session.inbox.ready(NOW, 1000)]


async def test_the_first_beyond_it_is_noticed_and_others_spend_their_own(turn: Turn) -> None:
    """Whoever sends too much takes nothing away from anybody else."""
    anna, boris = await meet(turn), await meet(turn, BORIS)

    spent = [await spend(turn, anna) for _ in range(AT_ONCE.at_once + 2)]

    assert spent == [True] * AT_ONCE.at_once + [False, False]
    assert [await notice_is_due(turn, anna), await notice_is_due(turn, anna)] == [True, False]
    assert await spend(turn, boris)


async def test_what_is_beyond_it_takes_effect_in_its_order_once_its_sender_is_quiet(session: Session) -> None:
    """Nothing of it is read before, and nothing comes twice."""
    await arrive(session, 1, 2, 3)
    await wait_all(session)
    soon, later = (Turn(records=session, now=NOW + time) for time in (QUIET - timedelta(seconds=1), QUIET))

    await let_in_the_calm(soon)
    assert (soon.events, await ready(session)) == ([], [])
    await let_in_the_calm(later)
    await let_in_the_calm(later)

    anna = await meet(later)
    assert (later.events, await ready(session)) == ([GateOpened(prospect=anna.id)], [1, 2, 3])
    assert await session.interests.list_of(anna.id) == []


async def test_whoever_goes_on_and_on_is_heard_all_the_same(session: Session) -> None:
    """After a while."""
    for number in range(22):
        await arrive(session, number)
        await wait_all(session, NOW + number * QUIET)

    await let_in_the_calm(Turn(records=session, now=NOW + LONGEST_WAIT + QUIET))

    assert await ready(session) == list(range(22))


async def test_what_is_too_much_for_once_comes_in_parts(session: Session) -> None:
    """What comes meanwhile does not overtake it; a command, which does not wait, may."""
    await arrive(session, *range(AT_ONCE.at_once + 2))
    await wait_all(session)
    calm = Turn(records=session, now=NOW + QUIET)
    await let_in_the_calm(calm)
    assert await ready(session) == list(range(AT_ONCE.at_once))
    anna = await meet(calm)
    assert not await spend(calm, anna, in_turn=True)
    assert await spend(calm, anna)

    await let_in_the_calm(Turn(records=session, now=NOW + QUIET + BETWEEN_PARTS))

    assert await ready(session) == list(range(AT_ONCE.at_once + 2))
    assert await spend(calm, anna, in_turn=True)


async def test_what_waited_costs_its_sender_what_it_would_have(session: Session) -> None:
    """What is beyond the budget even then waits once more, without another notice."""
    turn = Turn(records=session, now=NOW, waited=True)
    anna = await meet(turn)

    spent = [await spend(turn, anna, in_turn=True) for _ in range(AT_ONCE.at_once + 1)]

    assert spent == [True] * AT_ONCE.at_once + [False]
    assert not await notice_is_due(turn, anna)


async def test_of_who_has_not_shown_to_be_human_nothing_comes_by_itself(session: Session, turn: Turn) -> None:
    """However quiet they are; it is counted with what else they wrote."""
    anna = await meet(turn)
    await session.human_checks.save(HumanCheck(prospect=anna.id, asked_at=NOW))
    await arrive(session, 1, 2)
    await wait_all(session)

    await let_in_the_calm(Turn(records=session, now=NOW + QUIET))

    assert await ready(session) == []
    told = await session.human_checks.take_untold(NOW, asked_before=NOW, told_before=NOW)
    assert told is not None and told.messages == 2
