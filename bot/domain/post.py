"""Post: what a channel has published, and where it is discussed."""

from dataclasses import dataclass

from bot.domain.ids import PostId

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where others saw it: a message in a chat - the act itself or what it answers - and the post it belongs to."""

    chat_id: int
    message_id: int | None = None
    post: PostId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of a channel. `title`: its first words; `album`: by which Telegram knows what belongs together.

    `discussion_chat_id`, `discussion_message_id`: the copy under which people comment, once Telegram has made it.
    """

    id: PostId
    chat_id: int
    message_id: int
    album: str | None
    title: str | None
    discussion_chat_id: int | None = None
    discussion_message_id: int | None = None


def title_of(words: str | None) -> str | None:
    """Return what a post can be called by: the beginning of its first line that says anything."""
    line = next((line.strip() for line in (words or "").splitlines() if line.strip()), None)
    if line is None or len(line) <= LONGEST_TITLE:
        return line
    return f"{line[: LONGEST_TITLE - 1].rstrip()}…"
