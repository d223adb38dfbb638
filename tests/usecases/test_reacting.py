"""Reacting: an emoji crosses to the other side, and nothing else comes of it."""

from dataclasses import replace

from bot.domain.events import PostedMessage, Reacted
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.remark import Remark
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.ports import Turn
from bot.usecases.react_to_remark import react_to_answer, react_to_last_answer, react_to_question
from bot.usecases.register_interest import register_interest
from tests.usecases.cast import BORIS, NOW, OLGA, PAVEL, meet, new_lead

QUESTION = PostedMessage(chat_id=1001, message_id=7, is_text=True)
ANSWER = PostedMessage(chat_id=OLGA.id, message_id=9, is_text=True)


async def said(turn: Turn, posted: PostedMessage) -> Remark:
    """Anna asks, or Olga answers."""
    prospect = await meet(turn)
    if posted is QUESTION:
        await register_interest(turn, prospect, Route.QUESTION, words="Сколько?", posted=posted)
    else:
        await answer_prospect(turn, prospect.id, by=OLGA, words="500", posted=posted)
    remark = await turn.records.remarks.find_written(posted.chat_id, posted.message_id)
    assert remark is not None
    turn.events.clear()
    return remark


async def test_a_reaction_to_an_answer_is_told(turn: Turn) -> None:
    remark = await said(turn, ANSWER)

    await react_to_answer(turn, remark, "❤", by=await meet(turn))
    await react_to_answer(turn, remark, None, by=await meet(turn))

    assert turn.events == [Reacted(remark=remark.id, emoji="❤"), Reacted(remark=remark.id, emoji=None)]


async def test_a_reaction_without_a_message_is_one_to_what_was_answered_last(turn: Turn) -> None:
    await react_to_last_answer(turn, "👍", by=await meet(turn))
    assert turn.events == []

    await said(turn, QUESTION)
    remark = await said(turn, ANSWER)
    await react_to_last_answer(turn, "👍", by=await meet(turn))

    assert turn.events == [Reacted(remark=remark.id, emoji="👍")]


async def test_a_reaction_to_own_words_or_to_somebody_elses_answer_is_not(turn: Turn) -> None:
    question, answer = await said(turn, QUESTION), await said(turn, ANSWER)

    await react_to_answer(turn, question, "❤", by=await meet(turn))
    await react_to_answer(turn, answer, "❤", by=await meet(turn, BORIS))
    await react_to_question(turn, answer, "❤", by=OLGA)

    assert turn.events == []


async def test_of_who_is_excluded_no_reaction_is_heard(turn: Turn) -> None:
    answer, prospect = await said(turn, ANSWER), await meet(turn)
    await turn.records.exclusions.add(
        value=prospect.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=NOW
    )

    await react_to_answer(turn, answer, "❤", by=prospect)

    assert turn.events == []


async def test_only_who_might_answer_reacts(turn: Turn) -> None:
    question = await said(turn, QUESTION)
    lead = await new_lead(turn)
    await turn.records.leads.save(lead.taken_by(PAVEL.id), before=lead)
    turn.events.clear()

    await react_to_question(turn, question, "👎", by=OLGA)
    assert turn.events == []

    await react_to_question(turn, question, "👍", by=PAVEL)
    assert turn.events == [Reacted(remark=question.id, emoji="👍")]


async def test_who_has_blocked_the_bot_sees_no_reaction(turn: Turn) -> None:
    question, prospect = await said(turn, QUESTION), await meet(turn)
    await turn.records.prospects.save(replace(prospect, blocked_at=NOW))

    await react_to_question(turn, question, "👍", by=OLGA)

    assert turn.events == []
