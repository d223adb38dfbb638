"""Notes: what the team wrote down about people who ask."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.ids import ManagerId, ProspectId
from bot.domain.notes import Note
from storage.connection import Connection, Row

COLUMNS = "prospect_id, author_id, words, created_at"


class SqlNotes:
    """The table `notes`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, prospect: ProspectId, words: str, *, by: ManagerId, now: datetime) -> None:
        """Add a note; none overwrites another."""
        await self._connection.run(
            "INSERT INTO notes (prospect_id, author_id, words, created_at) VALUES (:prospect, :author, :words, :now)",
            prospect=prospect,
            author=by,
            words=words,
            now=epoch_ms(now),
        )

    async def find_last(self, prospect: ProspectId) -> Note | None:
        """Return the newest note on a prospect."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM notes WHERE prospect_id = :prospect ORDER BY id DESC LIMIT 1", prospect=prospect
        )
        return _note_of(row) if row else None

    async def list_of(self, prospect: ProspectId) -> list[Note]:
        """Return all notes on a prospect, oldest first."""
        rows = await self._connection.rows(
            f"SELECT {COLUMNS} FROM notes WHERE prospect_id = :prospect ORDER BY id", prospect=prospect
        )
        return [_note_of(row) for row in rows]


def _note_of(row: Row) -> Note:
    return Note(
        prospect=ProspectId(row["prospect_id"]),
        author=ManagerId(row["author_id"]),
        words=row["words"],
        written_at=from_epoch_ms(row["created_at"]),
    )
