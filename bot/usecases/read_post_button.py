"""Read the button under a post: how far it is, what it leads to, and what came of it; and the list of all posts."""

from dataclasses import dataclass

from bot.domain.campaign import Campaign
from bot.domain.chat import ChatKind, OurChat
from bot.domain.ids import PostButtonId
from bot.domain.member import Member
from bot.domain.paging import Page, bounds_of
from bot.domain.post_button import ButtonState, PostButton, PostFigures
from bot.domain.rights import check_is_owner
from bot.domain.start_payload import Origin
from bot.usecases.ports import Records
from bot.usecases.read_campaigns import sign


@dataclass(frozen=True, slots=True, kw_only=True)
class PostButtonCard:
    """A button, the channel it is for, those it could be for, the campaign it carries or whether there is one to
    choose, and once it stood there what came of it.
    """

    button: PostButton
    channel: OurChat | None
    possible: tuple[OurChat, ...]
    campaign: Campaign | None
    may_choose: bool
    figures: PostFigures | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPost:
    """A post with a button as a line of the list: where it went, and what came of it."""

    button: PostButton
    channel: OurChat | None
    figures: PostFigures


async def list_posts(records: Records, page: int, *, size: int, by: Member) -> Page[ListedPost]:
    """Return a page of the posts that have a button or had one, the newest first. Raises ForTheOwner."""
    check_is_owner(by)
    buttons = records.post_buttons
    number, pages = bounds_of(page, await buttons.count_with_post(), size=size)
    listed = await buttons.list_with_post(skip=(number - 1) * size, limit=size)
    things = tuple([await _listed(records, each) for each in listed])
    return Page(things=things, number=number, pages=pages)


async def _listed(records: Records, button: PostButton) -> ListedPost:
    assert button.post is not None and button.chat is not None, "what stands in a channel has both"
    channel = await records.chats.find(button.chat)
    return ListedPost(button=button, channel=channel, figures=await records.post_buttons.read_figures(button.post))


async def read_post_button(records: Records, button: PostButtonId) -> PostButtonCard:
    """Return what the card shows; raises NotFound."""
    found = await records.post_buttons.get(button)
    channels = [chat for chat in await records.chats.list_all() if chat.kind is ChatKind.CHANNEL and chat.is_ours]
    is_new = found.source is not None
    counted = found.post is not None and not (is_new or found.state is ButtonState.PUBLISHING)
    return PostButtonCard(
        button=found,
        channel=await records.chats.find(found.chat) if found.chat is not None else None,
        possible=tuple(channels) if is_new and found.post is None else (),
        campaign=await records.campaigns.find(found.campaign) if found.campaign is not None else None,
        may_choose=found.campaign is not None or await records.campaigns.count_running() > 0,
        figures=await records.post_buttons.read_figures(found.post) if counted and found.post is not None else None,
    )


async def payload_under(records: Records, button: PostButton) -> str:
    """Return what the link of a button carries: its post, and the campaign if there is one."""
    return await sign(records, Origin(campaign=button.campaign, post=button.post))
