"""Ports: where others look on - channels, groups, posts - and what is only counted there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.chat import OurChat
from bot.domain.ids import ManagerId, OccasionId, PollId, PostButtonId, PostId, ProspectId
from bot.domain.interest import Route
from bot.domain.looked_for import LookedFor
from bot.domain.occasion import Occasion
from bot.domain.poll import Poll
from bot.domain.post import Post
from bot.domain.post_button import PostButton, PostFigures
from bot.domain.speaking_up import SpokenUp


class Chats(Protocol):
    """Channels and groups where the bot is, besides the team's."""

    async def find(self, chat_id: int) -> OurChat | None: ...

    async def find_by_connection(self, connection: str) -> OurChat | None:
        """Return the chats of the owner who has given the bot this leave."""
        ...

    async def find_direct_of(self, channel: int) -> OurChat | None: ...

    async def find_moved(self, former: int) -> OurChat | None:
        """Return the chat that had this id before it became a supergroup."""
        ...

    async def list_all(self) -> list[OurChat]:
        """Return where the bot still is, those added first first; of chats that are not ours, the newest ones."""
        ...

    async def forget_strangers(self, before: datetime) -> int:
        """Delete chats that were added before a moment and never were ours; return how many."""
        ...

    async def save(self, chat: OurChat, now: datetime) -> None:
        """Keep a chat as it is now; when it was left is kept too."""
        ...

    async def remove(self, chat_id: int) -> None: ...

    async def move(self, old: int, new: int) -> None:
        """A group has become a supergroup: it goes on under another id."""
        ...


class Posts(Protocol):
    """Posts of channels. `get` raises NotFound."""

    async def add(
        self, *, chat_id: int, message_id: int, album: str | None, title: str | None, posted_at: datetime
    ) -> Post:
        """Keep a post; of one that is known, as it was kept first; an album is one post."""
        ...

    async def reserve(self, chat_id: int, title: str | None, now: datetime) -> Post:
        """Keep a post that is about to be published."""
        ...

    async def place(self, post: PostId, message_id: int) -> None:
        """Keep which message a reserved post became."""
        ...

    async def get(self, post: PostId) -> Post: ...

    async def find(self, chat_id: int, message_id: int) -> Post | None: ...

    async def find_discussed(self, chat_id: int, message_id: int) -> Post | None:
        """Return the post whose copy stands there."""
        ...

    async def save_discussion(self, post: PostId, chat_id: int, message_id: int) -> None:
        """Keep under which copy a post is discussed; of an album it is the first."""
        ...

    async def forget_old(self, before: datetime) -> int:
        """Delete posts from before a moment that nothing is known of; return how many."""
        ...


class PostButtons(Protocol):
    """What leads from posts to the bot. `get` raises NotFound."""

    async def add(
        self,
        *,
        chat_id: int | None,
        post: PostId | None,
        source: int | None,
        title: str | None,
        label: str,
        by: ManagerId,
        now: datetime,
    ) -> PostButton: ...

    async def get(self, button: PostButtonId) -> PostButton: ...

    async def find_of_post(self, post: PostId) -> PostButton | None: ...

    async def count_with_post(self) -> int:
        """Return how many there are whose post stands in a channel or is on its way there."""
        ...

    async def list_with_post(self, *, skip: int, limit: int) -> list[PostButton]:
        """Return some of these, those made last first."""
        ...

    async def save(self, button: PostButton) -> None: ...

    async def read_figures(self, post: PostId) -> PostFigures: ...


class Occasions(Protocol):
    """Exhibitions and other places where the team meets people. `get` raises NotFound."""

    async def add(self, route: Route, name: str, *, by: ManagerId, now: datetime) -> Occasion: ...

    async def get(self, occasion: OccasionId) -> Occasion: ...

    async def find_newest(self, since: datetime) -> Occasion | None:
        """Return what was named last since a moment."""
        ...


class AttentionCounts(Protocol):
    """What Telegram tells only numbers of."""

    async def set_totals(
        self, route: Route, chat_id: int, message_id: int, totals: Mapping[str, int], *, update: int, now: datetime
    ) -> None:
        """Keep how many there are by now of all signs, unless a later update has told already."""
        ...

    async def add(
        self, route: Route, chat_id: int, message_id: int, sign: str, now: datetime, *, number: int = ...
    ) -> None:
        """Count one more, or another number, which may be less than none."""
        ...

    async def forget_old(self, before: datetime) -> int:
        """Delete what has not changed since before a moment; return how much."""
        ...

    async def totals_of(self, route: Route, chat_id: int, message_id: int) -> dict[str, int]:
        """Return how many there are of each sign."""
        ...


class Polls(Protocol):
    """What the owner lets people vote on. `get` raises NotFound."""

    async def add(self, *, question: str, options: Sequence[str], by: ManagerId, now: datetime) -> Poll: ...

    async def get(self, poll: PollId) -> Poll: ...

    async def find_in_telegram(self, telegram_id: str) -> Poll | None:
        """Return the poll that Telegram calls so."""
        ...

    async def list_newest(self, limit: int) -> list[Poll]: ...

    async def save(self, poll: Poll) -> None: ...


class LookedForWords(Protocol):
    """What people type after the bot's name, until it rests: the last words of each."""

    async def find(self, prospect: ProspectId) -> LookedFor | None: ...

    async def list_before(self, moment: datetime, *, limit: int) -> list[LookedFor]:
        """Return what was typed last by a moment, the oldest first."""
        ...

    async def save(self, last: LookedFor) -> None: ...

    async def remove(self, prospect: ProspectId) -> None: ...


class SpeakingUp(Protocol):
    """What the bot has said in public by itself."""

    async def add(self, chat_id: int, post: PostId | None, prospect: ProspectId, now: datetime) -> None: ...

    async def move(self, old: int, new: int) -> None:
        """Count what was said in a group under the id that it has by now."""
        ...

    async def count(self, chat_id: int, post: PostId | None, prospect: ProspectId, now: datetime) -> SpokenUp: ...
