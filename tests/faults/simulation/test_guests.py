"""The guests of the simulation: whatever the bot may rightly say next, they wait for nothing else in vain."""

import asyncio
from datetime import timedelta
from itertools import repeat
from random import Random

import pytest

from tests.faults.evidence import Story
from tests.faults.mode import Mode
from tests.faults.simulation.guests import Guest
from tests.faults.simulation.stage import Stage, played

CHATTY = 7
"""Dice by which both come from nowhere, and the second says something before pressing a picture."""


def test_who_is_asked_whether_they_are_human_is_let_through_once_the_hour_has_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def comes(stage: Stage) -> Story:
        stage.asks_strangers = True
        stage.invite(guests=2)
        dice = Random(CHATTY)
        first, second = (Guest(stage.world, who, n, dice) for n, who in enumerate(stage.guests))

        def says_it_an_hour_later() -> None:
            stage.clock.set_by(timedelta(hours=1))
            Guest.asks_at_once(second)

        monkeypatch.setattr(second, "asks_at_once", says_it_an_hour_later)
        machine = stage.machine()
        async with asyncio.TaskGroup() as nursery:
            nursery.create_task(machine.keep_running((), repeat(Mode.POLLING)))
            for guest in (first, second):
                await guest.starts()
            await machine.turn_off()
        return second.story

    story = played(comes, seed=1, dice=None)

    assert len(story.questions) == 1
