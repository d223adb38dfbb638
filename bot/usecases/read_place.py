"""Where something was said in public: the chat, and the post it is about."""

from dataclasses import dataclass

from bot.domain.chat import OurChat
from bot.domain.interest import Interest, Route
from bot.domain.post import Post, Spot
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlace:
    """What is known of where somebody acted. `channel`: the one whose post it is about, where the bot is there too."""

    route: Route
    spot: Spot
    chat: OurChat
    post: Post | None = None
    channel: OurChat | None = None


async def read_place(records: Records, interest: Interest) -> PublicPlace | None:
    """Return where an act of attention took place; None where nobody else could see it."""
    if interest.spot is None:
        return None
    chat = await records.chats.find(interest.spot.chat_id)
    if chat is None:
        return None
    post = await records.posts.get(interest.spot.post) if interest.spot.post is not None else None
    channel = await records.chats.find(post.chat_id) if post is not None else None
    return PublicPlace(route=interest.route, spot=interest.spot, chat=chat, post=post, channel=channel)
