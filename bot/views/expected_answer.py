"""When an answer may be expected, in words: honest outside working hours, and by real waits once there are enough."""

from datetime import datetime, timedelta

from babel.dates import format_skeleton

from bot.domain.expected_wait import ExpectedWait
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.views.cards import time_of_day

LONGEST_IN_MINUTES = 180
HOUR = 60
FIVE_MINUTES = timedelta(minutes=5)


def expected_answer(say: Say, rules: HouseRules, now: datetime, wait: ExpectedWait) -> Markup:
    """Return the sentence that says by when somebody answers."""
    answered = rules.hours.promise(now, wait.minutes)
    if answered is None:
        return say("We will answer as soon as we can.")
    if answered - now == timedelta(minutes=wait.minutes) and wait.minutes <= LONGEST_IN_MINUTES:
        return _usually(say, wait.minutes) if wait.usual else _within(say, wait.minutes)
    moment = _moment(say, rules, now, answered)
    if rules.hours.is_open(now):
        return _at_work(say, wait, moment)
    closed = rules.own(say.language).closed_sentence
    if closed:
        return Markup(f"{closed} {_at_work(say, wait, moment)}")
    if wait.usual:
        return say("We are closed just now. Most likely we will answer {moment}.", moment=moment)
    return say("We are closed just now and will answer {moment}.", moment=moment)


def still_expected(say: Say, rules: HouseRules, now: datetime, since: datetime, wait: ExpectedWait) -> Markup:
    """Return the sentence that says by when somebody answers who has waited for a while already."""
    answered = rules.hours.promise(since, wait.minutes)
    if answered is None:
        return say("We will answer as soon as we can.")
    if answered <= now:
        return say("It takes longer than usual, we are sorry. We have not forgotten you.")
    return _at_work(say, wait, _moment(say, rules, now, answered))


def _at_work(say: Say, wait: ExpectedWait, moment: Markup) -> Markup:
    if wait.usual:
        return say("Most likely we will answer {moment}.", moment=moment)
    return say("We will answer {moment}.", moment=moment)


def _usually(say: Say, minutes: int) -> Markup:
    if minutes == 1:
        return say("We usually answer within a minute.")
    if minutes == HOUR:
        return say("We usually answer within an hour.")
    if minutes % HOUR:
        return say.many("We usually answer within {n} minute.", "We usually answer within {n} minutes.", n=minutes)
    return say.many("We usually answer within {n} hour.", "We usually answer within {n} hours.", n=minutes // HOUR)


def _within(say: Say, minutes: int) -> Markup:
    if minutes == 1:
        return say("We will answer within a minute.")
    if minutes == HOUR:
        return say("We will answer within an hour.")
    if minutes % HOUR:
        return say.many("We will answer within {n} minute.", "We will answer within {n} minutes.", n=minutes)
    return say.many("We will answer within {n} hour.", "We will answer within {n} hours.", n=minutes // HOUR)


def _moment(say: Say, rules: HouseRules, now: datetime, answered: datetime) -> Markup:
    """Say by when, and from when on where work begins only then, in the business's own time."""
    opens = rules.hours.opens_next(now)
    there = _rounded_up(answered.astimezone(rules.hours.zone))
    days = (there.date() - now.astimezone(rules.hours.zone).date()).days
    until = time_of_day(there)
    if opens is None or opens == now or opens.astimezone(rules.hours.zone).date() != there.date():
        return _by(say, there, days, until=until)
    return _between(say, there, days, opens=time_of_day(opens.astimezone(rules.hours.zone)), until=until)


def _by(say: Say, there: datetime, days: int, *, until: str) -> Markup:
    if days == 0:
        return say("today by {until}", until=until)
    if days == 1:
        return say("tomorrow by {until}", until=until)
    return say("on {day} by {until}", day=_day(say, there), until=until)


def _between(say: Say, there: datetime, days: int, *, opens: str, until: str) -> Markup:
    if days == 0:
        return say("today from {opens} to {until}", opens=opens, until=until)
    if days == 1:
        return say("tomorrow from {opens} to {until}", opens=opens, until=until)
    return say("on {day} from {opens} to {until}", day=_day(say, there), opens=opens, until=until)


def _rounded_up(there: datetime) -> datetime:
    """Return the next time with whole five minutes, as people name times."""
    past = timedelta(minutes=there.minute % 5, seconds=there.second, microseconds=there.microsecond)
    return there + (FIVE_MINUTES - past) if past else there


def _day(say: Say, there: datetime) -> str:
    return format_skeleton("MMMMd", there.date(), locale=say.language)
