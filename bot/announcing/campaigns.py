"""Campaigns: whoever wanted an invite link hears what it is, or that Telegram would not make it."""

from bot.announcing.desk import Desk
from bot.domain.ids import CampaignLinkId
from bot.mailboxes import Priority
from bot.usecases.make_invite_link import read_invite_link
from bot.views.campaign_card import invite_link_line
from bot.views.letters import letter_of


async def invite_link_answered(desk: Desk, number: CampaignLinkId) -> None:
    """Say it in a message of its own, which can be passed on."""
    link, campaign, chat = await read_invite_link(desk.session, number)
    place = desk.team.reachable(link.by)
    if place is not None:
        line = invite_link_line(link, campaign, chat, place.chat_id, place.say)
        await desk.put(letter_of(line, priority=Priority.ANSWER))
