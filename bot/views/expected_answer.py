"""When an answer may be expected, in words: honest outside working hours."""

from datetime import datetime, timedelta

from babel.dates import format_skeleton, format_time

from bot.house_rules import HouseRules
from bot.texts import Markup, Say

LONGEST_IN_MINUTES = 180
HOUR = 60


def expected_answer(say: Say, rules: HouseRules, now: datetime) -> Markup:
    """Return the sentence that says by when somebody answers."""
    promised = rules.hours.promise(now, rules.reply_minutes)
    if promised is None:
        return say("We will answer as soon as we can.")
    if promised - now == timedelta(minutes=rules.reply_minutes) and rules.reply_minutes <= LONGEST_IN_MINUTES:
        return _within(say, rules.reply_minutes)
    if rules.hours.is_open(now):
        return _by(say, promised, now, rules)
    return say("We are not at work just now. {when}", when=_by(say, promised, now, rules))


def _within(say: Say, minutes: int) -> Markup:
    if minutes == 1:
        return say("We will answer within a minute.")
    if minutes == HOUR:
        return say("We will answer within an hour.")
    if minutes % HOUR:
        return say.many("We will answer within {n} minute.", "We will answer within {n} minutes.", n=minutes)
    return say.many("We will answer within {n} hour.", "We will answer within {n} hours.", n=minutes // HOUR)


def _by(say: Say, promised: datetime, now: datetime, rules: HouseRules) -> Markup:
    there = promised.astimezone(rules.hours.zone)
    time = format_time(there.time(), "short", locale=say.language)
    days = (there.date() - now.astimezone(rules.hours.zone).date()).days
    if days == 0:
        return say("We will answer today by {time}.", time=time)
    if days == 1:
        return say("We will answer tomorrow by {time}.", time=time)
    day = format_skeleton("MMMMd", there.date(), locale=say.language)
    return say("We will answer on {day} by {time}.", day=day, time=time)
