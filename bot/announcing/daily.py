"""The daily line: once a day to the team's group, else to each member, in one line."""

from bot.announcing.desk import Desk
from bot.domain.events import DayTold
from bot.mailboxes import Priority
from bot.views.daily_line import daily_line


async def day_told(desk: Desk, event: DayTold) -> None:
    """Everybody whom news reaches reads it, without a sound."""
    for place in desk.team.audience:
        await desk.write(place, daily_line(event, place.say, desk.rules), priority=Priority.CHANGE)
