"""Occasions: exhibitions and other places where the team meets people."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.errors import NotFound
from bot.domain.ids import ManagerId, OccasionId
from bot.domain.interest import Route
from bot.domain.occasion import Occasion
from storage.connection import Connection, Row, one

COLUMNS = "id, route, name"


class SqlOccasions:
    """The table `occasions`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, route: Route, name: str, *, by: ManagerId, now: datetime) -> Occasion:
        """Keep what an occasion is called."""
        row = await one(
            self._connection,
            "INSERT INTO occasions (route, name, named_by, named_at) VALUES (:route, :name, :by, :now)"
            f" RETURNING {COLUMNS}",
            route=route,
            name=name,
            by=by,
            now=epoch_ms(now),
        )
        return _occasion_of(row)

    async def get(self, occasion: OccasionId) -> Occasion:
        """Return an occasion; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM occasions WHERE id = :id", id=occasion)
        if row is None:
            raise NotFound
        return _occasion_of(row)

    async def find_newest(self, since: datetime) -> Occasion | None:
        """Return what was named last since a moment."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM occasions WHERE named_at >= :since ORDER BY named_at DESC, id DESC LIMIT 1",
            since=epoch_ms(since),
        )
        return _occasion_of(row) if row else None


def _occasion_of(row: Row) -> Occasion:
    return Occasion(id=OccasionId(row["id"]), route=Route(row["route"]), name=row["name"])
