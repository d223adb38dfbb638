"""Tell: once a day the team hears in one line what was shown in public."""

from datetime import timedelta

from bot.domain.daily_line import MOST_OF_DAYS, DailyLine
from bot.domain.events import DayTold
from bot.domain.interest import BEFORE_THE_CHAT
from bot.usecases.ports import Turn

LONGEST_LOOK_BACK = timedelta(days=30)


async def tell_daily_line(turn: Turn, line: DailyLine) -> None:
    """Tell of the days since the last line, once, where anything was shown; the first time only where to begin."""
    lines, midnight = turn.records.daily_lines, line.midnight(turn.now)
    told_upto = await lines.find_told_upto()
    if told_upto is None:
        await lines.save(midnight)
        return
    if not line.is_due(turn.now, told_upto):
        return
    since = max(told_upto, midnight - LONGEST_LOOK_BACK)
    shown = await turn.records.interest_figures.count_by_route(since, midnight, most=MOST_OF_DAYS)
    counted = await lines.take_counted(since)
    await lines.save(midnight)
    routes = {
        route: shown.get(route, 0) + counted.get(route, 0)
        for route in (*shown, *counted)
        if route in BEFORE_THE_CHAT and shown.get(route, 0) + counted.get(route, 0) > 0
    }
    if routes:
        turn.tell(
            DayTold(
                since=since,
                yesterday=line.is_yesterday(since, midnight),
                routes=tuple(sorted(routes.items(), key=lambda each: -each[1])),
                asked=await turn.records.interest_figures.count_asked(since, midnight, most=MOST_OF_DAYS),
                waiting=await turn.records.prospects.count_asking(),
            )
        )
