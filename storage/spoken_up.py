"""Spoken up: when the bot has said something by itself in public, for as long as that counts."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.ids import PostId, ProspectId
from bot.domain.speaking_up import A_DAY, IN_A_ROW, SpokenUp
from storage.connection import Connection, one


class SqlSpokenUp:
    """The table `spoken_up`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, chat_id: int, post: PostId | None, prospect: ProspectId, now: datetime) -> None:
        """Keep that something was said to somebody, and nothing that counts no more."""
        await self._connection.run("DELETE FROM spoken_up WHERE said_at <= :before", before=epoch_ms(now - A_DAY))
        await self._connection.run(
            "INSERT INTO spoken_up (chat_id, post_id, prospect_id, said_at) VALUES (:chat_id, :post, :prospect, :now)",
            chat_id=chat_id,
            post=post,
            prospect=prospect,
            now=epoch_ms(now),
        )

    async def move(self, old: int, new: int) -> None:
        """Count what was said in a group under the id that it has by now."""
        await self._connection.run("UPDATE spoken_up SET chat_id = :new WHERE chat_id = :old", old=old, new=new)

    async def count(self, chat_id: int, post: PostId | None, prospect: ProspectId, now: datetime) -> SpokenUp:
        """Return how much was said in a chat just now, and within a day under a post and to somebody."""
        row = await one(
            self._connection,
            "SELECT COALESCE(sum(said_at > :just), 0) AS in_a_row, COALESCE(sum(post_id = :post), 0) AS under_post,"
            " COALESCE(sum(prospect_id = :prospect), 0) AS to_person"
            " FROM spoken_up WHERE chat_id = :chat_id AND said_at > :day",
            chat_id=chat_id,
            post=post,
            prospect=prospect,
            just=epoch_ms(now - IN_A_ROW),
            day=epoch_ms(now - A_DAY),
        )
        return SpokenUp(in_a_row=row["in_a_row"], under_post=row["under_post"], to_person=row["to_person"])
