"""Editing: what changes when somebody changes a message, and what does not."""

import pytest

from bot.domain.errors import TalkWithOther
from bot.domain.events import AnswerEdited, LeadChanged, PostedMessage, ProspectEdited, SentFile
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.prospect import Prospect
from bot.domain.remark import Remark
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.edit_remark import edit_answer, edit_question
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from tests.usecases.cast import NOW, OLGA, PAVEL, meet, new_lead

AT_PROSPECT = PostedMessage(chat_id=1001, message_id=7, is_text=True)
AT_OLGA = PostedMessage(chat_id=OLGA.id, message_id=9, is_text=True)


async def ask(turn: Turn, prospect: Prospect, words: str) -> Remark:
    """A question that can be changed."""
    await register_interest(turn, prospect, Route.QUESTION, words=words, posted=AT_PROSPECT)
    remark = await turn.records.remarks.find_written(AT_PROSPECT.chat_id, AT_PROSPECT.message_id)
    assert remark is not None
    turn.events.clear()
    return remark


async def answer(turn: Turn, prospect: Prospect) -> Remark:
    """Olga answers."""
    await answer_prospect(turn, prospect.id, by=OLGA, words="500", posted=AT_OLGA)
    remark = await turn.records.remarks.find_written(AT_OLGA.chat_id, AT_OLGA.message_id)
    assert remark is not None
    turn.events.clear()
    return remark


async def test_a_changed_question_is_told(turn: Turn) -> None:
    remark = await ask(turn, await meet(turn), "Сколько?")

    await edit_question(turn, remark, words="Сколько стоит?", posted=AT_PROSPECT)

    assert turn.events == [
        ProspectEdited(
            prospect=remark.prospect, words="Сколько стоит?", posted=AT_PROSPECT, remark=remark.id, on_card=False
        )
    ]


async def test_what_says_the_same_is_no_change_unless_the_picture_is_another(turn: Turn) -> None:
    remark = await ask(turn, await meet(turn), "Такой?")
    picture = PostedMessage(chat_id=1001, message_id=7, file=SentFile(kind="photo", file_id="x"))

    await edit_question(turn, remark, words="Такой?", posted=AT_PROSPECT)
    assert turn.events == []

    await edit_question(turn, remark, words="Такой?", posted=picture)
    assert len(turn.events) == 1


async def test_a_word_that_is_part_of_the_wish_leaves_it_as_it_is(turn: Turn) -> None:
    """The wish is a sentence of its own, and the word was said about something else."""
    lead = await new_lead(turn)
    remark = await ask(turn, await turn.records.prospects.get(lead.prospect), lead.wish[2:6])

    await edit_question(turn, remark, words="Нет", posted=AT_PROSPECT)

    assert (await turn.records.leads.get(lead.id)).wish == lead.wish


async def test_the_wish_of_the_lead_changes_with_it(turn: Turn) -> None:
    lead = await new_lead(turn)
    prospect = await turn.records.prospects.get(lead.prospect)
    remark = await ask(turn, prospect, lead.wish)

    await edit_question(turn, remark, words="Нужна смета", posted=AT_PROSPECT)

    assert (await turn.records.leads.get(lead.id)).wish == "Нужна смета"
    assert LeadChanged(lead=lead.id) in turn.events


async def test_of_who_is_excluded_since_nothing_is_heard(turn: Turn) -> None:
    prospect = await meet(turn)
    remark = await ask(turn, prospect, "Купите")
    await turn.records.exclusions.add(
        value=prospect.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=NOW
    )

    await edit_question(turn, remark, words="Купите слона", posted=AT_PROSPECT)

    assert turn.events == []
    assert (await turn.records.remarks.get(remark.id)).words == "Купите"


async def test_a_changed_answer_is_told(turn: Turn) -> None:
    remark = await answer(turn, await meet(turn))

    await edit_answer(turn, remark, by=OLGA, words="600", posted=AT_OLGA)

    assert turn.events == [AnswerEdited(prospect=remark.prospect, words="600", posted=AT_OLGA, remark=remark.id)]
    assert (await turn.records.remarks.get(remark.id)).words == "600"


async def test_an_answer_about_a_lead_in_other_hands_stays_as_it_is(turn: Turn) -> None:
    lead = await new_lead(turn)
    prospect = await turn.records.prospects.get(lead.prospect)
    remark = await answer(turn, prospect)
    await turn.records.leads.save(lead.taken_by(PAVEL.id), before=lead)

    with pytest.raises(TalkWithOther):
        await edit_answer(turn, remark, by=OLGA, words="600", posted=AT_OLGA)

    assert (await turn.records.remarks.get(remark.id)).words == "500"
