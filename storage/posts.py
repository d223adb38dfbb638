"""Posts: what channels have published, and the copies under which it is discussed."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.errors import NotFound
from bot.domain.ids import PostId
from bot.domain.post import Post
from storage.connection import MOST_FORGOTTEN, Connection, Row, one

COLUMNS = "id, chat_id, message_id, album, title, discussion_chat_id, discussion_message_id"
BELOW_ALL = "(SELECT COALESCE(min(message_id), 0) - 1 FROM posts WHERE chat_id = :chat_id AND message_id < 0)"


class SqlPosts:
    """The table `posts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(
        self, *, chat_id: int, message_id: int, album: str | None, title: str | None, posted_at: datetime
    ) -> Post:
        """Keep a post; of one that is known, as it was kept first; an album is one post."""
        known = await self._find_of_album(chat_id, album) if album is not None else None
        if known is None:
            known = await self.find(chat_id, message_id)
        if known is not None:
            return known
        row = await one(
            self._connection,
            "INSERT INTO posts (chat_id, message_id, album, title, posted_at)"
            f" VALUES (:chat_id, :message_id, :album, :title, :posted_at) RETURNING {COLUMNS}",
            chat_id=chat_id,
            message_id=message_id,
            album=album,
            title=title,
            posted_at=epoch_ms(posted_at),
        )
        return _post_of(row)

    async def reserve(self, chat_id: int, title: str | None, now: datetime) -> Post:
        """Keep a post that is about to be published: its message has a number below zero until Telegram gives one."""
        row = await one(
            self._connection,
            "INSERT INTO posts (chat_id, message_id, title, posted_at)"
            f" VALUES (:chat_id, {BELOW_ALL}, :title, :now) RETURNING {COLUMNS}",
            chat_id=chat_id,
            title=title,
            now=epoch_ms(now),
        )
        return _post_of(row)

    async def place(self, post: PostId, message_id: int) -> None:
        """Keep which message a reserved post became. Where its copy came first, both are one post from now on.

        What was said under the copy by then stays with that row, which stands nowhere any more.
        """
        reserved = await self.get(post)
        early = await self.find(reserved.chat_id, message_id)
        if early is not None:
            await self._give_way(early)
        await self._connection.run(
            "UPDATE posts SET message_id = :message_id, discussion_chat_id = :chat, discussion_message_id = :copy,"
            " discussion_last_id = :copy WHERE id = :id",
            id=post,
            message_id=message_id,
            chat=early.discussion_chat_id if early is not None else None,
            copy=early.discussion_message_id if early is not None else None,
        )

    async def _give_way(self, early: Post) -> None:
        if not await self._is_spoken_of(early.id):
            await self._connection.run("DELETE FROM posts WHERE id = :id", id=early.id)
            return
        await self._connection.run(
            f"UPDATE posts SET message_id = {BELOW_ALL}, discussion_chat_id = NULL, discussion_message_id = NULL,"
            " discussion_last_id = NULL WHERE id = :id",
            id=early.id,
            chat_id=early.chat_id,
        )

    async def _is_spoken_of(self, post: PostId) -> bool:
        row = await self._connection.row(
            "SELECT 1 FROM interests WHERE post_id = :post AND post_id IS NOT NULL UNION ALL"
            " SELECT 1 FROM post_buttons WHERE post_id = :post LIMIT 1",
            post=post,
        )
        return row is not None

    async def get(self, post: PostId) -> Post:
        """Return a post; raises NotFound."""
        row = await self._connection.row(f"SELECT {COLUMNS} FROM posts WHERE id = :id", id=post)
        if row is None:
            raise NotFound
        return _post_of(row)

    async def find(self, chat_id: int, message_id: int) -> Post | None:
        """Return the post that stands there."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM posts WHERE chat_id = :chat_id AND message_id = :message_id",
            chat_id=chat_id,
            message_id=message_id,
        )
        return _post_of(row) if row else None

    async def _find_of_album(self, chat_id: int, album: str) -> Post | None:
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM posts WHERE chat_id = :chat_id AND album = :album AND album IS NOT NULL"
            " ORDER BY id LIMIT 1",
            chat_id=chat_id,
            album=album,
        )
        return _post_of(row) if row else None

    async def find_discussed(self, chat_id: int, message_id: int) -> Post | None:
        """Return the post whose copy stands there; each picture of an album has one."""
        row = await self._connection.row(
            f"SELECT {COLUMNS} FROM posts WHERE discussion_chat_id = :chat_id AND discussion_chat_id IS NOT NULL"
            " AND discussion_message_id <= :message_id AND discussion_last_id >= :message_id"
            " ORDER BY discussion_message_id DESC LIMIT 1",
            chat_id=chat_id,
            message_id=message_id,
        )
        return _post_of(row) if row else None

    async def save_discussion(self, post: PostId, chat_id: int, message_id: int) -> None:
        """Keep under which copy a post is discussed; of an album under which copies."""
        copy = {"id": post, "chat_id": chat_id, "message_id": message_id}
        await self._connection.run(
            "UPDATE posts SET discussion_chat_id = :chat_id, discussion_message_id = :message_id,"
            " discussion_last_id = :message_id WHERE id = :id AND discussion_message_id IS NULL",
            **copy,
        )
        await self._connection.run(
            "UPDATE posts SET discussion_message_id = CASE WHEN discussion_message_id > :message_id"
            " THEN :message_id ELSE discussion_message_id END, discussion_last_id = CASE"
            " WHEN discussion_last_id < :message_id THEN :message_id ELSE discussion_last_id END"
            " WHERE id = :id AND album IS NOT NULL AND discussion_chat_id = :chat_id",
            **copy,
        )

    async def forget_old(self, before: datetime) -> int:
        """Delete posts from before a moment that nothing is known of any more, the oldest first."""
        gone = await self._connection.rows(
            "DELETE FROM posts WHERE id IN (SELECT p.id FROM posts p WHERE p.posted_at < :before"
            " AND NOT EXISTS (SELECT 1 FROM interests i WHERE i.post_id = p.id AND i.post_id IS NOT NULL)"
            " AND NOT EXISTS (SELECT 1 FROM post_buttons b WHERE b.post_id = p.id)"
            " ORDER BY p.posted_at LIMIT :limit) RETURNING id",
            before=epoch_ms(before),
            limit=MOST_FORGOTTEN,
        )
        return len(gone)


def _post_of(row: Row) -> Post:
    return Post(
        id=PostId(row["id"]),
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        album=row["album"],
        title=row["title"],
        discussion_chat_id=row["discussion_chat_id"],
        discussion_message_id=row["discussion_message_id"],
    )
