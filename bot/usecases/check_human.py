"""Check who is human: while very many come from nowhere, each is asked one question before managers hear."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.human_check import RUSH, HumanCheck, Picture
from bot.domain.ids import ProspectId
from bot.domain.prospect import Prospect
from bot.usecases.keep_to_budget import open_gate
from bot.usecases.ports import Turn

A_DAY = timedelta(days=1)
MOST_AT_ONCE = 20


async def meet_newcomer(turn: Turn, prospect: Prospect, *, known: bool, after: int) -> HumanCheck | None:
    """Return the question for somebody who starts the bot, None for who is let through.

    Asked is who comes from nowhere, has said nothing so far and is not introduced, once `after` others came like that
    within an hour. `known`: whether it is known where they come from. `after` 0 asks nobody.
    """
    pending = await turn.records.human_checks.find(prospect.id)
    proven = known or prospect.name is not None or (pending is None and await _has_told(turn, prospect))
    if after == 0 or proven or not await _is_rush(turn, after):
        if pending is not None:
            await let_through(turn, pending)
        return None
    check = HumanCheck(prospect=prospect.id, asked_at=turn.now)
    await turn.records.human_checks.save(check)
    return check


async def standing_check(turn: Turn, prospect: Prospect) -> HumanCheck | None:
    """Return the question that somebody has not answered yet; an old one stands in nobody's way."""
    check = await turn.records.human_checks.find(prospect.id)
    if check is None or not check.is_over(turn.now):
        return check
    await let_through(turn, check)
    return None


async def answer_check(turn: Turn, check: HumanCheck, pressed: Picture) -> HumanCheck | None:
    """Return the next question after a wrong picture, None after the right one."""
    if not check.given_up and pressed is check.right:
        await let_through(turn, check)
        return None
    following = check.answered_wrong()
    await turn.records.human_checks.save(following)
    return following


async def keep_unproven(turn: Turn, check: HumanCheck) -> None:
    """Let what somebody says wait for their answer; whoever speaks again once the question is over is let through."""
    if check.is_over(turn.now):
        await let_through(turn, check, again=True)
    else:
        await turn.records.gate.hold(turn.updates)
        await turn.records.human_checks.add_written(check.prospect)


async def let_through(turn: Turn, check: HumanCheck, *, again: bool = False) -> None:
    """Ask no more, and let take effect what was said meanwhile; `again`: and then this update."""
    await turn.records.human_checks.remove(check.prospect)
    await open_gate(turn, check.prospect, again=again)


async def let_unproven_in(turn: Turn) -> int:
    """Let take effect what those wrote who never answered and of whom the team was told; return of how many people."""
    return await _let_in(turn, await turn.records.human_checks.list_told(limit=MOST_AT_ONCE))


async def ask_nobody_any_more(turn: Turn) -> bool:
    """Let take effect what those wrote who were asked; of very many only a part. Return whether that was all."""
    return await _let_in(turn, await turn.records.human_checks.list_asked(limit=MOST_AT_ONCE)) < MOST_AT_ONCE


async def tell_of_unproven(turn: Turn) -> None:
    """Tell once a day what came from those who never answered."""
    told = await turn.records.human_checks.take_untold(
        turn.now, asked_before=turn.now - RUSH, told_before=turn.now - A_DAY
    )
    if told is not None:
        turn.tell(told)


async def _let_in(turn: Turn, people: Sequence[ProspectId]) -> int:
    for prospect in people:
        await turn.records.human_checks.remove(prospect)
        await open_gate(turn, prospect)
    return len(people)


async def _has_told(turn: Turn, prospect: Prospect) -> bool:
    return await turn.records.interests.has_told_something(prospect.id)


async def _is_rush(turn: Turn, after: int) -> bool:
    return await turn.records.human_checks.count_starts(turn.now - RUSH, limit=after) >= after
