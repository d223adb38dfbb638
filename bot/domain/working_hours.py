"""Working hours: when somebody is there to answer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A stretch of one weekday (0 is Monday), in minutes after midnight; `closes` may be 24 * 60."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """Shifts of the week in a time zone, and the days off. No shifts at all: somebody is always there."""

    zone: ZoneInfo
    shifts: tuple[Shift, ...]
    holidays: frozenset[date] = frozenset()

    def is_open(self, moment: datetime) -> bool:
        """Return whether it is working time."""
        opens = self.opens_next(moment)
        return opens == moment

    def opens_next(self, moment: datetime) -> datetime | None:
        """Return when work goes on: the moment itself during working time; None if never within three weeks."""
        if not self.shifts:
            return moment
        today = moment.astimezone(self.zone).date()
        starts = (
            max(start, moment)
            for day in (today + timedelta(days=ahead) for ahead in range(22))
            for start, end in self._stretches(day)
            if end > moment
        )
        return next(starts, None)

    def begins_on(self, day: date) -> datetime | None:
        """Return when work begins on a day; None on a day without any."""
        return next((start for start, _ in self._stretches(day)), None)

    def promise(self, moment: datetime, minutes: int) -> datetime | None:
        """Return when that many working minutes will have passed; None if there is no working time ahead."""
        left = timedelta(minutes=minutes)
        today = moment.astimezone(self.zone).date()
        if not self.shifts:
            return moment + left
        for day in (today + timedelta(days=ahead) for ahead in range(22)):
            for start, end in self._stretches(day):
                begin = max(start, moment)
                if end <= begin:
                    continue
                if begin + left <= end:
                    return begin + left
                left -= end - begin
        return None

    def worked(self, since: datetime, until: datetime) -> timedelta:
        """Return how much working time lies between two moments; none where the second is the earlier one."""
        if not self.shifts:
            return max(until - since, timedelta())
        first, last = since.astimezone(self.zone).date(), until.astimezone(self.zone).date()
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        parts = (min(end, until) - max(start, since) for day in days for start, end in self._stretches(day))
        return sum((part for part in parts if part > timedelta()), timedelta())

    def _stretches(self, day: date) -> list[tuple[datetime, datetime]]:
        if day in self.holidays:
            return []
        shifts = sorted((s for s in self.shifts if s.weekday == day.weekday()), key=lambda shift: shift.opens)
        return [(self._at(day, shift.opens), self._at(day, shift.closes)) for shift in shifts]

    def _at(self, day: date, minutes: int) -> datetime:
        """Return a wall-clock time of a day as a moment in UTC, in which hours can be counted; 24:00 is midnight."""
        days, rest = divmod(minutes, MINUTES_A_DAY)
        on_the_wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), self.zone)
        return on_the_wall.astimezone(UTC)
