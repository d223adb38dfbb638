"""Remarks: what prospects and managers said to each other, message by message, and how they changed it since."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.errors import NotFound
from bot.domain.events import PostedMessage
from bot.domain.ids import ActivityId, InterestId, ManagerId, ProspectId, RemarkId
from bot.domain.remark import Remark, remark_in
from storage.connection import Connection, Row, one

COLUMNS = (
    "r.id, r.prospect_id, r.manager_id, r.chat_id, r.message_id, r.interest_id, r.activity_id, r.words, r.topic,"
    " (SELECT e.words FROM remark_edits e WHERE e.remark_id = r.id ORDER BY e.id DESC LIMIT 1) AS edited"
)
INSERT = (
    "INSERT INTO remarks"
    " (prospect_id, manager_id, chat_id, message_id, interest_id, activity_id, words, album, topic, said_at)"
    " VALUES (:prospect, :by, :chat_id, :message_id, :interest, :answer, :words, :album, :topic, :now)"
)
UNLESS_THERE = "ON CONFLICT (chat_id, message_id) WHERE chat_id IS NOT NULL DO NOTHING"


class SqlRemarks:
    """The tables `remarks` and `remark_edits`; where copies stand is in `cards`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self,
        *,
        prospect: ProspectId,
        words: str | None,
        now: datetime,
        posted: PostedMessage | None = None,
        by: ManagerId | None = None,
        interest: InterestId | None = None,
        answer: ActivityId | None = None,
    ) -> RemarkId:
        """Keep what was said. Ids of messages begin anew in a chat whose history was lost: the newer message counts."""
        said = {
            "prospect": prospect,
            "by": by,
            "chat_id": posted.chat_id if posted is not None else None,
            "message_id": posted.message_id if posted is not None else None,
            "interest": interest,
            "answer": answer,
            "words": words,
            "album": posted.album if posted is not None else None,
            "topic": posted.topic if posted is not None else None,
            "now": epoch_ms(now),
        }
        row = await self._connection.row(f"{INSERT} {UNLESS_THERE} RETURNING id", **said)
        if row is None:
            assert posted is not None  # nothing else can be there already
            await self.forget_place(posted.chat_id, posted.message_id)
            row = await one(self._connection, f"{INSERT} RETURNING id", **said)
        return RemarkId(row["id"])

    async def get(self, remark: RemarkId) -> Remark:
        """Return a remark; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM remarks r WHERE r.id = :id", id=remark)
        if row is None:
            raise NotFound
        return _remark_of(row)

    async def find_written(self, chat_id: int, message_id: int) -> Remark | None:
        """Return the remark whose author wrote it there."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM remarks r WHERE r.chat_id = :chat_id AND r.message_id = :message_id",
            chat_id=chat_id,
            message_id=message_id,
        )
        return _remark_of(row) if row else None

    async def find_shown(self, chat_id: int, message_id: int) -> Remark | None:
        """Return the remark that stands there, be it a copy."""
        shown = await self._connection.rows(
            "SELECT subject FROM cards WHERE chat_id = :chat_id AND message_id = :message_id",
            chat_id=chat_id,
            message_id=message_id,
        )
        copied = next((remark for row in shown if (remark := remark_in(row["subject"])) is not None), None)
        if copied is None:
            return await self.find_written(chat_id, message_id)
        row = await self._connection.row(f"SELECT {COLUMNS} FROM remarks r WHERE r.id = :id", id=copied)
        return _remark_of(row) if row else None

    async def find_answer(self, answer: ActivityId) -> Remark | None:
        """Return what a line of history says was answered; of an album, the first."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM remarks r WHERE r.activity_id = :id ORDER BY r.id LIMIT 1", id=answer
        )
        return _remark_of(row) if row else None

    async def find_last_asked(self, prospect: ProspectId) -> Remark | None:
        """Return what a prospect has said last that wanted an answer."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM remarks r WHERE r.prospect_id = :prospect AND r.manager_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM interests i WHERE i.id = r.interest_id"
            " AND i.chat_id IS NOT NULL AND i.asks = 0) ORDER BY r.id DESC LIMIT 1",
            prospect=prospect,
        )
        return _remark_of(row) if row else None

    async def forget_place(self, chat_id: int, message_id: int) -> None:
        """Keep of what was written there no more that it stands there: it was deleted."""
        await self._connection.run(
            "UPDATE remarks SET chat_id = NULL, message_id = NULL"
            " WHERE chat_id = :chat_id AND message_id = :message_id",
            chat_id=chat_id,
            message_id=message_id,
        )

    async def move(self, old: int, new: int) -> None:
        """Keep that a group goes on under another id; its messages stay behind, and have no place in the new one."""
        await self._connection.run(
            "UPDATE remarks SET chat_id = :new, message_id = NULL WHERE chat_id = :old", old=old, new=new
        )

    async def find_of_album(self, chat_id: int, album: str) -> Remark | None:
        """Return the first message of an album that was written in a chat."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM remarks r WHERE r.chat_id = :chat_id AND r.album = :album ORDER BY r.id LIMIT 1",
            chat_id=chat_id,
            album=album,
        )
        return _remark_of(row) if row else None

    async def add_edit(self, remark: RemarkId, words: str | None, now: datetime, *, most: int) -> None:
        """Keep the words as they are from now on; where there are more than so many edits, in place of the last."""
        await self._connection.run(
            "DELETE FROM remark_edits WHERE id = (SELECT max(id) FROM remark_edits WHERE remark_id = :remark)"
            " AND (SELECT count(*) FROM remark_edits WHERE remark_id = :remark) >= :most",
            remark=remark,
            most=most,
        )
        await self._connection.run(
            "INSERT INTO remark_edits (remark_id, words, edited_at) VALUES (:remark, :words, :now)",
            remark=remark,
            words=words or "",
            now=epoch_ms(now),
        )


def _remark_of(row: Row) -> Remark:
    edited = row["edited"]
    return Remark(
        id=RemarkId(row["id"]),
        prospect=ProspectId(row["prospect_id"]),
        by=ManagerId(row["manager_id"]) if row["manager_id"] is not None else None,
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        interest=InterestId(row["interest_id"]) if row["interest_id"] is not None else None,
        answer=ActivityId(row["activity_id"]) if row["activity_id"] is not None else None,
        words=row["words"] if edited is None else edited or None,
        topic=row["topic"],
    )
