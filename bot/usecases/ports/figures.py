"""Port: what can be counted of interest."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.heat import MOST_COUNTED, Selection
from bot.domain.ids import InterestId, PostId, ProspectId
from bot.domain.interest import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What interest came from, what it is called where that is known, and how often."""

    chosen: Selection
    name: str | None
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """Somebody who came again, and how often."""

    prospect: ProspectId
    acts: int


class InterestFigures(Protocol):
    """How much interest there was between two moments, from where, and whose; of very much, the newest."""

    async def count_by_route(
        self, since: datetime, until: datetime, *, most: int = MOST_COUNTED
    ) -> dict[Route, int]: ...

    async def count_people(self, since: datetime, until: datetime) -> int: ...

    async def count_asked(self, since: datetime, until: datetime, *, most: int = MOST_COUNTED) -> int: ...

    async def count_repeated(self, since: datetime, until: datetime, *, seen: datetime) -> int:
        """Return how many came again between two moments and were seen since a third."""
        ...

    async def list_repeated(
        self, since: datetime, until: datetime, *, seen: datetime, limit: int, skipped: int
    ) -> list[Repeated]: ...

    async def list_sources(self, since: datetime, until: datetime, *, limit: int) -> list[Source]:
        """Return which posts, chats and campaigns brought most."""
        ...

    async def count_chosen(self, chosen: Selection, since: datetime, until: datetime) -> int: ...

    async def list_chosen(
        self, chosen: Selection, since: datetime, until: datetime, *, limit: int, skipped: int
    ) -> list[InterestId]:
        """Return acts of a kind, the newest first."""
        ...

    async def count_of_post(self, post: PostId) -> dict[Route, int]:
        """Return how often each thing was done about a post whose people are known."""
        ...

    async def list_counted(self, since: datetime, *, limit: int) -> list[tuple[int, int]]:
        """Return under which messages something was counted since a moment, by chat and number."""
        ...


class DailyLines(Protocol):
    """Up to when the team was told what was shown in public."""

    async def find_told_upto(self) -> datetime | None: ...

    async def save(self, upto: datetime) -> None: ...

    async def take_counted(self, since: datetime) -> dict[Route, int]:
        """Return how much more Telegram counts of each thing than was told; from then on that is told."""
        ...
