"""The human check: one simple question to whoever comes from nowhere while very many do.

It only decides when managers hear of somebody: what is said meanwhile is kept, and nobody is shut out for good.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.domain.ids import ProspectId

RUSH = timedelta(hours=1)  # how long starts are counted, and how long a question stands
OFFERED = 3
MOST_WRONG = 3


class Picture(StrEnum):
    """What can be pressed."""

    CAT = "cat"
    FISH = "fish"
    CAR = "car"
    TREE = "tree"
    APPLE = "apple"
    HOUSE = "house"
    KEY = "key"
    SUN = "sun"


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanCheck:
    """A question somebody was asked, and how often they pressed a wrong picture since."""

    prospect: ProspectId
    asked_at: datetime
    wrong: int = 0

    @property
    def offered(self) -> tuple[Picture, ...]:
        """The pictures to choose from; others after each wrong one."""
        return tuple(sorted(Picture, key=lambda picture: self._lot(picture.value))[:OFFERED])

    @property
    def right(self) -> Picture:
        """The one to press."""
        return min(self.offered, key=lambda picture: self._lot(f"right {picture}"))

    @property
    def given_up(self) -> bool:
        """Whether nothing more is asked: managers hear of them once a day."""
        return self.wrong >= MOST_WRONG

    def is_over(self, now: datetime) -> bool:
        """Tell whether the question is too old to stand in anybody's way; or the clock was set back."""
        return not timedelta() <= now - self.asked_at < RUSH

    def answered_wrong(self) -> "HumanCheck":
        """Return the next question."""
        return replace(self, wrong=self.wrong + 1)

    def _lot(self, about: str) -> bytes:
        """A draw that a program from outside cannot know, and that is the same whenever it is looked at.

        By whole seconds: a moment that was kept is a little less exact than the one it was asked at.
        """
        asked_at = self.asked_at.replace(microsecond=0)
        return sha256(f"{self.prospect} {asked_at.isoformat()} {self.wrong} {about}".encode()).digest()
