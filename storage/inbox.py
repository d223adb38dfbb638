"""The inbox: every update as it came, committed before Telegram is told it was received."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.clock import epoch_ms, from_epoch_ms
from bot.mailboxes import InboxEntry, Incoming
from storage.connection import MOST_FORGOTTEN, Connection, Row, one

COLUMNS = "seq, update_id, lane, body, attempts, first_failed, gate, in_crowd, received_at"
MOST_READ_TOGETHER = 1000


class SqlInbox:
    """The table `inbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, bot_id: int, updates: Iterable[Incoming], now: datetime) -> None:
        """Keep updates in the order they came; one that came before is left as it is."""
        await self._connection.run_many(
            "INSERT INTO inbox (bot_id, update_id, lane, body, in_crowd, received_at)"
            " VALUES (:bot_id, :update_id, :lane, :body, :in_crowd, :now) ON CONFLICT (bot_id, update_id) DO NOTHING",
            [
                {
                    "bot_id": bot_id,
                    "update_id": update.update_id,
                    "lane": update.lane,
                    "body": update.body,
                    "in_crowd": int(update.in_crowd),
                    "now": epoch_ms(now),
                }
                for update in updates
            ],
        )

    async def ready(
        self, now: datetime, limit: int, longest_pause: timedelta = timedelta.max, *, in_crowd: bool = False
    ) -> list[InboxEntry]:
        """Return what may be worked on, in order; a lane whose head waits for its next try waits with it.

        The crowd's updates come only to who asks for them: they have lanes of their own.

        A pause that seems longer than any is over: the clock has been set back since.
        """
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM inbox WHERE status = 'new' AND in_crowd = :in_crowd"
            " AND lane NOT IN (SELECT lane FROM inbox WHERE status = 'new' AND not_before > 0 AND not_before > :now"
            " AND not_before - :now <= :longest_pause)"
            " ORDER BY seq LIMIT :limit",
            now=epoch_ms(now),
            limit=limit,
            in_crowd=int(in_crowd),
            longest_pause=longest_pause // timedelta(milliseconds=1),
        )
        return [_entry_of(row) for row in rows]

    async def count_waiting(self, *, in_crowd: bool) -> int:
        """Return how many updates of the crowd, or of all others, wait to take effect."""
        row = await one(
            self._connection,
            "SELECT count(*) AS waiting FROM inbox WHERE status = 'new' AND in_crowd = :in_crowd",
            in_crowd=int(in_crowd),
        )
        waiting: int = row["waiting"]
        return waiting

    async def next_try(self) -> datetime | None:
        """Return when the next postponed update may be tried again."""
        row = await self._connection.row(
            "SELECT min(not_before) AS next FROM inbox WHERE status = 'new' AND not_before > 0"
        )
        return from_epoch_ms(row["next"]) if row and row["next"] is not None else None

    async def finish(self, seq: int, now: datetime, *, keep: bool = True, read_with: int | None = None) -> None:
        """Mark an update as having taken effect; unless it is to be kept, only its number stays.

        `read_with`: the first of those it was read as one message with.
        """
        await self._connection.run(
            "UPDATE inbox SET status = 'done', body = CASE WHEN :keep THEN body ELSE '' END, finished_at = :now,"
            " read_with = :read_with WHERE seq = :seq",
            seq=seq,
            keep=int(keep),
            now=epoch_ms(now),
            read_with=read_with,
        )

    async def list_read_together(self, lane: str) -> list[InboxEntry]:
        """Return what came in a lane and was read as one message with something else, the newest of it, in order."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS}, read_with FROM inbox WHERE lane = :lane AND read_with IS NOT NULL"
            " ORDER BY seq DESC LIMIT :limit",
            lane=lane,
            limit=MOST_READ_TOGETHER,
        )
        return [replace(_entry_of(row), read_with=row["read_with"]) for row in reversed(rows)]

    async def postpone(self, seq: int, *, error: str, until: datetime, now: datetime) -> None:
        """Keep an update that failed for another try; its lane waits."""
        await self._connection.run(
            "UPDATE inbox SET attempts = attempts + 1, not_before = :until, error = :error,"
            " first_failed = COALESCE(first_failed, :now) WHERE seq = :seq",
            seq=seq,
            error=error,
            until=epoch_ms(until),
            now=epoch_ms(now),
        )

    async def set_aside(self, seq: int, *, error: str, now: datetime) -> None:
        """Make an update a dead letter: kept with its error, out of everybody's way."""
        await self._connection.run(
            "UPDATE inbox SET status = 'dead', attempts = attempts + 1, error = :error, finished_at = :now"
            " WHERE seq = :seq",
            seq=seq,
            error=error,
            now=epoch_ms(now),
        )

    async def forget_finished(self, before: datetime) -> int:
        """Delete the raw JSON of updates that took effect before a moment (retention of raw updates)."""
        return await self._forget("done", before)

    async def forget_set_aside(self, before: datetime) -> int:
        """Delete dead letters from before a moment."""
        return await self._forget("dead", before)

    async def _forget(self, status: str, before: datetime) -> int:
        """Return how many went: not all at once."""
        gone = await self._connection.rows(
            "DELETE FROM inbox WHERE seq IN (SELECT seq FROM inbox WHERE status = :status AND finished_at < :before"
            " ORDER BY finished_at LIMIT :limit) RETURNING seq",
            status=status,
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
        return len(gone)


def _entry_of(row: Row) -> InboxEntry:
    return InboxEntry(
        seq=row["seq"],
        update_id=row["update_id"],
        lane=row["lane"],
        body=row["body"],
        attempts=row["attempts"],
        first_failed=from_epoch_ms(row["first_failed"]) if row["first_failed"] is not None else None,
        received_at=from_epoch_ms(row["received_at"]),
        waited=row["gate"] is not None,
        in_crowd=bool(row["in_crowd"]),
    )
