"""Receipts: whether somebody is to be told in words that a message was passed on, or sees it by a sign under it."""

from datetime import datetime, timedelta

from bot.domain.working_hours import WorkingHours

SAME_BREATH = timedelta(seconds=2)  # an album, or a long text that Telegram has cut in parts
SAME_TALK = timedelta(minutes=10)


def is_in_same_breath(before: datetime | None, now: datetime) -> bool:
    """Tell whether what is said now goes on with what was said a moment ago."""
    return _pause_since(before, now) <= SAME_BREATH


def is_in_same_talk(before: datetime | None, now: datetime) -> bool:
    """Tell whether what is said now belongs to a talk in which something was said before."""
    return _pause_since(before, now) <= SAME_TALK


def needs_no_words(before: datetime | None, now: datetime, hours: WorkingHours) -> bool:
    """Tell whether who answers and when was said already: in this talk, and not while it was still open."""
    if before is None or not is_in_same_talk(before, now):
        return False
    return hours.is_open(now) or not hours.is_open(before)


def _pause_since(before: datetime | None, now: datetime) -> timedelta:
    """How long ago something was; a moment still to come says nothing, because the clock was set back since."""
    return now - before if before is not None and before <= now else timedelta.max
