"""Errands: calls to Telegram that wait to be made, or for their answer to take effect."""

import json
from datetime import datetime
from typing import Any

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.errand import Errand, Purpose
from bot.domain.ids import ErrandId
from storage.connection import Connection

COLUMNS = "id, purpose, about, method, payload, tries, not_before, not_after"


class SqlErrands:
    """The table `errands`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self,
        purpose: Purpose,
        about: int,
        method: str,
        payload: dict[str, Any],
        *,
        not_before: datetime,
        not_after: datetime,
    ) -> None:
        """Want something of Telegram; the same that was wanted before is wanted anew, and once."""
        await self._connection.run(
            "DELETE FROM errands WHERE purpose = :purpose AND about = :about", purpose=purpose, about=about
        )
        await self._connection.run(
            "INSERT INTO errands (purpose, about, method, payload, not_before, not_after)"
            " VALUES (:purpose, :about, :method, :payload, :not_before, :not_after)",
            purpose=purpose,
            about=about,
            method=method,
            payload=json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
            not_before=epoch_ms(not_before),
            not_after=epoch_ms(not_after),
        )

    async def find_next(self) -> Errand | None:
        """Return what is to be done first, be it due or not."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM errands ORDER BY not_before, id LIMIT 1")
        if row is None:
            return None
        return Errand(
            id=ErrandId(row["id"]),
            purpose=Purpose(row["purpose"]),
            about=row["about"],
            method=row["method"],
            payload=json.loads(row["payload"]),
            tries=row["tries"],
            not_before=from_epoch_ms(row["not_before"]),
            not_after=from_epoch_ms(row["not_after"]),
        )

    async def try_again(self, errand: ErrandId, not_before: datetime) -> None:
        """Put off what could not be done."""
        await self._connection.run(
            "UPDATE errands SET tries = tries + 1, not_before = :not_before WHERE id = :errand",
            errand=errand,
            not_before=epoch_ms(not_before),
        )

    async def finish(self, errand: ErrandId) -> bool:
        """Want it no more; return whether just this was still wanted."""
        row = await self._connection.row("DELETE FROM errands WHERE id = :errand RETURNING id", errand=errand)
        return row is not None
