"""Who is human: asked only in a rush and only of strangers; nothing they say is lost, whatever they press."""

from datetime import timedelta

from bot.domain.events import GateOpened, UnprovenWrote
from bot.domain.human_check import HumanCheck, Picture
from bot.domain.interest import Route
from bot.domain.prospect import Prospect
from bot.mailboxes import Incoming
from bot.usecases.check_human import (
    MOST_AT_ONCE,
    answer_check,
    ask_nobody_any_more,
    keep_unproven,
    let_unproven_in,
    meet_newcomer,
    standing_check,
    tell_of_unproven,
)
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from storage import Session
from tests.usecases.cast import ANNA, NOW, count, introduce, meet

AFTER = 3


async def starts(turn: Turn, telegram_id: int, *, campaign: str | None = None) -> HumanCheck | None:
    """Somebody presses START."""
    prospect = await meet(turn, telegram_id)
    check = await meet_newcomer(turn, prospect, known=campaign is not None, after=AFTER)
    await register_interest(turn, prospect, Route.DEEP_LINK if campaign else Route.START, campaign=campaign)
    return check


async def rush(turn: Turn) -> None:
    """As many come from nowhere as nobody minds."""
    for number in range(AFTER):
        assert await starts(turn, 3000 + number) is None


async def is_asked(turn: Turn) -> tuple[Prospect, HumanCheck]:
    """Anna comes in the middle of it."""
    await rush(turn)
    check = await starts(turn, ANNA)
    assert check is not None
    return await meet(turn), check


async def writes(session: Session, check: HumanCheck) -> None:
    """Anna writes instead of pressing."""
    await session.inbox.add(1, [Incoming(update_id=7, lane=str(ANNA), body="{}")], NOW)
    (entry,) = await session.inbox.ready(NOW, 9)
    await keep_unproven(Turn(records=session, now=NOW, updates=entry.seqs), check)
    await session.inbox.finish(entry.seq, NOW)


def wrong_for(check: HumanCheck) -> Picture:
    """A picture that was not asked for."""
    return next(picture for picture in check.offered if picture is not check.right)


async def test_only_strangers_from_nowhere_are_asked_and_only_in_a_rush(turn: Turn) -> None:
    """Whoever came by a link, has asked before or is introduced is greeted as ever."""
    asked_before = await meet(turn, 4001)
    await register_interest(turn, asked_before, Route.QUESTION, words="Сколько стоит?")
    await introduce(turn, telegram_id=4002)
    await rush(turn)

    assert await starts(turn, 4000, campaign="vk") is None
    assert await starts(turn, 4001) is None
    assert await starts(turn, 4002) is None
    assert await starts(turn, ANNA) is not None
    assert await meet_newcomer(turn, await meet(turn), known=False, after=0) is None


async def test_the_right_picture_passes_on_what_was_said_meanwhile(session: Session, turn: Turn) -> None:
    """Together, and not before."""
    anna, check = await is_asked(turn)
    await writes(session, check)
    later = Turn(records=session, now=NOW + timedelta(minutes=5))
    assert await session.inbox.ready(NOW, 9) == []

    following = await answer_check(later, check, wrong_for(check))
    assert following is not None
    assert await answer_check(later, following, following.right) is None

    assert later.events == [GateOpened(prospect=anna.id)]
    assert [entry.waited for entry in await session.inbox.ready(NOW, 9)] == [True]
    assert await standing_check(later, anna) is None


async def test_after_three_wrong_ones_it_is_told_once_a_day(session: Session, turn: Turn) -> None:
    """Only those who said something are counted."""
    anna, check = await is_asked(turn)
    await starts(turn, 4000)
    for _ in range(3):
        following = await answer_check(turn, check, wrong_for(check))
        assert following is not None
        check = following
    assert check.given_up
    await writes(session, check)
    later = Turn(records=session, now=NOW + timedelta(hours=2))

    await tell_of_unproven(turn)
    await tell_of_unproven(later)
    await tell_of_unproven(later)

    assert (turn.events, later.events) == ([], [UnprovenWrote(people=1, messages=1)])
    assert [await let_unproven_in(later), await let_unproven_in(later)] == [1, 0]
    assert later.events[1:] == [GateOpened(prospect=anna.id)]
    assert len(await session.inbox.ready(NOW, 9)) == 1


async def test_once_nobody_is_asked_everybody_is_let_in(session: Session, turn: Turn) -> None:
    """Part by part, also who was silent."""
    _, check = await is_asked(turn)
    await writes(session, check)
    others = [await starts(turn, 4000 + number) for number in range(MOST_AT_ONCE)]
    assert None not in others

    assert [await ask_nobody_any_more(turn), await ask_nobody_any_more(turn)] == [False, True]

    assert len(await session.inbox.ready(NOW, 9)) == 1
    assert await count(session, "human_checks") == 0


async def test_whoever_comes_back_after_an_hour_is_let_through(session: Session, turn: Turn) -> None:
    """First with what they said then, then with what they say now."""
    anna, check = await is_asked(turn)
    await writes(session, check)
    later = Turn(records=session, now=NOW + timedelta(hours=1))

    await keep_unproven(later, check)

    assert later.events == [GateOpened(prospect=anna.id, again=True)]
    assert len(await session.inbox.ready(NOW, 9)) == 1
    assert await standing_check(later, anna) is None


async def test_who_was_asked_and_stayed_silent_is_forgotten(session: Session, turn: Turn) -> None:
    """However many they are: nothing of theirs is ever told."""
    await is_asked(turn)
    later = Turn(records=session, now=NOW + timedelta(days=8))
    await tell_of_unproven(later)

    await session.human_checks.forget_old(NOW + timedelta(days=1))

    assert await count(session, "human_checks") == 0


async def test_a_link_lets_through_at_once(turn: Turn) -> None:
    """Whoever was asked may still come by one."""
    anna, _ = await is_asked(turn)

    assert await starts(turn, ANNA, campaign="vk") is None
    assert await standing_check(turn, anna) is None
