"""Budget: how much one person may send before the rest waits at a gate until they calm down.

Generous enough for somebody who pastes thirty lines or picks fifty pictures. Each allowance is one moment (the generic
cell rate algorithm, ITU-T I.371): when it would be whole again if nothing more came.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

PAUSE_BETWEEN_NOTICES = timedelta(minutes=1)
QUIET = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=10)  # whoever goes on and on is heard all the same
BETWEEN_PARTS = timedelta(minutes=1)  # of what waits where it is too much for once


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """So many messages at once, each of which is given back after a while."""

    at_once: int
    each: timedelta

    @property
    def whole(self) -> timedelta:
        """How long all of it takes to be given back."""
        return self.at_once * self.each

    def spend(self, whole_at: datetime, now: datetime) -> datetime | None:
        """Return when it is whole again after one more message, None if there is no room for one."""
        after = max(whole_at, now) + self.each
        return after if after - now <= self.whole else None


AT_ONCE = Allowance(at_once=60, each=timedelta(seconds=3))
IN_AN_HOUR = Allowance(at_once=300, each=timedelta(seconds=12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What somebody has spent: when both allowances are whole again, and when they were last told of the end of it.

    `spent_at`: when something was spent last. If that is yet to come, a clock was set back: nothing counts.
    `held_since` and `opens_at`: since when something of theirs waits at the gate, and until when.
    """

    burst_whole_at: datetime
    hour_whole_at: datetime
    spent_at: datetime
    noticed_at: datetime | None = None
    held_since: datetime | None = None
    opens_at: datetime | None = None

    @classmethod
    def untouched(cls, now: datetime) -> "Budget":
        """Return the budget of somebody who has said nothing lately."""
        return cls(burst_whole_at=now, hour_whole_at=now, spent_at=now)

    def spend(self, now: datetime) -> "Budget | None":
        """Return the budget after one more message; None if that is beyond it, which costs nothing."""
        if now < self.spent_at:
            return replace(self, burst_whole_at=now, hour_whole_at=now, spent_at=now).spend(now)
        burst = AT_ONCE.spend(self.burst_whole_at, now)
        hour = IN_AN_HOUR.spend(self.hour_whole_at, now)
        if burst is None or hour is None:
            return None
        return replace(self, burst_whole_at=burst, hour_whole_at=hour, spent_at=now)

    def wants_notice(self, now: datetime) -> bool:
        """Tell whether whoever is beyond it is to be told so: once, not with each message."""
        return self.noticed_at is None or not timedelta() <= now - self.noticed_at < PAUSE_BETWEEN_NOTICES

    def noticed(self, now: datetime) -> "Budget":
        """Return the budget of somebody who was told."""
        return replace(self, noticed_at=now)

    def holding(self, now: datetime) -> "Budget":
        """Return the budget of somebody of whom one more message waits: until they are quiet, or have gone on long."""
        since = self.held_since or now
        return replace(self, held_since=since, opens_at=min(now + QUIET, since + LONGEST_WAIT))

    def opened(self, now: datetime, *, more: bool) -> "Budget":
        """Return the budget of somebody who was let in; `more`: not with all that waits."""
        return replace(self, held_since=now if more else None, opens_at=now + BETWEEN_PARTS if more else None)
