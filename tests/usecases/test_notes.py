"""Notes: the team keeps them with a person, on every card of theirs and in its history."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import NoteTooLong
from bot.domain.events import AnswerGiven, LeadChanged, ProspectChanged
from bot.domain.notes import LONGEST_NOTE
from bot.usecases.ports import Turn
from bot.usecases.read_cards import read_lead_card, read_prospect_card
from bot.usecases.read_history import Noted, read_history
from bot.usecases.take_lead import take_lead
from bot.usecases.write_note import write_note
from tests.usecases.cast import NOW, OLGA, PAVEL, meet, new_lead


async def test_a_note_on_a_question_stands_on_its_card_and_goes_along_with_the_lead(turn: Turn) -> None:
    anna = await meet(turn)
    await write_note(turn, anna.id, "После шести", by=OLGA)
    assert turn.events == [ProspectChanged(prospect=anna.id)]
    card = await read_prospect_card(turn.records, anna.id)
    lead = await new_lead(turn)
    for note in (card.note, (await read_lead_card(turn.records, lead.id)).note):
        assert note is not None
        assert (note.words, note.author) == ("После шести", OLGA.id)


async def test_the_card_shows_the_last_note_and_the_history_all_of_them(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    await write_note(turn, lead.prospect, "Не берёт", by=PAVEL)
    await write_note(replace(turn, now=NOW + timedelta(minutes=1)), lead.prospect, "Перезвонила", by=OLGA)
    note = (await read_lead_card(turn.records, lead.id)).note
    assert note is not None
    assert note.words == "Перезвонила"
    page = (await read_history(turn.records, lead.id, 1, size=8, by=OLGA, alone=False)).page
    noted = [(line.note.words, line.author) for line in page.things if isinstance(line, Noted)]
    assert noted == [("Перезвонила", "Ольга"), ("Не берёт", "Павел")]


async def test_a_colleague_may_note_something_and_nobody_is_told_but_the_team(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    turn.events.clear()
    await write_note(turn, lead.prospect, "Это мой сосед", by=PAVEL)
    assert turn.events == [LeadChanged(lead=lead.id)]
    assert not any(isinstance(event, AnswerGiven) for event in turn.events)


async def test_a_note_has_its_length(turn: Turn) -> None:
    anna = await meet(turn)
    with pytest.raises(NoteTooLong):
        await write_note(turn, anna.id, "о" * (LONGEST_NOTE + 1), by=OLGA)
