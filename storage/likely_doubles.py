"""Likely doubles: pairs of clients that may be one person, and up to whom they were looked for."""

from collections.abc import Iterable

from bot.domain.client import Client
from bot.domain.hygiene import LikelyDouble
from storage.connection import Connection
from storage.directory import CLIENT, client_of


class SqlLikelyDoubles:
    """The tables `likely_doubles` and `doubles_looked_for`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list_next(self, limit: int) -> list[Client]:
        """Return the next clients to look for doubles of; nobody while names are still to be taken in."""
        rows = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c WHERE c.id > (SELECT d.reached FROM doubles_looked_for d WHERE d.id = 1)"
            " AND c.removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM names_to_take_in) ORDER BY c.id LIMIT :limit",
            limit=limit,
        )
        return [client_of(row) for row in rows]

    async def save(self, found: Iterable[LikelyDouble], *, reached: int) -> None:
        """Keep pairs, once each, and that all clients up to a number were looked at."""
        await self._connection.run_many(
            "INSERT INTO likely_doubles (first_id, second_id, named_so, evidence)"
            " VALUES (:first, :second, :named_so, :evidence) ON CONFLICT DO NOTHING",
            [
                {
                    "first": min(pair.one, pair.other),
                    "second": max(pair.one, pair.other),
                    "named_so": int(pair.named_so),
                    "evidence": " ".join(pair.evidence),
                }
                for pair in found
            ],
        )
        await self._connection.run("UPDATE doubles_looked_for SET reached = :reached WHERE id = 1", reached=reached)
