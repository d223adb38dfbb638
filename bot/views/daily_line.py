"""The daily line: what was shown in public yesterday, or since the last line."""

from babel.dates import format_date

from bot.domain.events import DayTold
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.interest import routes_in_words


def daily_line(day: DayTold, say: Say, rules: HouseRules) -> Markup:
    """Return all of it in one line, with who waits and where to look."""
    figures = routes_in_words(dict(day.routes), say)
    if day.yesterday:
        line = say("Yesterday: {figures}", figures=figures)
    else:
        since = format_date(day.since.astimezone(rules.hours.zone), "d MMMM", locale=say.language)
        line = say("Since {since}: {figures}", since=since, figures=figures)
    if day.asked or day.waiting:
        waiting = say("asked: {asked}, waiting for an answer: {waiting}", asked=day.asked, waiting=day.waiting)
        line = Markup(f"{line}; {waiting}")
    return Markup(f"📈 {line}. /interests")
