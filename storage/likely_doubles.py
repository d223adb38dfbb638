"""Likely doubles: pairs of clients that may be one person, up to whom they were looked for, and who changed since."""

import json
from collections.abc import Iterable, Sequence

from bot.domain.client import Client
from bot.domain.hygiene import LikelyDouble
from bot.domain.ids import ClientId
from storage.connection import Connection
from storage.directory import CLIENT, client_of


class SqlLikelyDoubles:
    """The tables `likely_doubles`, `doubles_looked_for` and `doubles_to_look_for`, which fills itself."""

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

    async def list_changed(self, limit: int) -> list[tuple[Client, int]]:
        """Return clients to look at again, and how often they have changed; nobody while names are to be taken in."""
        rows = await self._connection.rows(
            f"SELECT {CLIENT}, t.changes FROM doubles_to_look_for t JOIN clients c ON c.id = t.client_id"
            " WHERE NOT EXISTS (SELECT 1 FROM names_to_take_in) ORDER BY t.client_id LIMIT :limit",
            limit=limit,
        )
        return [(client_of(row), row["changes"]) for row in rows]

    async def list_paired(self, client: ClientId, limit: int) -> list[Client]:
        """Return who makes a pair with a client."""
        rows = await self._connection.rows(
            f"SELECT {CLIENT} FROM clients c WHERE c.removed_at IS NULL AND c.id IN ("
            " SELECT second_id FROM likely_doubles WHERE first_id = :client"
            " UNION SELECT first_id FROM likely_doubles WHERE second_id = :client) LIMIT :limit",
            client=client,
            limit=limit,
        )
        return [client_of(row) for row in rows]

    async def save(self, found: Iterable[LikelyDouble], *, reached: int) -> None:
        """Keep pairs, once each, and that all clients up to a number were looked at."""
        await self._add(found)
        await self._connection.run("UPDATE doubles_looked_for SET reached = :reached WHERE id = 1", reached=reached)

    async def save_again(self, client: ClientId, found: Sequence[LikelyDouble], *, changes: int) -> None:
        """Keep these as all pairs of a client who has changed so often; who changes meanwhile is looked at again."""
        await self._connection.run(
            "DELETE FROM likely_doubles WHERE (first_id = :client OR second_id = :client)"
            " AND first_id + second_id - :client NOT IN (SELECT value FROM json_each(:others))",
            client=client,
            others=json.dumps([pair.one + pair.other - client for pair in found]),
        )
        await self._add(found)
        await self._connection.run(
            "DELETE FROM doubles_to_look_for WHERE client_id = :client AND changes = :changes",
            client=client,
            changes=changes,
        )

    async def _add(self, found: Iterable[LikelyDouble]) -> None:
        await self._connection.run_many(
            "INSERT INTO likely_doubles (first_id, second_id, named_so, evidence)"
            " VALUES (:first, :second, :named_so, :evidence)"
            " ON CONFLICT (first_id, second_id) DO UPDATE SET named_so = :named_so, evidence = :evidence",
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
