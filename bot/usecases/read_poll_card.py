"""A poll's card: what is asked, where it may be asked or stands, and how many have chosen what."""

from dataclasses import dataclass

from bot.domain.chat import OurChat
from bot.domain.ids import PollId
from bot.domain.interest import Route
from bot.domain.poll import Poll, may_be_asked_in
from bot.domain.start_payload import Origin
from bot.usecases.ports import Records
from bot.usecases.read_campaigns import sign


@dataclass(frozen=True, slots=True, kw_only=True)
class PollCard:
    """A poll with its chat, if it has one, else with the chats where it may be asked, and the votes so far."""

    poll: Poll
    chat: OurChat | None
    possible: tuple[OurChat, ...]
    totals: dict[str, int]


async def read_poll_card(records: Records, poll: PollId) -> PollCard:
    """Return what a poll's card shows. Raises NotFound."""
    asked = await records.polls.get(poll)
    if asked.chat_id is None:
        possible = [
            chat for chat in await records.chats.list_all() if may_be_asked_in(chat, anonymous=asked.is_anonymous)
        ]
        return PollCard(poll=asked, chat=None, possible=tuple(possible), totals={})
    totals = {}
    if asked.message_id is not None:
        totals = await records.attention_counts.totals_of(Route.VOTE, asked.chat_id, asked.message_id)
    return PollCard(poll=asked, chat=await records.chats.find(asked.chat_id), possible=(), totals=totals)


async def read_way_from(records: Records, poll: Poll) -> str | None:
    """Return the start payload of the link below a poll: it leads to the bot, and tells where from; None until then."""
    if poll.chat_id is None or poll.message_id is None:
        return None
    post = await records.posts.find(poll.chat_id, poll.message_id)
    return await sign(records, Origin(post=post.id)) if post is not None else None
