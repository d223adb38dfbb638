"""Telling the day: once, of what is new, also of what Telegram only counts; and nothing where nothing was shown."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.daily_line import DailyLine
from bot.domain.events import DayTold
from bot.domain.interest import MOST_TOLD, Route
from bot.domain.post import Spot
from bot.domain.working_hours import WorkingHours
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.notice_reaction import count_reactions
from bot.usecases.ports import Turn
from bot.usecases.tell_daily_line import tell_daily_line

LINE = DailyLine(at=time(9, 30), hours=WorkingHours(zone=ZoneInfo("Europe/Moscow"), shifts=()))
ANNA = Somebody(telegram_id=555, name="Анна", username=None, language="ru")
SPOT = Spot(chat_id=-1002, message_id=7)
A_DAY = timedelta(days=1)


async def told(turn: Turn, now: datetime) -> list[object]:
    """What the team is told at a moment."""
    then = Turn(records=turn.records, now=now)
    await tell_daily_line(then, LINE)
    return list(then.events)


async def test_the_first_day_only_begins_and_the_next_is_told_once(turn: Turn) -> None:
    """Also after a restart: what was told is a row."""
    assert await told(turn, turn.now) == []
    await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Сколько?", asks=True)
    await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Красота")
    await turn.records.attention_counts.set_totals(Route.REACTION, -1001, 7, {"👍": 120}, update=1, now=turn.now)

    (day,) = await told(turn, turn.now + A_DAY)

    assert isinstance(day, DayTold)
    assert (day.yesterday, day.routes, day.asked, day.waiting) == (
        True, ((Route.REACTION, 120), (Route.COMMENT, 2)), 1, 1,
    )  # fmt: skip
    assert await told(turn, turn.now + A_DAY + timedelta(minutes=1)) == []


async def test_of_what_is_only_counted_a_line_tells_what_came_since(turn: Turn) -> None:
    await told(turn, turn.now)
    counts = turn.records.attention_counts
    await counts.set_totals(Route.REACTION, -1001, 7, {"👍": 120}, update=1, now=turn.now)
    await told(turn, turn.now + A_DAY)
    await counts.set_totals(Route.REACTION, -1001, 7, {"👍": 123}, update=2, now=turn.now + A_DAY)

    (day,) = await told(turn, turn.now + 2 * A_DAY)

    assert isinstance(day, DayTold)
    assert day.routes == ((Route.REACTION, 3),)


async def test_numbers_that_nobody_could_reach_are_kept_within_what_can_be_summed_up(turn: Turn) -> None:
    await told(turn, turn.now)
    for message, number in enumerate((2**63 - 1, 2**70, -(2**63), 3)):
        await count_reactions(turn, chat=-1001, message=message, totals={"🔹": number}, update=1)

    (day,) = await told(turn, turn.now + A_DAY)

    assert isinstance(day, DayTold)
    assert day.routes == ((Route.REACTION, 2 * MOST_TOLD + 3),)


async def test_a_day_on_which_nothing_was_shown_has_no_line(turn: Turn) -> None:
    """A question in the chat has its own card."""
    await told(turn, turn.now)
    await notice_in_public(turn, ANNA, Route.QUESTION, SPOT, words="Сколько?")

    assert await told(turn, turn.now + A_DAY) == []


async def test_after_an_outage_one_line_tells_of_all_days(turn: Turn) -> None:
    await told(turn, turn.now)
    for days in (0, 1, 2):
        then = Turn(records=turn.records, now=turn.now + days * A_DAY)
        await notice_in_public(then, ANNA, Route.JOIN, SPOT)

    (day,) = await told(turn, turn.now + 4 * A_DAY)

    assert isinstance(day, DayTold)
    assert (day.yesterday, day.routes) == (False, ((Route.JOIN, 3),))
