"""The wait that is expected: kept with each first answer, read for each receipt."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.expected_wait import LATELY, ExpectedWait, Wait
from bot.domain.interest import Route
from bot.domain.working_hours import WorkingHours
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.expect_answer import expect_answer
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from tests.usecases.cast import NOW, OLGA, introduce, meet

HOURS = WorkingHours(zone=ZoneInfo("Europe/Moscow"), shifts=())


def after(turn: Turn, minutes: int) -> Turn:
    """The same turn so much later."""
    return replace(turn, now=NOW + timedelta(minutes=minutes))


async def test_only_the_first_answer_to_a_question_ends_a_wait(turn: Turn) -> None:
    """What is asked next begins another; who asks twice waits since the first time."""
    anna = await meet(turn)
    await register_interest(turn, anna, Route.QUESTION, words="Сколько стоит?")
    await register_interest(after(turn, 3), anna, Route.QUESTION, words="Ау?")
    for minute in (5, 7):
        await answer_prospect(after(turn, minute), anna.id, by=OLGA, words="Сто")
    await register_interest(after(turn, 10), anna, Route.QUESTION, words="А завтра?")
    await answer_prospect(after(turn, 30), anna.id, by=OLGA, words="И завтра")

    first = Wait(since=NOW, until=after(turn, 5).now)
    second = Wait(since=after(turn, 10).now, until=after(turn, 30).now)
    assert await turn.records.activities.list_waits(NOW, limit=50) == [second, first]


async def test_a_lead_waits_since_its_question_and_only_for_the_first_answer(turn: Turn) -> None:
    """Later answers belong to the talk."""
    anna = await meet(turn)
    await register_interest(turn, anna, Route.QUESTION, words="Сколько стоит?")
    await introduce(after(turn, 4))
    for minute in (9, 50):
        await answer_prospect(after(turn, minute), anna.id, by=OLGA, words="Сто")

    assert await turn.records.activities.list_waits(NOW, limit=50) == [Wait(since=NOW, until=after(turn, 9).now)]


async def test_ten_answers_of_the_last_month_make_a_usual_wait(turn: Turn) -> None:
    """Before that, and when they are too long ago, the owner's promise stands."""
    for number in range(10):
        guest = await meet(turn, telegram_id=9000 + number)
        assert await expect_answer(turn.records, turn.now, HOURS, promised=60) == ExpectedWait(minutes=60, usual=False)
        await register_interest(turn, guest, Route.QUESTION, words="?")
        await answer_prospect(after(turn, 8), guest.id, by=OLGA, words="!")

    assert await expect_answer(turn.records, turn.now, HOURS, promised=60) == ExpectedWait(minutes=10, usual=True)
    much_later = turn.now + LATELY + timedelta(hours=1)
    assert not (await expect_answer(turn.records, much_later, HOURS, promised=60)).usual
