"""What an owner presses on campaigns. What changes one carries its version, so an old button changes nothing."""

from typing import Annotated

from pydantic import Field

from bot.domain.ids import CampaignId
from bot.views.buttons.base import LARGEST, Button, GroupId, Positive


class ShowCampaigns(Button, prefix="camps1"):
    """Show a page of the list in the same message."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class AskCampaignName(Button, prefix="campnew1"):
    """Let the owner type the name of a new campaign."""


class CampaignButton(Button, prefix="camp"):
    """A button about a campaign."""

    campaign: Annotated[CampaignId, Positive]


class ShowCampaign(CampaignButton, prefix="camp1"):
    """Show a campaign with its figures."""


class AskInviteLink(CampaignButton, prefix="campdoors1"):
    """Ask into which chat an invite link is to lead."""


class ShowDoors(CampaignButton, prefix="campdoorp1"):
    """Show a page of the chats into which an invite link may lead."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class MakeInviteLink(CampaignButton, prefix="campdoor1"):
    """Have an invite link made. Channels and groups have negative ids (Telegram Bot API)."""

    chat: GroupId


class SendCode(CampaignButton, prefix="campqr1"):
    """Send the QR code of a campaign's link."""


class ChangeCampaign(CampaignButton, prefix="campchange"):
    """A button that changes a campaign."""

    version: Annotated[int, Field(ge=1, le=LARGEST)]


class AskNewName(ChangeCampaign, prefix="campname1"):
    """Let the owner type another name."""


class AskBudget(ChangeCampaign, prefix="campcost1"):
    """Let the owner type what a campaign costs."""


class EndCampaign(ChangeCampaign, prefix="campend1"):
    """Let a campaign be over."""


class BeginCampaignAgain(ChangeCampaign, prefix="campagain1"):
    """Let a campaign go on."""


class UndoCampaignChange(ChangeCampaign, prefix="campundo1"):
    """Make a campaign as it was before its last change."""
