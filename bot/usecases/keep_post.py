"""Keep a post: a channel has published something, or Telegram has copied it to where people comment."""

from datetime import datetime

from bot.domain.post import Post, title_of
from bot.usecases.ports import Turn


async def keep_post(
    turn: Turn, *, chat_id: int, message_id: int, album: str | None, words: str | None, posted_at: datetime
) -> Post:
    """Keep a post, known or new; what belongs to one album is one post."""
    return await turn.records.posts.add(
        chat_id=chat_id, message_id=message_id, album=album, title=title_of(words), posted_at=posted_at
    )


async def keep_discussion(turn: Turn, post: Post, *, chat_id: int, message_id: int) -> None:
    """Keep under which copy a post is discussed."""
    await turn.records.posts.save_discussion(post.id, chat_id, message_id)
