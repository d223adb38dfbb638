"""Answering once: a ready answer goes out as it was shown, and never twice for two taps."""

import pytest

from bot.domain.errors import AnsweredSince, NotFound, TalkWithOther
from bot.domain.events import AnswerGiven
from bot.domain.ids import ProspectId
from bot.usecases.answer_prospect import answer_once, answer_prospect, lead_in_talk
from bot.usecases.ports import Turn
from bot.usecases.take_lead import take_lead
from tests.usecases.cast import OLGA, PAVEL, meet, new_lead


def answers(turn: Turn) -> list[str | None]:
    """What goes to prospects."""
    return [event.words for event in turn.events if isinstance(event, AnswerGiven)]


async def test_a_second_tap_sends_nothing(turn: Turn) -> None:
    anna = await meet(turn)
    await answer_once(turn, anna.id, "Вот прайс", after=None, by=OLGA)
    with pytest.raises(AnsweredSince):
        await answer_once(turn, anna.id, "Вот прайс", after=None, by=OLGA)
    assert answers(turn) == ["Вот прайс"]


async def test_a_colleague_who_answered_meanwhile_is_not_spoken_over(turn: Turn) -> None:
    anna = await meet(turn)
    await answer_prospect(turn, anna.id, by=PAVEL, words="Прайс на сайте")
    with pytest.raises(AnsweredSince):
        await answer_once(turn, anna.id, "Вот прайс", after=None, by=OLGA)
    assert answers(turn) == ["Прайс на сайте"]


async def test_another_answer_goes_out_once_it_was_shown_after_the_last_one(turn: Turn) -> None:
    anna = await meet(turn)
    await answer_once(turn, anna.id, "Вот прайс", after=None, by=OLGA)
    last = await turn.records.activities.find_last_answer(anna.id)
    await answer_once(turn, anna.id, "И адрес", after=last, by=OLGA)
    assert answers(turn) == ["Вот прайс", "И адрес"]


async def test_nobody_talks_with_somebody_who_was_erased(turn: Turn) -> None:
    """Whose row may be gone by the time an answer that was asked for is written."""
    with pytest.raises(NotFound):
        await lead_in_talk(turn.records, ProspectId(404))


async def test_who_does_not_have_the_lead_sends_nothing(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=PAVEL)
    with pytest.raises(TalkWithOther):
        await answer_once(turn, lead.prospect, "Вот прайс", after=None, by=OLGA)
    assert answers(turn) == []
