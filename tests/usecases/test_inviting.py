"""Inviting: who is invited to introduce themselves, and how often."""

from dataclasses import replace
from datetime import UTC, timedelta

from bot.usecases.invite import invite
from bot.usecases.ports import Turn
from tests.usecases.cast import NOW, meet, new_lead


async def test_somebody_unnamed_is_invited_once_a_day(turn: Turn) -> None:
    anna = await meet(turn)
    moments = (NOW, NOW + timedelta(hours=1), NOW + timedelta(days=1), NOW + timedelta(days=1, hours=1))
    invited = [await invite(turn.records, await turn.records.prospects.get(anna.id), moment, UTC) for moment in moments]
    assert invited == [True, False, True, False]


async def test_who_has_introduced_themselves_is_not_invited(turn: Turn) -> None:
    lead = await new_lead(turn)
    assert not await invite(turn.records, await turn.records.prospects.get(lead.prospect), NOW, UTC)


async def test_everybody_has_a_day_of_their_own(turn: Turn) -> None:
    anna, boris = await meet(turn), await meet(turn, 1002)
    assert await invite(turn.records, anna, NOW, UTC)
    assert await invite(turn.records, replace(boris, username=None), NOW, UTC)
