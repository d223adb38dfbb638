"""Albums: what belongs together counts once."""

from dataclasses import replace

from bot.domain.activity import Deed
from bot.domain.events import AnswerGiven, PostedMessage, ProspectWrote
from bot.domain.interest import Route
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.go_on_with_album import find_begun_album, go_on_with_answer, go_on_with_question
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from storage import Session
from tests.usecases.cast import OLGA, count, meet

FIRST = PostedMessage(chat_id=1001, message_id=7, album="9")
SECOND = replace(FIRST, message_id=8)
OTHER = replace(FIRST, message_id=9, album="10")


async def test_more_of_a_question_is_passed_on_and_is_no_new_line_of_the_journal(turn: Turn) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Такие?", posted=FIRST)
    begun = await find_begun_album(turn, SECOND)
    assert begun is not None
    turn.events.clear()

    await go_on_with_question(turn, begun, SECOND)

    (event,) = turn.events
    assert isinstance(event, ProspectWrote)
    assert (event.words, event.posted) == (None, SECOND)
    assert len(await turn.records.interests.list_of(prospect.id)) == 1


async def test_another_album_is_not_begun_by_it(turn: Turn) -> None:
    await register_interest(turn, await meet(turn), Route.QUESTION, words="Такие?", posted=FIRST)

    assert await find_begun_album(turn, OTHER) is None
    assert await find_begun_album(turn, replace(OTHER, album=None)) is None


async def test_more_of_an_answer_is_the_same_answer(turn: Turn, session: Session) -> None:
    prospect = await meet(turn)
    posted = replace(FIRST, chat_id=OLGA.id)
    await answer_prospect(turn, prospect.id, by=OLGA, words="Вот", posted=posted)
    begun = await find_begun_album(turn, posted)
    assert begun is not None
    turn.events.clear()

    await go_on_with_answer(turn, begun, by=OLGA, words=None, posted=replace(posted, message_id=8))

    (event,) = turn.events
    assert isinstance(event, AnswerGiven)
    assert event.goes_on
    lines = await session.connection.rows("SELECT id FROM activities WHERE deed = :deed", deed=Deed.ANSWERED)
    assert len(lines) == 1
    assert await count(session, "remarks") == 2
