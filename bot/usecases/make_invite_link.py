"""Make an invite link: whoever comes into one of our chats by it has come by a campaign.

To make one twice does no harm: a second link lets people in as well, and is called after the campaign like the first.
"""

from bot.domain.campaign import CampaignLink
from bot.domain.chat import OurChat
from bot.domain.chat_routes import INVITE
from bot.domain.errand import Answer, Granted, Purpose
from bot.domain.errors import MayNotInvite
from bot.domain.events import InviteLinkAnswered
from bot.domain.ids import CampaignId, CampaignLinkId
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records, Turn
from bot.usecases.want_errand import want_errand

LONGEST_LINK_NAME = 32  # Telegram Bot API: createChatInviteLink


async def list_doors(records: Records, campaign: CampaignId, *, by: Member) -> list[OurChat]:
    """Return our chats into which the bot may invite. Raises ForTheOwner, NotFound, and MayNotInvite without any."""
    check_is_owner(by)
    await records.campaigns.get(campaign)
    doors = [chat for chat in await records.chats.list_all() if chat.is_ours and INVITE in chat.rights]
    if not doors:
        raise MayNotInvite
    return doors


async def make_invite_link(turn: Turn, campaign: CampaignId, chat_id: int, *, by: Member) -> None:
    """Have a link made, or tell of the one there is. Raises ForTheOwner, NotFound, MayNotInvite."""
    if chat_id not in {chat.chat_id for chat in await list_doors(turn.records, campaign, by=by)}:
        raise MayNotInvite
    link = await turn.records.campaigns.want_link(campaign, chat_id, by=by.id, now=turn.now)
    if link.url is not None:
        turn.tell(InviteLinkAnswered(link=link.id))
        return
    name = (await turn.records.campaigns.get(campaign)).name[:LONGEST_LINK_NAME]
    asked = {"chat_id": chat_id, "name": name}
    await want_errand(turn, Purpose.MAKE_INVITE_LINK, link.id, "createChatInviteLink", asked)


async def note_invite_link(turn: Turn, link: CampaignLinkId, answer: Answer) -> None:
    """Keep the link that Telegram has made; where it has not, whoever wanted it hears of that."""
    if isinstance(answer, Granted):
        await turn.records.campaigns.save_link(link, str(answer.result["invite_link"]))
    turn.tell(InviteLinkAnswered(link=link))


async def read_invite_link(records: Records, link: CampaignLinkId) -> tuple[CampaignLink, str, str]:
    """Return a link with the names of its campaign and its chat. Raises NotFound."""
    found = await records.campaigns.get_link(link)
    chat = await records.chats.find(found.chat_id)
    return found, (await records.campaigns.get(found.campaign)).name, chat.title if chat is not None else ""
