"""The daily line: when the team is told what was shown in public since it was told last."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.working_hours import WorkingHours

MOST_OF_DAYS = 100_000  # of more acts the newest are told of: the line is once a day, and nobody waits for it


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyLine:
    """At which time of a working day; one that is outside the hours of a day is the beginning of its work."""

    at: time
    hours: WorkingHours

    def midnight(self, now: datetime) -> datetime:
        """Return when the day began that it is now."""
        return self._moment(self._day(now), time())

    def is_due(self, now: datetime, told_upto: datetime) -> bool:
        """Return whether to tell of the days before this one; `told_upto`: where the last line ended.

        Nobody is disturbed outside the hours: after an outage one line tells of all days, when work goes on.
        """
        if told_upto >= self.midnight(now) or not self.hours.is_open(now):
            return False
        begins = self._begins(self._day(now))
        return begins is None or now >= begins

    def is_yesterday(self, since: datetime, upto: datetime) -> bool:
        """Return whether a line tells of a single day."""
        return self._day(upto) - self._day(since) <= timedelta(days=1)

    def _begins(self, day: date) -> datetime | None:
        moment = self._moment(day, self.at)
        return moment if self.hours.is_open(moment) else self.hours.begins_on(day)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.hours.zone).date()

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.hours.zone)
